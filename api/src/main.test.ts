import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startServer, type RunningServer } from './main.js';
import { readEnvironment, type Environment } from './platform/environment.js';

const password = 'a long enough password';

describe('the server', () => {
  let folder: string;
  let environment: Environment;
  let server: RunningServer;
  let now = new Date('2018-03-01T09:00:00Z');

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'anaqid-main-'));
    const web = path.join(folder, 'web');
    mkdirSync(path.join(web, 'assets'), { recursive: true });
    writeFileSync(path.join(web, 'index.html'), '<title>page</title>');
    writeFileSync(path.join(web, 'assets/app-1.js'), 'void 0');
    const overrides = { dataFolder: path.join(folder, 'data'), webFolder: web, port: 0, logLevel: 'silent' } as const;
    environment = { ...readEnvironment({ NODE_ENV: 'production' }), ...overrides };
    server = await startServer({ environment, clock: { now: () => now } });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const ask = (query: string, variables: object = {}, cookie = ''): Promise<Response> =>
    post(JSON.stringify({ query, variables }), { cookie });
  const cookieOf = (response: Response): string =>
    response.headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith('anaqid.session='))
      ?.split(';')[0] ?? '';
  const signIn = (): Promise<Response> =>
    ask('mutation ($input: SignInInput!) { signIn(input: $input) { viewer { userName } } }', {
      input: { userName: 'first', password },
    });
  const viewerBy = async (cookie: string): Promise<unknown> =>
    ((await (await ask('{ viewer { userName } }', {}, cookie)).json()) as { data: { viewer: unknown } }).data.viewer;

  test('the first administrator’s link creates the account and signs it in', async () => {
    const token = new URL(server.firstAdministratorLink ?? '').hash.slice(1);
    const form = { token, userName: 'first', displayName: 'First', password };
    const mutation = `mutation ($input: CreateFirstAdministratorInput!) {
      createFirstAdministrator(input: $input) { viewer { userName } refusal { code } }
    }`;
    const response = await ask(mutation, { input: form });
    expect(await response.json()).toEqual({
      data: { createFirstAdministrator: { viewer: { userName: 'first' }, refusal: null } },
    });
    expect(await viewerBy(cookieOf(response))).toEqual({ userName: 'first' });
  });

  test('the session cookie is for this site only; signing in changes its id and signing out ends it', async () => {
    const first = await signIn();
    expect(first.headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax$/);
    const cookie = cookieOf(first);
    expect(cookieOf(await signIn())).not.toBe(cookie);
    expect(await viewerBy(cookie)).toEqual({ userName: 'first' });
    await ask('mutation { signOut }', {}, cookie);
    expect(await viewerBy(cookie)).toBeNull();
  });

  test('behind TLS the cookies are of this host alone, and those of the clear do not count there', async () => {
    const own = { ...environment, dataFolder: path.join(folder, 'behind-tls'), trustedProxies: 1 };
    const behind = await startServer({ environment: own, clock: { now: () => now } });
    try {
      const token = new URL(behind.firstAdministratorLink ?? '').hash.slice(1);
      const input = { token, userName: 'first', displayName: 'First', password };
      const send = (query: string, proto: string, cookie = ''): Promise<Response> =>
        fetch(`${behind.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-proto': proto, cookie },
          body: JSON.stringify({ query, variables: { input } }),
        });
      const response = await send(
        'mutation ($input: CreateFirstAdministratorInput!) { createFirstAdministrator(input: $input) { viewer { id } } }',
        'https',
      );
      const cookies = response.headers.getSetCookie();
      expect(new Set(cookies.map((cookie) => cookie.split('=')[0]))).toEqual(
        new Set(['__Host-anaqid.device', '__Host-anaqid.session']),
      );
      for (const cookie of cookies) {
        expect(cookie).toMatch(/; Path=\/;/);
        expect(cookie).toMatch(/; Secure/);
        expect(cookie).not.toMatch(/Domain/i);
      }
      const pair = cookies.find((cookie) => cookie.includes('session'))?.split(';')[0] ?? '';
      const who = async (proto: string, cookie: string): Promise<string> =>
        (await send('{ viewer { userName } }', proto, cookie)).text();
      expect(await who('https', pair)).toContain('first');
      expect(await who('https', pair.replace('__Host-', ''))).toContain('null');
      expect(await who('http', pair)).toContain('null');
      const left = await send('mutation { signOut }', 'https', pair);
      expect(left.headers.getSetCookie().join()).toMatch(/__Host-anaqid\.session=;.*Secure/);
      expect(await who('https', pair)).toContain('null');
    } finally {
      await behind.close();
    }
  });

  test('a request that is for another account is refused, and ends nothing', async () => {
    const cookie = cookieOf(await signIn());
    const askFor = async (query: string, accountId: string): Promise<string> =>
      (await post(JSON.stringify({ query }), { cookie, 'anaqid-account': accountId })).text();
    const { data } = (await (await ask('{ viewer { id } }', {}, cookie)).json()) as {
      data: { viewer: { id: string } };
    };
    for (const query of [
      '{ viewer { id } }',
      '{ accounts(first: 1) { edges { node { id } } } }',
      'mutation { signOut }',
    ]) {
      const answer = await askFor(query, 'c0ffee00-0000-4000-8000-000000000000');
      expect(answer).toContain('OTHER_ACCOUNT');
      expect(answer).not.toContain(data.viewer.id);
    }
    expect(await viewerBy(cookie)).toEqual({ userName: 'first' });
    expect(await askFor('{ viewer { id } }', data.viewer.id)).toBe(JSON.stringify({ data }) + '\n');
  });

  test('a session ends after twelve hours at the latest, and an invented session id is rejected', async () => {
    const cookie = cookieOf(await signIn());
    now = new Date('2018-03-01T21:00:01Z');
    expect(await viewerBy(cookie)).toBeNull();
    now = new Date('2018-03-01T09:00:00Z');
    expect(await viewerBy('anaqid.session=s%3Amade-up.signature')).toBeNull();
  });

  test('changing the password ends all other sessions of the account', async () => {
    const [own, other] = [cookieOf(await signIn()), cookieOf(await signIn())];
    const mutation = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { refusal { code } } }`;
    const changed = await ask(mutation, { input: { currentPassword: password, newPassword: password } }, own);
    expect(await changed.json()).toEqual({ data: { changePassword: { refusal: null } } });
    expect(await viewerBy(other)).toBeNull();
    expect(await viewerBy(cookieOf(changed))).toEqual({ userName: 'first' });
  });

  test.each([
    ['no JSON', 'nonsense', {}, 400],
    ['another kind of body', '{"query":"{ __typename }"}', { 'content-type': 'text/plain' }, 415],
    ['a batch', '[{"query":"{ __typename }"},{"query":"{ __typename }"}]', {}, 400],
    ['more than 256 KB', JSON.stringify({ query: `{ __typename ${' '.repeat(300_000)} }` }), {}, 413],
    ['too many words', JSON.stringify({ query: `{ ${'__typename '.repeat(4000)} }` }), {}, 400],
    ['too many things at once', JSON.stringify({ query: `{ ${'a: __typename '.repeat(31)} }` }), {}, 400],
    ['an unknown field', '{"query":"{ viewerr { id } }"}', {}, 400],
    ['a subscription', '{"query":"subscription { x }"}', {}, 400],
    ['the schema', '{"query":"{ __schema { types { name } } }"}', {}, 400],
  ])('rejects %s without revealing internals', async (_words, body, headers, status) => {
    const answer = await post(body, headers);
    const text = await answer.text();
    expect(answer.status).toBe(status);
    expect(text).toContain('BAD_REQUEST');
    expect(text).not.toMatch(/Did you mean|stacktrace|node_modules|Apollo/);
  });

  test.each([
    ['{ viewerr { id } }', 'anaqid-web', 'APP_TOO_OLD'],
    ['{ viewer { id aField } }', 'anaqid-web', 'APP_TOO_OLD'],
    ['{ viewer(anArgument: 1) { id } }', 'anaqid-web', 'APP_TOO_OLD'],
    ['mutation ($input: AnInput!) { aMutation(input: $input) { id } }', 'anaqid-web', 'APP_TOO_OLD'],
    ['{ viewerr { id } }', 'somebody', 'BAD_REQUEST'],
    ['{ viewer', 'anaqid-web', 'BAD_REQUEST'],
    ['query ($id: ID!) { family(id: $id) { id } }', 'anaqid-web', 'BAD_REQUEST'],
  ])('%s of %s is answered %s', async (query, app, code) => {
    const answer = await post(JSON.stringify({ query }), { 'apollographql-client-name': app });
    const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set([code]));
  });

  test('GraphQL over GET is rejected', async () => {
    const address = `${server.url}/graphql?query={viewer{id}}`;
    expect((await fetch(address)).status).toBe(400);
    const answer = await fetch(address, { headers: { 'apollo-require-preflight': 'yes' } });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test.each([
    ['/', 200, 'no-cache', 'page'],
    ['/families/1', 200, 'no-cache', 'page'],
    ['/assets/app-1.js', 200, 'public, max-age=31536000, immutable', 'void 0'],
    ['/assets/app-0.js', 404, null, 'Not found'],
    ['/missing.txt', 404, null, 'Not found'],
    ['/..%2fdata', 404, null, 'Not found'],
    ['/healthz', 200, null, 'ok'],
    ['/readyz', 200, null, 'ready'],
  ])('GET %s answers %s', async (route, status, caching, text) => {
    const answer = await fetch(server.url + route);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, caching]);
    expect(await answer.text()).toContain(text);
  });

  test('every response carries the security headers', async () => {
    for (const route of ['/', '/graphql', '/healthz', '/missing.txt']) {
      const { headers } = await fetch(server.url + route);
      expect(headers.get('content-security-policy')).toMatch(/default-src 'self';script-src 'self';/);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  test('closing waits for a request in progress', async () => {
    let isAtWork = (): void => undefined;
    const clock = {
      now: () => {
        isAtWork();
        return now;
      },
    };
    const closingEnvironment = { ...environment, dataFolder: path.join(folder, 'closing') };
    const closing = await startServer({ environment: closingEnvironment, clock });
    const token = new URL(closing.firstAdministratorLink ?? '').hash.slice(1);
    const atWork = new Promise<void>((resolve) => {
      isAtWork = resolve;
    });
    const input = { token, userName: 'last', displayName: 'Last', password };
    const query = `mutation ($input: CreateFirstAdministratorInput!) {
      createFirstAdministrator(input: $input) { viewer { userName } }
    }`;
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query, variables: { input } });
    const answer = fetch(`${closing.url}/graphql`, { method: 'POST', headers, body });
    await atWork;
    await closing.close();
    expect(await (await answer).json()).toEqual({
      data: { createFirstAdministrator: { viewer: { userName: 'last' } } },
    });
    await expect(fetch(`${closing.url}/healthz`)).rejects.toThrow('fetch failed');
  });

  test('reports a port in use and a data folder in use in one sentence each', async () => {
    const port = Number(new URL(server.url).port);
    const elsewhere = path.join(folder, 'other');
    await expect(startServer({ environment: { ...environment, port, dataFolder: elsewhere } })).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringMatching(/^Port \d+ is already used/) as string,
    });
    await expect(startServer({ environment })).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining('data folder') as string,
    });
    const again = await startServer({ environment: { ...environment, dataFolder: elsewhere } });
    await again.close();
  });
});
