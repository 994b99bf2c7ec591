/**
 * `npm test`: runs every test and closes with one line, `N passed, N failed, N skipped`.
 * Browser journeys run when a Chromium is found; REQUIRE_BROWSER=1 makes its absence a failure.
 * An argument narrows the run: `store`, `browser`, `outside` (acceptance on a database in another process), or any path
 * pattern that jest takes.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { recorderIn, recordingOptions, unlistedIn } from './kit/live-usage.mjs';

const root = path.resolve(import.meta.dirname, '..');
const jest = path.join(root, 'node_modules/jest/bin/jest.js');
const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const GIBIBYTE = 2 ** 30;

const argument = process.argv[2];
const browserPath = candidates.find((candidate) => candidate && existsSync(candidate));
const wantsBrowser = argument === undefined || argument === 'browser';

/** What jest is asked for; null when there is nothing left to run. */
function jestArguments() {
  if (argument === undefined) {
    return ['--selectProjects', 'server', 'web', 'acceptance', ...(browserPath ? ['browser'] : [])];
  }
  if (argument === 'browser') return browserPath ? ['--selectProjects', 'browser'] : null;
  if (argument === 'store') return ['--selectProjects', 'server', '--testPathPatterns', 'store/'];
  if (argument === 'outside') {
    // These start the database themselves.
    const startingTheirOwn = ['--testPathIgnorePatterns', 'product-starts', 'database-outside'];
    return ['--selectProjects', 'acceptance', ...startingTheirOwn];
  }
  return process.argv.slice(2);
}

/** Where temporary files go: into memory where the system has a roomy folder for that, because stores write through. */
function scratchParent() {
  const inMemory = '/dev/shm';
  if (!existsSync(inMemory)) return tmpdir();
  const { bavail, bsize } = statfsSync(inMemory);
  return bavail * bsize > 4 * GIBIBYTE ? inMemory : tmpdir();
}

/** Runs jest and answers its results; null when it did not come to an end. */
async function runJest(args) {
  const scratch = mkdtempSync(path.join(scratchParent(), 'anaqid-'));
  const output = path.join(scratch, 'results.json');
  const recorder = await recorderIn(scratch);
  // One process for each core: jest's own choice leaves one idle.
  const workers = `--maxWorkers=${Math.min(8, Math.max(2, availableParallelism()))}`;
  const config = path.join(root, 'tests/jest.config.mjs');
  const child = spawn(
    process.execPath,
    [jest, '--config', config, '--ci', workers, '--json', `--outputFile=${output}`, ...args],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        TMPDIR: scratch,
        TEMP: scratch,
        TMP: scratch,
        ...(browserPath && { CHROMIUM_PATH: browserPath }),
        ...(argument === 'outside' && { TEST_ENGINE: 'outside' }),
        ...recordingOptions(recorder),
      },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  const results = existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : null;
  const unlisted = unlistedIn(recorder);
  rmSync(scratch, { recursive: true, force: true });
  return { code, results, unlisted };
}

let [passed, failed, skipped] = [0, 0, 0];
let isBroken = false;

const args = jestArguments();
if (args !== null) {
  const { code, results, unlisted } = await runJest(args);
  if (code !== 0) isBroken = true;
  if (results !== null) {
    const unrunnable = results.numRuntimeErrorTestSuites;
    if (unrunnable > 0) console.error(`${unrunnable} test files could not be run`);
    passed = results.numPassedTests;
    failed = results.numFailedTests + unrunnable;
    skipped = results.numPendingTests + results.numTodoTests;
  }
  if (unlisted.length > 0) {
    isBroken = true;
    console.error(
      `The product uses features of the store that tests/conformance/recorded-usage.json does not list (update it with npm run record:usage): ${unlisted.join(', ')}`,
    );
  }
}

if (wantsBrowser && !browserPath) {
  console.log(
    'The browser journeys did not run: no Chromium was found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );
  if (process.env.REQUIRE_BROWSER === '1') {
    isBroken = true;
    failed += 1;
  }
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(isBroken || failed > 0 || passed === 0 ? 1 : 0);
