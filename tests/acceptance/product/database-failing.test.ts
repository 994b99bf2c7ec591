import { randomUUID } from 'node:crypto';
import { clientOf, type Answer } from '../../kit/client.js';
import { awayCodes, startFailingDatabase, type FailingDatabase } from '../../kit/failing-database.js';
import { serveOutside, type OutsideStore } from '../../kit/outside-store.js';
import { cleanUp, firstAdministratorToken, startProduct, temporaryFolder, type Product } from '../../kit/product.js';
import { storedKeys } from '../../kit/stored-entries.js';
import { makeWorld, worldMonth, worldPassword, type World } from '../../kit/world.js';

const list = '{ families { totalCount edges { node { code cluster { id } association { id } } } } }';
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
const signIn = /* GraphQL */ `
  mutation ($input: SignInInput!) {
    signIn(input: $input) {
      refusal {
        code
      }
    }
  }
`;

interface Logged {
  logInterventions: { items: { key: string; outcome: string }[] };
}

const codes = Object.entries(awayCodes);
/** Commands of a request from which on all fail: of its session, its account, its answer. */
const readingPlaces = [2, 3, 4, 5];
/** Commands of storing an entry at which the primary goes away, up to its commit. */
const loggingPlaces = { BEFORE: [1, 4, 8, 12, 16, 20], AFTER: [2, 6, 10, 14, 18, 22] };
/** The driver repeats a command once and the product its transaction, so one failure would not be seen. */
const FAILURES_IN_A_ROW = 4;

/** A primary that steps down or shuts down, seen through what it answers. */
describe('a database whose primary goes away', () => {
  let store: OutsideStore;
  let database: FailingDatabase;
  let product: Product;
  let world: World;
  const sent = new Set<string>();

  beforeAll(async () => {
    store = await serveOutside(temporaryFolder());
    database = await startFailingDatabase(store.uri);
    product = await startProduct({ args: ['--empty'], environment: { MONGODB_URI: database.uri } });
    world = await makeWorld(product.url, firstAdministratorToken(product));
  });

  afterEach(() => database.heal());

  afterAll(async () => {
    await cleanUp();
    await database.close();
    await store.kill();
  });

  /** Every command from this one on fails, or some in a row. */
  function failFrom(first: number, code: number, when: 'BEFORE' | 'AFTER', inARow = Number.POSITIVE_INFINITY): void {
    let commands = 0;
    database.fail(() => {
      commands += 1;
      return commands >= first && commands < first + inARow ? { code, when } : null;
    });
  }

  const codesIn = ({ errors }: Answer<unknown>): (string | undefined)[] =>
    errors.map(({ extensions }) => extensions?.code);

  it.each(codes)('says that it is unavailable when %s meets a request', async (_name, code) => {
    failFrom(1, code, 'BEFORE');
    const answer = await world.people.coordinator1.send(list);
    expect([answer.status, codesIn(answer)]).toEqual([503, ['UNAVAILABLE']]);
    database.heal();
    expect(await world.people.coordinator1.ask(list)).toMatchObject({ families: { totalCount: 2 } });
  });

  it('says so wherever it happens: while the session, the account or the answer is read', async () => {
    for (const first of readingPlaces) {
      failFrom(first, awayCodes.NotWritablePrimary, 'BEFORE');
      const answer = await world.people.coordinator1.send(list);
      expect(new Set(codesIn(answer))).toEqual(new Set(['UNAVAILABLE']));
    }
  });

  it('does not mistake it for a wrong password', async () => {
    failFrom(1, awayCodes.PrimarySteppedDown, 'BEFORE');
    const input = { userName: 'coordinator1', password: worldPassword };
    expect(codesIn(await clientOf(product.url).send(signIn, { input }))).toEqual(['UNAVAILABLE']);
  });

  it('logs such a request', () => {
    expect(product.output()).toMatch(/"fault":\{"name":"Mongo\w*Error","code":10107/);
  });

  function freshEntry(): object {
    const clientKey = randomUUID();
    sent.add(clientKey);
    const { families, serviceTypeId } = world;
    return { clientKey, familyId: families[0], serviceTypeId, month: worldMonth, quantity: 1 };
  }

  it.each(['BEFORE', 'AFTER'] as const)(
    'loses and doubles no entry when the primary goes away at any command, %s it is done',
    async (when) => {
      for (const first of loggingPlaces[when]) {
        const [, code] = codes[first % codes.length]!;
        const input = { entries: [freshEntry()] };
        failFrom(first, code, when, FAILURES_IN_A_ROW);
        const answer = await world.people.coordinator1.send<Logged>(log, { input });
        if (answer.errors.length > 0) expect(codesIn(answer)).toEqual(['UNAVAILABLE']);
        database.heal();
        const again = await world.people.coordinator1.ask<Logged>(log, { input });
        expect(again.logInterventions.items).toEqual([{ key: expect.any(String), outcome: expect.any(String) }]);
        expect(again.logInterventions.items[0]?.outcome).not.toBe('REFUSED');
      }
      expect(await storedKeys(store.uri, sent)).toEqual(sent);
    },
  );

  it('says that it is unavailable, in the end, when the primary stays away while an entry is stored', async () => {
    const input = { entries: [freshEntry()] };
    let failed = 0;
    database.fail((command) => {
      if (command === 'find') return null;
      failed += 1;
      return { code: codes[failed % codes.length]![1], when: 'BEFORE' };
    });
    expect(codesIn(await world.people.coordinator1.send(log, { input }))).toEqual(['UNAVAILABLE']);
    database.heal();
    await world.people.coordinator1.ask(log, { input });
    expect(await storedKeys(store.uri, sent)).toEqual(sent);
  });
});
