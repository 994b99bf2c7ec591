import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Role } from '@anaqid/shared-types';
import { readEnvironment } from '../platform/environment.js';
import { createLogger } from '../platform/logger.js';
import { startProductWorld, type ProductWorld } from '../testing/product-world.js';
import { startRandomHistory } from '../testing/random-history.js';
import { randomPilot, type RandomPilot } from '../testing/random-pilot.js';
import { seededRandom } from '../testing/random.js';
import { administrator, uniqueName } from '../testing/set-up-world.js';
import { createApp } from './create-app.js';

const seed = Number(process.env['SEED'] ?? 1);
/** Random writes and readings between each other. */
const rounds = Number(process.env['ROUNDS'] ?? 60);
const password = 'correct horse battery staple';

const outcomes = `query ($pilotId: ID!, $view: OutcomeView) { pilotOutcomes(pilotId: $pilotId, view: $view) {
  pilot { id name { ar } presentMonth } coverage
  figures { strip { enrolled n graduated left stillIn } clusters { cluster { id name { ar } } n graduated }
    spending { months care development baseMonths } completeness { expected complete missing } }
  associations { association { name { ar } } n graduated } } }`;
const families = '{ families(first: 5) { edges { node { id name } } } }';

interface Served {
  readonly url: string;
  close(): Promise<void>;
}

interface Answered {
  readonly status: number;
  readonly tag: string | null;
  readonly body: string;
}

interface Reader {
  readonly accountId: string;
  readonly cookie: string;
}

