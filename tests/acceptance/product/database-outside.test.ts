import { randomUUID } from 'node:crypto';
import type { Client } from '../../kit/client.js';
import { serveOutside, type OutsideStore } from '../../kit/outside-store.js';
import { cleanUp, firstAdministratorToken, startProduct, temporaryFolder, type Product } from '../../kit/product.js';
import { storedKeys } from '../../kit/stored-entries.js';
import { makeWorld, worldMonth, type World } from '../../kit/world.js';

const log = /* GraphQL */ `
  mutation ($input: LogInterventionsInput!) {
    logInterventions(input: $input) {
      items {
        key
        outcome
      }
    }
  }
`;

interface Logged {
  logInterventions: { items: { key: string; outcome: string }[] };
}

const clients = 4;
const entriesPerRequest = 5;

/** The product on a database server in another process, which is killed and restarted while four people log. */
describe('a database in another process', () => {
  const folder = temporaryFolder();
  let port: number;
  let store: OutsideStore;
  let product: Product;
  let world: World;
  const acknowledged = new Set<string>();
  const sent = new Set<string>();
  const errors: string[] = [];
  let going = true;

  beforeAll(async () => {
    store = await serveOutside(folder);
    port = Number(new URL(store.uri).port);
    product = await startProduct({ args: ['--empty'], environment: { MONGODB_URI: store.uri } });
    world = await makeWorld(product.url, firstAdministratorToken(product));
  });

  afterAll(async () => {
    await cleanUp();
    await store.kill();
  });

  /** Logs until it is stopped; unacknowledged requests are sent again with the same keys. */
  async function logOn(client: Client): Promise<void> {
    let entries = freshEntries();
    while (going) {
      const answer = await client.send<Logged>(log, { input: { entries } });
      const items = answer.data?.logInterventions.items;
      if (items === undefined) {
        errors.push(`${answer.errors[0]?.extensions?.code}: ${answer.errors[0]?.message}`);
        await pause(100);
        continue;
      }
      for (const { key, outcome } of items) if (outcome !== 'REFUSED') acknowledged.add(key);
      entries = freshEntries();
    }
  }

  function freshEntries(): object[] {
    return Array.from({ length: entriesPerRequest }, () => {
      const clientKey = randomUUID();
      sent.add(clientKey);
      const { families, serviceTypeId } = world;
      return { clientKey, familyId: families[0], serviceTypeId, month: worldMonth, quantity: 1 };
    });
  }

  it('is named in the output of the start', () => {
    expect(product.output()).toMatch(/Engine: MongoDB/);
  });

  it('can be killed under load: errors are clear meanwhile, the product recovers, and nothing is lost or duplicated', async () => {
    const logging = Array.from({ length: clients }, () => logOn(world.people.coordinator1));
    for (let round = 0; round < 3; round += 1) {
      const before = acknowledged.size;
      await waitFor(() => acknowledged.size > before + clients * entriesPerRequest);
      const errorsBefore = errors.length;
      await store.kill();
      await waitFor(() => errors.length > errorsBefore);
      store = await serveOutside(folder, port);
    }
    const before = acknowledged.size;
    await waitFor(() => acknowledged.size > before + clients * entriesPerRequest);
    going = false;
    await Promise.all(logging);

    expect(errors.length).toBeGreaterThan(0);
    expect([...new Set(errors)]).toEqual(['UNAVAILABLE: The database does not respond; nothing was lost, try again']);
    const stored = await storedKeys(store.uri, sent);
    expect([...acknowledged].filter((key) => !stored.has(key))).toEqual([]);
    expect([...stored].filter((key) => !sent.has(key))).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(50);
  });
});

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

async function waitFor(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(50);
}
