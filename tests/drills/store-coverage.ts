/**
 * `npm run coverage:store`: how much of the store acceptance tests, browser tests (where a browser is found) and the tests of the
 * store's tools execute; the store's unit tests do not count. Prints the lines by file and every function that was not called, and
 * fails below `--least` percent or when such a function has no reason in `uncalled-functions.cases.ts`. `--record`
 * (`npm run record:usage`) writes `store/COVERAGE.md` and `tests/conformance/recorded-usage.json`. `--runs a,b` limits the runs; uses
 * recorded by the others stay. `--keep DIR` keeps the measurements, `--from DIR` reports on kept ones.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { readCoverage, type FileCoverage } from './coverage-lines.js';
import { coverageText, shareOf, uncalledIn } from './coverage-report.js';
import { coverageIn, measuredRuns, runNames, runTests, usageIn, type RunName, type Usage } from './store-runs.js';

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    keep: { type: 'string' },
    least: { type: 'string', default: '85' },
    record: { type: 'boolean', default: false },
    runs: { type: 'string', default: runNames.join(',') },
  },
});
const root = path.resolve(import.meta.dirname, '../..');
const worker = path.join(root, 'store/dist/worker.mjs');
const recordedUsage = path.join(root, 'tests/conformance/recorded-usage.json');
const folder = values.from ?? values.keep ?? mkdtempSync(path.join(tmpdir(), 'store-coverage-'));
const problems: string[] = [];

if (values.from === undefined) measure(values.runs.split(',') as RunName[]);
const files = readCoverage(coverageIn(folder), root).filter(({ file }) => file.startsWith('store/src/'));
for (const file of files) printFile(file);

const { lines, covered, share } = shareOf(files);
const { listed, unexplained, outdated } = uncalledIn(files);
console.log(
  `${covered} of ${lines} lines with code: ${share.toFixed(1)} %; ${listed.length} functions were not called`,
);
if (share < Number(values.least)) problems.push(`Less than ${values.least} % of the lines were executed.`);
for (const name of unexplained) problems.push(`Not called, and without a reason: ${name}`);
for (const name of outdated) console.log(`Called, so its reason is outdated: ${name}`);

if (values.record) await record();
if (values.from === undefined && values.keep === undefined) rmSync(folder, { recursive: true, force: true });
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

function measure(names: readonly RunName[]): void {
  let built: string | undefined;
  for (const name of names) {
    console.log(`running ${name}`);
    if (!runTests(name, folder, root)) problems.push(`The run ${name} has failed.`);
    const code = readFileSync(worker, 'utf8');
    if (built !== undefined && built !== code) throw new Error('The store was changed during the measurement');
    built = code;
  }
}

function printFile({ file, lines: all, covered: ran, uncalled }: FileCoverage): void {
  const percent = `${((100 * ran) / Math.max(all, 1)).toFixed(1)} %`;
  console.log(`${percent.padStart(8)}  ${String(ran).padStart(5)}/${String(all).padEnd(5)} ${file}`);
  for (const { name, line } of uncalled) console.log(`${' '.repeat(24)}${name} (line ${line})`);
}

async function record(): Promise<void> {
  const earlier = JSON.parse(readFileSync(recordedUsage, 'utf8')) as Usage;
  const usage = JSON.stringify(usageIn(folder, earlier), null, 2);
  writeFileSync(recordedUsage, await format(usage, { parser: 'json', printWidth: 120 }));
  const report = await format(coverageText(files, measuredRuns(folder)), { parser: 'markdown', printWidth: 120 });
  writeFileSync(path.join(root, 'store/COVERAGE.md'), report);
}
