/**
 * `npm test`: runs every test and closes with one line, `N passed, N failed, N skipped`.
 * Browser journeys run when a Chromium is found; REQUIRE_BROWSER=1 makes its absence a failure.
 * An argument narrows the run: `store`, `browser`, `outside` (acceptance on a database in another process), or any path
 * pattern that jest takes.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

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

/** @param {string[]} args @param {Record<string, string>} environment */
function runJest(args, environment) {
  const folder = mkdtempSync(path.join(tmpdir(), 'anaqid-tests-'));
  const output = path.join(folder, 'results.json');
  const command = [jest, '--config', path.join(root, 'tests/jest.config.mjs'), '--json', `--outputFile=${output}`];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...command, ...args], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...environment },
    });
    const forward = (signal) => child.kill(signal);
    process.once('SIGINT', forward);
    process.once('SIGTERM', forward);
    child.on('exit', (code) => {
      const results = existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : null;
      rmSync(folder, { recursive: true, force: true });
      resolve({ code: code ?? 1, results });
    });
  });
}

const argument = process.argv[2];
const browserPath = candidates.find((candidate) => candidate && existsSync(candidate));
const wantsBrowser = argument === undefined || argument === 'browser';
const runs = [];

if (argument === 'store') runs.push(['--selectProjects', 'server', '--testPathPatterns', 'store/']);
else if (argument === 'outside') {
  process.env.TEST_ENGINE = 'outside';
  const ofTheirOwn = ['--testPathIgnorePatterns', 'product-starts', 'database-outside'];
  runs.push(['--selectProjects', 'server', '--runInBand', '--testPathPatterns', 'tests/acceptance', ...ofTheirOwn]);
} else if (argument !== undefined && argument !== 'browser') runs.push(process.argv.slice(2));
else if (argument === undefined) runs.push(['--selectProjects', 'server', 'web']);
if (wantsBrowser && browserPath) runs.push(['--selectProjects', 'browser', '--runInBand']);

let passed = 0;
let failed = 0;
let skipped = 0;
let broken = false;

for (const args of runs) {
  const { code, results } = await runJest(args, browserPath ? { CHROMIUM_PATH: browserPath } : {});
  if (results === null) broken = true;
  else {
    passed += results.numPassedTests;
    failed += results.numFailedTests;
    skipped += results.numPendingTests + results.numTodoTests;
    const suites = results.numRuntimeErrorTestSuites;
    if (suites > 0) console.error(`${suites} test files could not be run`);
    failed += suites;
  }
  if (code !== 0) broken = true;
}

if (wantsBrowser && !browserPath) {
  console.log(
    'The browser journeys did not run: no Chromium was found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );
  if (process.env.REQUIRE_BROWSER === '1') {
    broken = true;
    failed += 1;
  }
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(broken || failed > 0 || passed === 0 ? 1 : 0);
