/**
 * `npm run drill:store-mutations -- --only TEXT`: applies the mutations one by one in a copy of the source and runs the
 * tests that should notice them. Prints which test noticed each; exits with 1 if a mutation went unnoticed.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { mutations, type Mutation } from './store-mutations.cases.js';
import { staleMutations } from './stale-mutations.js';

/** Time limit of a test in milliseconds, also on a busy machine. */
const patience = 60_000;
/** Time limit of all tests of one mutation. */
const longest = 400_000;

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const root = path.resolve(import.meta.dirname, '../..');
const copy = mkdtempSync(path.join(tmpdir(), 'store-mutations-'));

interface Results {
  numPassedTests: number;
  testResults: { name: string; message: string; assertionResults: { status: string; fullName: string }[] }[];
}

/** The source is copied; packages are linked, and the product's own workspaces are those of the copy. */
function makeCopy(): void {
  for (const name of ['store', 'tests', 'package.json', 'tsconfig.json'])
    cpSync(path.join(root, name), path.join(copy, name), {
      recursive: true,
      filter: (file) => !file.endsWith('/dist'),
    });
  writeFileSync(
    path.join(copy, 'server.config.mjs'),
    `import all from './tests/jest.config.mjs';\nexport default all.projects.find(({ displayName }) => displayName === 'server');\n`,
  );
  const packages = path.join(copy, 'node_modules');
  mkdirSync(path.join(packages, '@anaqid'), { recursive: true });
  for (const name of readdirSync(path.join(root, 'node_modules')))
    if (name !== '@anaqid') symlinkSync(path.join(root, 'node_modules', name), path.join(packages, name));
  for (const name of ['store', 'tests']) symlinkSync(path.join(copy, name), path.join(packages, '@anaqid', name));
}

/** Runs the tests in the copy; undefined if they gave no result. */
function runTests({ tests, named }: { tests: string; named?: string | undefined }): Results | undefined {
  const output = path.join(copy, 'results.json');
  rmSync(output, { force: true });
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const chosen = ['--testPathPatterns', ...tests.split('|').map((name) => `store/src/${name}`)];
  const options = [
    '--config',
    'server.config.mjs',
    '--runInBand',
    '--json',
    `--outputFile=${output}`,
    '--testTimeout',
    String(patience),
  ];
  spawnSync(
    process.execPath,
    [jest, ...options, ...chosen, '--forceExit', ...(named === undefined ? [] : ['-t', named])],
    { cwd: copy, stdio: 'ignore', timeout: longest },
  );
  try {
    return JSON.parse(readFileSync(output, 'utf8')) as Results;
  } catch {
    return undefined;
  }
}

/** The test or drill that notices a mutation; undefined if none does. */
function caughtBy(mutation: Mutation): string | undefined {
  if (mutation.tests === 'flush') return runFlushDrill() ? undefined : 'drill:store-faults, flushes counted by strace';
  const results = runTests(mutation);
  if (results === undefined) return 'the tests do not come to an end';
  return failuresOf(results)[0];
}

function failuresOf(results: Results | undefined): string[] {
  if (results === undefined) return ['there are no results'];
  return results.testResults.flatMap(({ name, message, assertionResults }) => {
    const file = path.relative(copy, name).replace('store/src/', '');
    const failed = assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${file}: ${fullName}`);
    return failed.length === 0 && assertionResults.length === 0 ? [`${file}: ${message}`] : failed;
  });
}

function runFlushDrill(): boolean {
  const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
  return spawnSync(process.execPath, [tsx, 'tests/drills/store-flush.ts'], { cwd: copy, stdio: 'ignore' }).status === 0;
}

/** Applies a mutation, runs its tests, and restores the source. */
function tryOut(mutation: Mutation): string | undefined {
  const file = path.join(copy, 'store/src', mutation.file);
  const whole = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    whole.replace(mutation.from, () => mutation.to),
  );
  try {
    return caughtBy(mutation);
  } finally {
    writeFileSync(file, whole);
  }
}

const sound = new Map<string, boolean>();

/** Whether the tests pass without the mutation, which their result depends on. */
function passUnbroken({ tests, named }: Mutation): boolean {
  const key = `${tests} ${named ?? ''}`;
  let passes = sound.get(key);
  if (passes === undefined) {
    const results = tests === 'flush' ? undefined : runTests({ tests, named });
    passes =
      tests === 'flush'
        ? runFlushDrill()
        : results !== undefined && results.numPassedTests > 0 && failuresOf(results).length === 0;
    sound.set(key, passes);
  }
  return passes;
}

const chosen = mutations.filter(({ what, file }) => `${what} ${file}`.includes(values.only));
const survivors: string[] = [];
try {
  const stale = staleMutations();
  if (stale.length > 0) throw new Error(`Mutations without a single place in the source:\n${stale.join('\n')}`);
  makeCopy();
  for (const mutation of chosen) {
    const failure = passUnbroken(mutation) ? tryOut(mutation) : undefined;
    const failing = sound.get(`${mutation.tests} ${mutation.named ?? ''}`) === false;
    if (failure === undefined) survivors.push(mutation.what);
    const outcome = failing ? 'UNTRIED  ' : failure === undefined ? 'UNNOTICED' : 'noticed  ';
    console.log(
      `${outcome} | ${mutation.what} (${mutation.file}) | ${failing ? 'its tests fail unbroken' : (failure ?? '')}`,
    );
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(
  `${chosen.length} things broken, ${chosen.length - survivors.length} noticed, ${survivors.length} unnoticed`,
);
process.exitCode = survivors.length === 0 ? 0 : 1;
