import { garbageIn } from './catalog/catalog.js';
import type { Cursors } from './cursors/cursors.js';
import { sweepExpired, type ExpiryDeps } from './records/expiry.js';
import { rangeOfId } from './storage/keys.js';
import { expiredRetryRecords } from './transactions/retry-records.js';
import type { Sessions } from './transactions/sessions.js';

const tickMilliseconds = 1_000;
const sweepEveryMilliseconds = 60_000;
const garbagePerStep = 2_000;

interface UpkeepDeps extends ExpiryDeps {
  readonly cursors: Cursors;
  readonly sessions: Sessions;
}

/** Background maintenance: abandoned transactions and cursors, expired documents and retry records, dropped data. */
export class Upkeep {
  private readonly timer: NodeJS.Timeout;
  private lastSweep = 0;
  private working = false;
  private stopped = false;

  constructor(private readonly deps: UpkeepDeps) {
    this.timer = setInterval(() => void this.tick(), tickMilliseconds);
    this.timer.unref();
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.timer);
  }

  private async tick(): Promise<void> {
    if (this.working || this.stopped) return;
    this.working = true;
    try {
      this.deps.sessions.sweep();
      this.deps.cursors.sweep();
      if (Date.now() - this.lastSweep < sweepEveryMilliseconds) return;
      this.lastSweep = Date.now();
      await this.sweep();
    } catch {
      // A full disk or a shutdown: the next tick retries, and clients get the same error for their own writes.
    } finally {
      this.working = false;
    }
  }

  private async sweep(): Promise<void> {
    await sweepGarbage(this.deps);
    await sweepRetryRecords(this.deps);
    await sweepExpired(this.deps, Date.now());
  }
}

/** Deletes the garbage of dropped collections and indexes, a limited number of keys per commit. */
export async function sweepGarbage(deps: UpkeepDeps): Promise<void> {
  const view = deps.direct.view();
  const garbage = garbageIn(view.reader);
  view.release();
  for (const { key, id, space } of garbage) {
    if (space === 'entries' && isBeingBuilt(deps, id)) continue;
    for (let more = true; more;) {
      more = await deps.commits.run((unit) => {
        const { from, to } = rangeOfId(id);
        const keys: Buffer[] = [];
        for (const entry of unit.range(space, from, to)) {
          keys.push(entry.key);
          if (keys.length === garbagePerStep) break;
        }
        for (const entryKey of keys) unit.remove(space, entryKey);
        if (keys.length < garbagePerStep) unit.remove('meta', key);
        return keys.length === garbagePerStep;
      });
    }
  }
}

const sweepRetryRecords = async (deps: UpkeepDeps): Promise<void> => {
  const view = deps.direct.view();
  const expired = expiredRetryRecords(view.reader, Date.now());
  view.release();
  if (expired.length === 0) return;
  await deps.commits.run((unit) => {
    for (const key of expired) unit.remove('meta', key);
  });
};

const isBeingBuilt = (deps: UpkeepDeps, id: number): boolean =>
  deps.catalog.list().some((collection) => collection.indexes.some((index) => index.id === id));
