import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Outbox } from '../../../web/src/domain/outbox/outbox.js';
import type { OutboxItem } from '../../../web/src/domain/outbox/outbox-item.js';
import { openOutboxStorage, type OutboxStorage } from '../../../web/src/domain/outbox/outbox-storage.js';
import { makeSender } from '../../../web/src/domain/outbox/send-entries.js';
import { apolloClientOf } from '../../kit/apollo-client.js';
import { cleanUp } from '../../kit/product.js';
import { startSmallWorld, type SmallWorld } from '../../kit/small-world.js';

const gridDocument = `query ($clusterId: ID!, $month: Month!) {
  monthGrid(clusterId: $clusterId, month: $month) { rows { cells { entries { id quantity nothingGiven repeatReason } } } } }`;

interface Grid {
  monthGrid: { rows: { cells: { entries: Entry[] }[] }[] };
}

interface Entry {
  id: string;
  quantity: number;
  nothingGiven: boolean;
  repeatReason: string | null;
}

/** Rows that the app of version 0.1.0 stored on a device without a network, with names in place of ids. */
const rows = readFileSync(path.join(__dirname, 'outbox-0.1.0.json'), 'utf8');

describe('an outbox stored by version 0.1.0', () => {
  let world: SmallWorld;
  let storage: OutboxStorage;
  let outbox: Outbox;
  /** Ids of the entries by the names in the stored rows. */
  let ids: Record<'refused' | 'logged' | 'nothing' | 'corrected' | 'voided', string>;

  beforeAll(async () => {
    world = await startSmallWorld();
    const { accounts, clusters, families, interventions, people, serviceTypeId: serviceType } = world;
    const [corrected, voided] = interventions;
    ids = { refused: randomUUID(), logged: randomUUID(), nothing: randomUUID(), corrected, voided };
    const account = accounts.coordinator1;
    const [family, otherFamily] = families;
    await keepOnDevice({ ...ids, account, cluster: clusters[0], family, otherFamily, serviceType });
    const send = makeSender(apolloClientOf(people.coordinator1));
    storage = openOutboxStorage();
    outbox = await Outbox.open({ accountId: account, storage, send });
  });

  afterAll(async () => {
    outbox.close();
    storage.close();
    await cleanUp();
  });

  it('is read: every change still waits, in its order, and refused changes keep their refusal', () => {
    const { items, isKept } = outbox.getState();
    expect(isKept).toBe(true);
    const { refused, logged, nothing, corrected, voided } = ids;
    expect(items.map(({ entryId }) => entryId)).toEqual([refused, logged, nothing, corrected, voided, logged]);
    expect(items.map(({ refusal }) => refusal?.code ?? null)).toEqual([
      'POSSIBLE_REPEAT',
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('is sent: each change is stored once, and only the refused one stays in the outbox', async () => {
    outbox.wake();
    await outbox.settled();
    expect(outbox.getState().items.map(({ entryId }) => entryId)).toEqual([ids.refused]);
    const stored = await storedEntries();
    expect(stored.get(ids.logged)).toMatchObject({ quantity: 4, repeatReason: 'sick child' });
    expect(stored.get(ids.nothing)).toMatchObject({ nothingGiven: true });
    expect(stored.get(ids.corrected)).toMatchObject({ quantity: 5 });
    expect(stored.has(ids.voided)).toBe(false);
    expect(stored.has(ids.refused)).toBe(false);
  });

  it('sends the refused change after a reason is entered', async () => {
    const [waiting] = outbox.getState().items;
    await outbox.amend(waiting?.itemId ?? '', withReason);
    await outbox.settled();
    expect(outbox.getState().items).toEqual([]);
    expect((await storedEntries()).get(ids.refused)).toMatchObject({ quantity: 2, repeatReason: 'two households' });
  });

  /** Entries of both months by id, without voided ones. */
  async function storedEntries(): Promise<ReadonlyMap<string, Entry>> {
    const months = ['2018-03', '2018-04'].map((month) =>
      world.people.coordinator1.ask<Grid>(gridDocument, { clusterId: world.clusters[0], month }),
    );
    const grids = await Promise.all(months);
    const entries = grids.flatMap(({ monthGrid }) =>
      monthGrid.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.entries)),
    );
    return new Map(entries.map((entry) => [entry.id, entry]));
  }
});

/** Writes the rows into the database of the browser as version 0.1.0 did. */
async function keepOnDevice(idsByName: Readonly<Record<string, string>>): Promise<void> {
  const database = await openDB('anaqid-outbox', 1, {
    upgrade: (empty) => void empty.createObjectStore('changes', { keyPath: ['accountId', 'itemId'] }),
  });
  const withIds = rows.replace(/\{(\w+)\}/g, (_name, name: string) => idsByName[name] ?? '');
  for (const row of JSON.parse(withIds) as unknown[]) await database.put('changes', row);
  database.close();
}

function withReason(item: OutboxItem): OutboxItem {
  if (item.change.kind !== 'log') return item;
  return { ...item, change: { ...item.change, input: { ...item.change.input, repeatReason: 'two households' } } };
}
