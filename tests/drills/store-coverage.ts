/**
 * `npm run coverage:store`: how much of the store the product's own use runs: the acceptance tests, the journeys in a browser (where
 * there is one) and the tests of the store's tools. The store's unit tests do not count. Prints the lines by file and every function
 * that nothing has called. `--from DIR` reports on coverage that was recorded before (NODE_V8_COVERAGE) without running anything.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readCoverage, type FileCoverage } from './coverage-lines.js';

const { values } = parseArgs({ options: { from: { type: 'string' }, least: { type: 'string', default: '85' } } });
const root = path.resolve(import.meta.dirname, '../..');
const folder = values.from ?? mkdtempSync(path.join(tmpdir(), 'store-coverage-'));

if (values.from === undefined) {
  for (const wanted of [['tests/acceptance'], ['store/src/tools'], ['browser']]) {
    console.log(`running ${wanted.join(' ')}`);
    const environment = { ...process.env, NODE_V8_COVERAGE: folder };
    spawnSync(process.execPath, ['tests/run.mjs', ...wanted], { cwd: root, stdio: 'inherit', env: environment });
  }
}

const files = readCoverage(folder, root).filter(({ file }) => file.startsWith('store/src/'));
if (values.from === undefined) rmSync(folder, { recursive: true, force: true });

const share = (covered: number, lines: number): string => `${((100 * covered) / Math.max(lines, 1)).toFixed(1)} %`;
const sum = (pick: (file: FileCoverage) => number): number => files.reduce((total, file) => total + pick(file), 0);

for (const { file, lines, covered, uncalled } of files) {
  console.log(
    `${share(covered, lines).padStart(8)}  ${String(covered).padStart(5)}/${String(lines).padEnd(5)} ${file}`,
  );
  for (const { name, line } of uncalled) console.log(`${' '.repeat(24)}${name} (line ${line})`);
}
const [covered, lines] = [sum((file) => file.covered), sum((file) => file.lines)];
console.log(`${covered} of ${lines} lines with code: ${share(covered, lines)}`);
process.exitCode = (100 * covered) / lines >= Number(values.least) ? 0 : 1;