describe(`answers that have not changed (SEED=${seed})`, () => {
  let world: ProductWorld;
  let pilot: RandomPilot;
  let served: Served;
  /** Ten minutes before midnight in the pilot's time zone. */
  let now = new Date('2018-09-03T20:50:00Z');
  const readers: Reader[] = [];
  const random = seededRandom(seed);

  async function serve(): Promise<Served> {
    const { app, close } = await createApp({
      connection: world.database.connection,
      clock: { now: () => now },
      environment: { ...readEnvironment(), unitsPerMinute: 1_000_000_000 },
      engine: 'EMBEDDED',
      logger: createLogger({ logLevel: 'silent' }),
    });
    const server: Server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return {
      url: `http://127.0.0.1:${port}/graphql`,
      close: async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        await close();
      },
    };
  }

  async function ask(
    reader: Reader,
    { tag, view = 'WHOLE', query = outcomes }: { tag?: string | null; view?: string; query?: string } = {},
  ): Promise<Answered> {
    const variables = JSON.stringify({ pilotId: pilot.pilotId, view });
    const headers = { cookie: reader.cookie, 'apollo-require-preflight': 'true', 'anaqid-account': reader.accountId };
    const conditions: Record<string, string> = tag == null ? {} : { 'if-none-match': tag };
    const response = await fetch(`${served.url}?${new URLSearchParams({ query, variables }).toString()}`, {
      headers: { ...headers, ...conditions },
    });
    return { status: response.status, tag: response.headers.get('etag'), body: await response.text() };
  }

  async function signIn(role: Role, scope: object): Promise<Reader> {
    const clientKey = randomUUID();
    const userName = `u${clientKey.slice(0, 8)}`;
    const account = { clientKey, userName, displayName: `قارئ ${userName}`, password, role, ...scope };
    await world.accounts.createAccount(administrator, account);
    const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { id } } }';
    const response = await fetch(served.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input: { userName, password } } }),
    });
    const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]);
    return { accountId: clientKey, cookie: cookie.join('; ') };
  }

  beforeAll(async () => {
    world = await startProductWorld();
    world.moveTo('2018-09-03', '20:50');
    pilot = await randomPilot(world, random, { families: 24, months: 6, targetShare: 0.5 });
    const other = await randomPilot(world, random, { families: 2, months: 6 });
    served = await serve();
    const { pilotId, clusterIds, associationIds } = pilot;
    readers.push(
      await signIn('MINISTER', { pilotIds: [pilotId] }),
      await signIn('MINISTER', { pilotIds: [pilotId] }),
      await signIn('FEDERATION', { pilotIds: [pilotId] }),
      await signIn('MINISTER', { pilotIds: [other.pilotId] }),
      await signIn('COORDINATOR', { clusterIds }),
      await signIn('COORDINATOR', { clusterIds: clusterIds.slice(0, 1) }),
      await signIn('ASSOCIATION_HEAD', { associationId: associationIds[0] }),
    );
  });
  afterAll(async () => {
    await served.close();
    await world.database.close();
  });

  const minister = (): Reader => readers[0] as Reader;

  it('are 304 for the reader who has them, and for nobody else', async () => {
    const first = await Promise.all(readers.map((reader) => ask(reader)));
    expect(first.map(({ status }) => status)).toEqual(readers.map(() => 200));
    expect(new Set(first.map(({ tag }) => tag)).size).toBe(readers.length);
    for (const [index, reader] of readers.entries()) {
      for (const [owner, { tag }] of first.entries()) {
        const again = await ask(reader, { tag });
        if (owner === index) expect(again).toEqual({ status: 304, tag, body: '' });
        else expect(again).toEqual(first[index]);
      }
    }
  });

  it('have another tag for other variables and another text', async () => {
    const { tag } = await ask(minister());
    expect((await ask(minister(), { tag, view: 'SIX_MONTHS' })).status).toBe(200);
    expect((await ask(minister(), { tag, query: outcomes.replace('coverage', 'coverage horizon') })).status).toBe(200);
  });

  it.each([
    [
      'the name of a cluster',
      async () => {
        const [id = ''] = pilot.clusterIds;
        const { version } = (await world.clusters.byId(id)) ?? { version: 0 };
        await world.clusters.updateCluster(administrator, { id, version, name: uniqueName() });
      },
    ],
    [
      'the name of an association',
      async () => {
        const [id = ''] = pilot.associationIds;
        const { version } = (await world.associations.byId(id)) ?? { version: 0 };
        await world.associations.updateAssociation(administrator, { id, version, name: uniqueName() });
      },
    ],
    [
      'the catalogue',
      async () => {
        const name = uniqueName();
        const type = {
          frequency: 'MONTHLY',
          class: 'CARE',
          entryMode: 'GIVEN',
          unitValue: 5,
          currency: 'SYP',
        } as const;
        const unit = { ar: 'وحدة', en: 'unit' };
        await world.serviceTypes.createServiceType(administrator, { clientKey: randomUUID(), name, unit, ...type });
      },
    ],
    [
      'the day in the pilot’s time zone',
      async () => {
        world.moveTo('2018-09-03', '21:10');
        now = new Date('2018-09-03T21:10:00Z');
      },
    ],
    [
      'the incarnation, as after a restored backup',
      async () => {
        await served.close();
        served = await serve();
      },
    ],
  ])('are sent again after a change of %s', async (_what, change) => {
    const { tag } = await ask(minister());
    expect((await ask(minister(), { tag })).status).toBe(304);
    await change();
    const changed = await ask(minister(), { tag });
    expect(changed.status).toBe(200);
    expect(changed.tag).not.toBe(tag);
  });

  it('are in the log for each hour in which they are asked for', async () => {
    const reader = minister();
    const reads = async (): Promise<number> => {
      const page = await world.audit.page({ actorId: reader.accountId, recordType: 'outcomes', first: 100 });
      return page.edges.length;
    };
    const { tag } = await ask(reader);
    const before = await reads();
    expect((await ask(reader, { tag })).status).toBe(304);
    expect(await reads()).toBe(before);
    now = new Date(now.getTime() + 3_600_000);
    expect((await ask(reader, { tag })).status).toBe(200);
    expect(await reads()).toBe(before + 1);
  });

  it('go to nobody whose rights have changed since', async () => {
    const reader = await signIn('MINISTER', { pilotIds: [pilot.pilotId] });
    const { tag } = await ask(reader);
    const { version } = (await world.accounts.byId(reader.accountId)) ?? { version: 0 };
    await world.accounts.updateAccount(administrator, { id: reader.accountId, version, disabled: true });
    const refused = await ask(reader, { tag });
    expect([refused.status, refused.tag]).toEqual([200, null]);
    expect(JSON.parse(refused.body)).toMatchObject({ errors: [{ extensions: { code: 'NOT_SIGNED_IN' } }] });
  });

  it('go to nobody who asks for another account', async () => {
    const { tag } = await ask(minister());
    const [, second] = readers;
    const asOther = await ask({ cookie: minister().cookie, accountId: second?.accountId ?? '' }, { tag });
    expect(asOther.body).toContain('OTHER_ACCOUNT');
  });

  it('are never stale while others write', async () => {
    const history = await startRandomHistory(world, pilot, random);
    const kept = new Map<string, Answered>();
    let unchanged = 0;
    for (let round = 0; round < rounds; round += 1) {
      if (random() < 0.4) await history.live(1);
      const reader = readers[Math.floor(random() * readers.length)] as Reader;
      const view = random() < 0.5 ? 'WHOLE' : 'SIX_MONTHS';
      const key = `${reader.accountId} ${view}`;
      const answer = await ask(reader, { view, tag: kept.get(key)?.tag });
      const shown = answer.status === 304 ? (kept.get(key) as Answered) : answer;
      if (answer.status === 304) unchanged += 1;
      // An answer without a tag is computed anew.
      expect(shown.body).toBe((await ask(reader, { view })).body);
      kept.set(key, shown);
    }
    expect(unchanged).toBeGreaterThan(0);
    expect(history.accepted.size).toBeGreaterThan(2);
  });

  it('hold no person: what does is not asked for by GET, and has no tag by POST', async () => {
    const [, , , , coordinator] = readers;
    const byGet = await ask(coordinator as Reader, { query: families });
    expect([byGet.status, byGet.tag]).toEqual([405, null]);
    const response = await fetch(served.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: coordinator?.cookie ?? '' },
      body: JSON.stringify({ query: families }),
    });
    expect(await response.text()).toContain('"families"');
    expect([response.headers.get('etag'), response.headers.get('cache-control')]).toEqual([null, 'no-store']);
  });

  it('come by GET only to our own pages, and nothing is changed by GET', async () => {
    const { cookie } = minister();
    const address = (query: string): string => `${served.url}?${new URLSearchParams({ query }).toString()}`;
    const foreign = await fetch(address('{ __typename }'), { headers: { cookie } });
    expect(foreign.status).toBe(400);
    const headers = { cookie, 'apollo-require-preflight': 'true' };
    const change = await fetch(address('mutation { signOut }'), { headers });
    expect(change.status).toBe(405);
    expect((await ask(minister())).status).toBe(200);
  });
});
