import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clientOf, signedIn } from '../../kit/client.js';
import {
  cleanUp,
  firstStart,
  runToEnd,
  startProduct,
  temporaryFolder,
  type FirstStart,
  type Product,
} from '../../kit/product.js';

const counts = /* GraphQL */ `
  query {
    pilots {
      counts {
        clusters
        associations
        families
      }
      sample
    }
  }
`;

describe('the product starts', () => {
  let first: FirstStart;
  let product: Product;
  let password: string;

  beforeAll(async () => {
    first = await firstStart();
    password = passwordIn(first.output);
    product = await startProduct({ dataFolder: first.dataFolder, environment: { SAMPLE_PASSWORD: '' } });
  });

  afterAll(cleanUp);

  it('with the Damascus pilot on an empty store, and prints how to sign in', async () => {
    expect(first.output).toMatch(/embedded store/);
    expect(first.output).toMatch(/Loading the sample .* 100 %/);
    expect(first.output).toMatch(/coordinator1/);
    const administrator = await signedIn(product.url, 'admin', password);
    const { pilots } = await administrator.ask<{ pilots: unknown[] }>(counts);
    expect(pilots).toEqual([{ counts: { clusters: 4, associations: 21, families: 100 }, sample: true }]);
  });

  it('shows a coordinator the 25 families of the cluster', async () => {
    const coordinator = await signedIn(product.url, 'coordinator1', password);
    const { families } = await coordinator.ask<{ families: { totalCount: number } }>('{ families { totalCount } }');
    expect(families.totalCount).toBe(25);
  });

  it('refuses a data folder that another process has open', async () => {
    const { code, output } = await runToEnd({ dataFolder: product.dataFolder });
    expectOneSentence(output, /already open|in use/i);
    expect(code).toBe(1);
  });

  it('refuses a busy port', async () => {
    const { code, output } = await runToEnd({
      args: ['--empty'],
      dataFolder: temporaryFolder(),
      environment: { PORT: new URL(product.url).port },
    });
    expectOneSentence(output, /port/i);
    expect(code).toBe(1);
  });

  it('refuses a data folder that cannot be written', async () => {
    const folder = path.join(temporaryFolder(), 'file');
    writeFileSync(folder, 'not a folder');
    const { code, output } = await runToEnd({ dataFolder: folder });
    expectOneSentence(output, /data folder/i);
    expect(code).toBe(1);
  });

  it('refuses an unreachable MongoDB', async () => {
    const { code, output } = await runToEnd({
      dataFolder: temporaryFolder(),
      // Nothing listens on port 1.
      environment: { MONGODB_URI: 'mongodb://127.0.0.1:1/anaqid' },
    });
    expectOneSentence(output, /MongoDB/);
    expect(code).toBe(1);
  });

  it('stops cleanly on Ctrl-C, and starts again with the same data and the same random password', () => {
    // Whether the first start stopped cleanly is checked when its data folder is created.
    expect(password.length).toBeGreaterThanOrEqual(12);
    expect(product.output()).not.toMatch(/Loading the sample/);
    expect(passwordIn(product.output())).toBe(password);
  });

  it('stops cleanly on a Ctrl-C that arrives as soon as it says that it is ready', async () => {
    const eager = await startProduct({
      args: ['--empty'],
      environment: { NODE_OPTIONS: `--import=${slowAfterReady}` },
    });
    expect(await eager.stop()).toBe(0);
    expect(existsSync(path.join(eager.dataFolder, 'store.sock'))).toBe(false);
  });

  it('accepts a new sample password when one is set', async () => {
    await product.stop();
    product = await startProduct({ dataFolder: product.dataFolder });
    await expect(signedIn(product.url, 'minister')).resolves.toBeDefined();
    await expect(signedIn(product.url, 'minister', password)).rejects.toThrow('SIGN_IN_FAILED');
  });

  it('without sample data, prints a link that creates the first administrator once', async () => {
    const empty = await startProduct({ args: ['--empty'] });
    const link = /(http:\/\/\S+\/first-administrator#\S+)/.exec(empty.output())?.[1] ?? '';
    const token = new URL(link).hash.slice(1);
    const make = /* GraphQL */ `
      mutation ($input: CreateFirstAdministratorInput!) {
        createFirstAdministrator(input: $input) {
          viewer {
            role
          }
          refusal {
            code
          }
        }
      }
    `;
    const input = { token, userName: 'first', displayName: 'First', password: 'correct horse battery' };
    const client = clientOf(empty.url);
    expect(await client.ask(make, { input })).toEqual({
      createFirstAdministrator: { viewer: { role: 'ADMINISTRATOR' }, refusal: null },
    });
    expect(await clientOf(empty.url).ask(make, { input: { ...input, userName: 'second' } })).toEqual({
      createFirstAdministrator: { viewer: null, refusal: { code: 'LINK_NOT_VALID' } },
    });
    expect(await client.ask('{ pilots { id } }')).toEqual({ pilots: [] });
    await empty.stop();
  });
});

/** A module that pauses the process after it has printed that it is ready, as can happen on a busy machine. */
const slowAfterReady = `data:text/javascript,${encodeURIComponent(`
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (text, ...more) => {
    const isWritten = write(text, ...more);
    if (String(text).startsWith('Ready at')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    return isWritten;
  };
`)}`;

const passwordIn = (output: string): string => /password:? +(\S+)/i.exec(output)?.[1] ?? '';

/** One line for the person who starts it, without a stack trace. */
function expectOneSentence(output: string, about: RegExp): void {
  expect(output).toMatch(about);
  expect(output).not.toMatch(/^\s+at /m);
}
