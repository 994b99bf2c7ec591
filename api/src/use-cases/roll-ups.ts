import type { ClientSession } from 'mongoose';
import type { AssessmentsService } from '../features/assessments/assessments.service.js';
import type { FamiliesService, FamilyRecord } from '../features/families/families.service.js';
import type { InterventionsService } from '../features/interventions/interventions.service.js';
import type { RollupDifference } from '../platform/roll-ups.js';
import type { ServiceBase } from '../platform/service-base.js';
import { putSetting, readSetting } from '../platform/settings.js';
import { inTransaction } from '../platform/transactions.js';

interface RollupsDeps extends ServiceBase {
  readonly families: FamiliesService;
  readonly assessments: AssessmentsService;
  readonly interventions: InterventionsService;
}

/** Receives the share that is done, 0-1. */
type Progress = (share: number) => void;

/** The way in which roll-ups follow from records; a change of it rebuilds all at the next start. */
const foldVersion = '3';
const setting = 'roll-ups';
const familiesOfBatch = 50;
const nobody: readonly FamilyRecord[] = [];

/** Roll-ups of the whole installation. They are written with every record; this looks after them as a whole. */
export function createRollups({ connection, families, assessments, interventions }: RollupsDeps) {
  /** Runs work on all families, in batches of one transaction each; also beside writers. */
  async function inBatches(
    work: (tx: ClientSession, batch: readonly FamilyRecord[]) => Promise<void>,
    progress: Progress,
  ): Promise<void> {
    const total = await families.countAll();
    let done = 0;
    let afterId: string | null = null;
    for (;;) {
      const last: string | null = afterId;
      const batch = await inTransaction(connection, async (tx) => {
        const next = await families.nextByIds(last, familiesOfBatch, tx);
        if (next.length > 0) await work(tx, next);
        return next;
      });
      if (batch.length === 0) break;
      done += batch.length;
      afterId = batch.at(-1)?._id ?? null;
      progress(Math.min(1, done / total));
    }
  }

  /** Ids of families that roll-ups name and that do not exist. */
  async function missingFamilies(): Promise<string[]> {
    const missing: string[] = [];
    for (const service of [assessments.familiesOfSpells, interventions.familiesOfServices]) {
      let named = await service(null);
      while (named.length > 0) {
        const present = new Set((await families.byIds(named)).map(({ _id }) => _id));
        missing.push(...named.filter((id) => !present.has(id)));
        named = await service(named.at(-1) ?? null);
      }
    }
    return [...new Set(missing)];
  }

  async function rebuildRollups(progress: Progress): Promise<void> {
    await inBatches(async (tx, batch) => {
      await assessments.rebuildSpells(tx, batch);
      await interventions.rebuildServices(tx, batch);
    }, progress);
    const missing = await missingFamilies();
    await inTransaction(connection, async (tx) => {
      await assessments.rebuildSpells(tx, nobody, missing);
      await interventions.rebuildServices(tx, nobody, missing);
    });
    await putSetting(connection, setting, foldVersion);
  }

  return {
    /** Writes all roll-ups anew from their records. */
    rebuildRollups,

    /** Builds the roll-ups of data that were written without them, or by another way of rolling up. */
    async buildMissingRollups(progress: Progress): Promise<void> {
      if ((await readSetting(connection, setting)) !== foldVersion) await rebuildRollups(progress);
    },

    /** Compares all roll-ups with their records. */
    async verifyRollups(progress: Progress): Promise<RollupDifference[]> {
      const differences: RollupDifference[] = [];
      await inBatches(async (tx, batch) => {
        const found = [
          ...(await assessments.spellDifferences(tx, batch)),
          ...(await interventions.serviceDifferences(tx, batch)),
        ];
        differences.push(...found);
      }, progress);
      const missing = await missingFamilies();
      await inTransaction(connection, async (tx) => {
        const strays = [
          ...(await assessments.spellDifferences(tx, nobody, missing)),
          ...(await interventions.serviceDifferences(tx, nobody, missing)),
        ];
        differences.push(...strays);
      });
      return differences;
    },
  };
}
