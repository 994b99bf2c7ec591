import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serveOutside, type OutsideStore } from './outside-store.js';
import { filledOnce } from './shared-folder.js';

/** Tests and drills run in the root of the project, as npm does. */
export const root = process.cwd();
export const samplePassword = 'a-password-for-tests-only';

interface ProductOptions {
  /** Arguments of `npm start`, such as `--empty`. */
  args?: readonly string[];
  /** Data folder, by default a new temporary one. */
  dataFolder?: string | undefined;
  environment?: Readonly<Record<string, string>>;
}

export interface Product {
  url: string;
  dataFolder: string;
  pid: number | undefined;
  /** All output so far. */
  output(): string;
  /** Sends Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Sends SIGKILL; resolves when the process has ended. */
  kill(): Promise<void>;
}

/** With TEST_ENGINE=outside every product runs on a store in another process, through MONGODB_URI. */
const isOutside = process.env['TEST_ENGINE'] === 'outside';
const outsideStores = new Map<string, Promise<OutsideStore>>();

const started = new Set<ChildProcess>();
const folders = new Set<string>();

/** A killed process writes no coverage, so processes are stopped in order where coverage is collected. */
const endSignal = process.env['NODE_V8_COVERAGE'] === undefined ? 'SIGKILL' : 'SIGINT';

/** Environment that records which features of the store products use; set by tests/run.mjs. */
const recording = JSON.parse(process.env['TEST_USAGE_RECORDING'] ?? '{}') as Record<string, string>;

/** Stops what tests left running and removes their folders; call it in `afterAll`. */
export async function cleanUp(): Promise<void> {
  await Promise.all([...started].map((child) => end(child, endSignal)));
  for (const store of outsideStores.values()) await (await store).kill();
  outsideStores.clear();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'anaqid-'));
  folders.add(folder);
  return folder;
}

/** Starts the product as `npm start` does, on any free port, and waits until it is ready. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const dataFolder = options.dataFolder ?? temporaryFolder();
  const outside: Record<string, string> = isOutside ? { MONGODB_URI: await outsideUri(dataFolder) } : {};
  const args = isOutside && options.args === undefined ? ['--sample'] : options.args;
  const run = runProduct({ ...options, args, dataFolder, environment: { ...outside, ...options.environment } });
  const url = await run.ready;
  return {
    url,
    dataFolder,
    pid: run.child.pid,
    output: run.output,
    stop: () => end(run.child, 'SIGINT'),
    kill: async () => {
      await end(run.child, 'SIGKILL');
    },
  };
}

/** The token in the link that an empty product prints for its first administrator. */
export function firstAdministratorToken(product: Product): string {
  const token = /first-administrator#(\S+)/.exec(product.output())?.[1];
  if (token === undefined) throw new Error(`The product printed no link:\n${product.output()}`);
  return token;
}

/** Data folder and output of the first start of a product. */
export interface FirstStart {
  readonly dataFolder: string;
  readonly output: string;
}

/**
 * The first start of an empty store, which loads the Damascus sample and chooses a password for it; once for all tests of a run, each
 * of which gets a copy of the data folder.
 */
export async function firstStart(): Promise<FirstStart> {
  const start = async (dataFolder: string): Promise<string> => {
    const product = await startProduct({ dataFolder, environment: { SAMPLE_PASSWORD: '' } });
    await stopInOrder(product);
    return product.output();
  };
  const shared = await filledOnce('first-start', async (folder) => {
    writeFileSync(path.join(folder, 'output.txt'), await start(path.join(folder, 'data')));
  });
  if (shared === null || isOutside) {
    const dataFolder = temporaryFolder();
    return { dataFolder, output: await start(dataFolder) };
  }
  const output = readFileSync(path.join(shared, 'output.txt'), 'utf8');
  return { dataFolder: copyOf(path.join(shared, 'data')), output };
}

/** Starts the product with the Damascus sample and the password of tests; each test works on a copy of its own. */
export async function startSampleProduct(): Promise<Product> {
  // The sample in a database of another process cannot be copied.
  if (isOutside) return startProduct();
  const sample = await filledOnce('sample', async (folder) => {
    const { dataFolder } = await firstStart();
    await stopInOrder(await startProduct({ dataFolder }));
    cpSync(dataFolder, folder, { recursive: true });
  });
  return startProduct(sample === null ? {} : { dataFolder: copyOf(sample) });
}

/** Stops a product whose data folder is to be copied; throws if it did not stop in order. */
export async function stopInOrder(product: Product): Promise<void> {
  const code = await product.stop();
  if (code !== 0) throw new Error(`The product ended with code ${code} when it was stopped:\n${product.output()}`);
}

/** The server used in place of MongoDB for this data folder; it continues when the product is killed. */
async function outsideUri(dataFolder: string): Promise<string> {
  let store = outsideStores.get(dataFolder);
  if (store === undefined) {
    store = serveOutside(path.join(dataFolder, 'outside'));
    outsideStores.set(dataFolder, store);
  }
  return (await store).uri;
}

/**
 * Starts the product and waits until it ends by itself, or kills it as soon as it prints something; for starts that
 * must fail.
 */
export async function runToEnd(
  options: ProductOptions & { killWhenPrinted?: RegExp },
): Promise<{ code: number | null; output: string }> {
  const run = runProduct(options);
  run.ready.catch(() => undefined);
  run.child.stdout?.on('data', () => {
    if (options.killWhenPrinted?.test(run.output()) === true) run.child.kill('SIGKILL');
  });
  const code = await new Promise<number | null>((resolve) => run.child.once('exit', resolve));
  return { code, output: run.output() };
}

function runProduct(options: ProductOptions): { child: ChildProcess; ready: Promise<string>; output: () => string } {
  const child = spawn(process.execPath, [path.join(root, 'seed/start.mjs'), ...(options.args ?? [])], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      SAMPLE_PASSWORD: samplePassword,
      DATA_DIR: options.dataFolder,
      HOST: '127.0.0.1',
      PORT: '0',
      ...recording,
      ...options.environment,
    },
  });
  started.add(child);
  let printed = '';
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString('utf8');
      const address = /^Ready at (http:\/\/\S+)$/m.exec(printed)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      started.delete(child);
      reject(new Error(`The product ended with code ${code} before it was ready:\n${printed}`));
    });
  });
  return { child, ready, output: () => printed };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.kill(signal);
  });
}

/** A copy of a data folder that a stopped product left behind. */
export function copyOf(dataFolder: string): string {
  const folder = temporaryFolder();
  cpSync(dataFolder, folder, { recursive: true });
  return folder;
}
