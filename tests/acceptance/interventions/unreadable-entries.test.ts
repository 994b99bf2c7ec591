import 'fake-indexeddb/auto';
import { gql } from '@apollo/client';
import { randomUUID } from 'node:crypto';
import { Outbox } from '../../../web/src/domain/outbox/outbox.js';
import type { NewChange } from '../../../web/src/domain/outbox/outbox-item.js';
import { openOutboxStorage, type OutboxStorage } from '../../../web/src/domain/outbox/outbox-storage.js';
import { makeSender } from '../../../web/src/domain/outbox/send-entries.js';
import { batchErrorOf } from '../../../web/src/domain/outbox/unsent-batch.js';
import { apolloClientOf } from '../../kit/apollo-client.js';
import { cleanUp } from '../../kit/product.js';
import { startSmallWorld, type SmallWorld } from '../../kit/small-world.js';

const gridDocument = `query ($clusterId: ID!, $month: Month!) {
  monthGrid(clusterId: $clusterId, month: $month) { rows { cells { entries { id } } } } }`;

interface Grid {
  monthGrid: { rows: { cells: { entries: { id: string }[] }[] }[] };
}

describe('entries that the server cannot read', () => {
  let world: SmallWorld;
  let storage: OutboxStorage;
  let outbox: Outbox;

  beforeAll(async () => {
    world = await startSmallWorld();
    storage = openOutboxStorage();
    const send = makeSender(apolloClientOf(world.people.coordinator1));
    outbox = await Outbox.open({ accountId: world.accounts.coordinator1, storage, send });
  });

  afterAll(async () => {
    outbox.close();
    storage.close();
    await cleanUp();
  });

  const entry = (more: object): NewChange => {
    const { families, clusters, serviceTypeId } = world;
    const input = { familyId: families[0], serviceTypeId, month: '2018-03', quantity: 2, ...more };
    return {
      entryId: randomUUID(),
      familyId: families[0],
      change: { kind: 'log', input },
      subject: {
        clusterId: clusters[0],
        familyCode: 'F-001',
        serviceTypeId,
        serviceName: { ar: 'سلة غذائية', en: 'Food' },
        month: '2018-03',
        shown: 2,
      },
    };
  };
  const storedIds = async (): Promise<ReadonlySet<string>> => {
    const clusterMonth = { clusterId: world.clusters[0], month: '2018-03' };
    const { monthGrid } = await world.people.coordinator1.ask<Grid>(gridDocument, clusterMonth);
    const entries = monthGrid.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.entries));
    return new Set(entries.map(({ id }) => id));
  };

  it('are refused one by one and block no other entry', async () => {
    const bad = [entry({ aFieldOfAnotherVersion: 1 }), entry({ quantity: 'two' }), entry({ familyId: { $ne: null } })];
    const good = [entry({}), entry({ quantity: 3 })];
    const [first = entry({}), ...others] = bad;
    await outbox.add([first, ...good, ...others]);
    await outbox.settled();
    const { items, obstacle } = outbox.getState();
    expect(items.map(({ entryId, refusal }) => [entryId, refusal?.code])).toEqual(
      bad.map(({ entryId }) => [entryId, 'INVALID']),
    );
    expect(obstacle).toBeNull();
    const stored = await storedIds();
    expect(good.map(({ entryId }) => stored.has(entryId))).toEqual([true, true]);
    expect(bad.map(({ entryId }) => stored.has(entryId))).toEqual([false, false, false]);
  });

  it('differ from an operation of another app version, which waits for the newer server', async () => {
    const mutation = gql`
      mutation LogEntriesAsNeverBefore($input: LogInterventionsInput!) {
        logInterventionsAsNeverBefore(input: $input) {
          items {
            key
          }
        }
      }
    `;
    const client = apolloClientOf(world.people.coordinator1);
    const error: unknown = await client
      .mutate({ mutation, variables: { input: { entries: [] } } })
      .catch((thrown: unknown) => thrown);
    expect(batchErrorOf(error)).toMatchObject({ obstacle: 'APP_TOO_OLD' });
  });
});
