import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { createSchema } from '../../../api/src/app/schema.js';
import { fieldsWithSecrets } from '../../../api/src/app/answer-compression.js';
import { cleanUp, root, samplePassword, startSampleProduct, type Product } from '../../kit/product.js';

/** Status, headers and size of the body as it is sent, which `fetch` hides. */
async function sent(url: string, headers: Record<string, string>, body?: object) {
  return new Promise<{ headers: Record<string, unknown>; bytes: number; cookies: string }>((resolve, reject) => {
    const asking = request(
      url,
      { method: body === undefined ? 'GET' : 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => (bytes += chunk.length));
        response.on('end', () => {
          const cookies = (response.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
          resolve({ headers: response.headers, bytes, cookies });
        });
      },
    );
    asking.on('error', reject);
    asking.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

describe('what the product sends is compressed', () => {
  const everything = { 'accept-encoding': 'gzip, deflate, br' };
  const largestScript =
    readdirSync(path.join(root, 'web/dist/assets')).find((name) => /^index-.*\.js$/.test(name)) ?? '';
  let product: Product;

  beforeAll(async () => {
    product = await startSampleProduct();
  });
  afterAll(cleanUp);

  const signIn = (fields: string) =>
    sent(`${product.url}/graphql`, everything, {
      query: `mutation { signIn(input: { userName: "coordinator1", password: "${samplePassword}" }) { ${fields} } }`,
    });

  it('files with brotli, or with gzip for older browsers', async () => {
    const url = `${product.url}/assets/${largestScript}`;
    const plain = await sent(url, { 'accept-encoding': 'identity' });
    const brotli = await sent(url, everything);
    const gzip = await sent(url, { 'accept-encoding': 'gzip' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect([brotli.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip']);
    expect(brotli.headers).toMatchObject({
      vary: expect.stringContaining('Accept-Encoding'),
      'content-type': expect.stringContaining('javascript'),
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(brotli.bytes).toBeLessThan(plain.bytes / 3);
    expect(gzip.bytes).toBeLessThan(plain.bytes / 2.5);
  });

  it('the page under every address of the app', async () => {
    for (const address of ['/', '/outcomes', '/families/some-id?month=2019-02']) {
      const { headers } = await sent(product.url + address, everything);
      expect(headers).toMatchObject({
        'content-encoding': 'br',
        'content-type': expect.stringContaining('html'),
        'cache-control': 'no-cache',
      });
    }
  });

  it('long answers, but not short ones', async () => {
    const { cookies } = await signIn('viewer { id }');
    const ask = (query: string) => sent(`${product.url}/graphql`, { ...everything, cookie: cookies }, { query });
    const long = await ask('{ families(first: 25) { edges { node { id code name state memberCount version } } } }');
    const short = await ask('{ families { totalCount } }');
    expect(long.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'no-store' });
    expect(short.headers['content-encoding']).toBeUndefined();
  });

  it('but never an answer to an operation that takes a secret', async () => {
    expect([...fieldsWithSecrets(createSchema(() => undefined))].toSorted()).toEqual([
      'changePassword',
      'createAccount',
      'createFirstAdministrator',
      'resetPassword',
      'signIn',
    ]);
    const many = Array.from({ length: 60 }, (_, n) => `copy${n}: viewer { id userName }`).join(' ');
    const { headers, bytes } = await signIn(many);
    expect(bytes).toBeGreaterThan(4000);
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['cache-control']).toBe('no-store, no-transform');
  });
});
