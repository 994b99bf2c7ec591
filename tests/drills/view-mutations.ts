/**
 * `npm run drill:view-mutations -- --seed N --count 60`: breaks views of the web app one at a time in a copy of the source (a
 * condition negated, a comparison turned round, a prop dropped, a text key swapped, a disabled button enabled) and runs the
 * component tests, the nearest first. Prints which test noticed each, and how; ends with 1 when fewer than nine in ten were noticed.
 * Only a failed test counts: source that cannot be run, or tests that do not end, do not. All tests must pass before anything is broken.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findBreakages, type Breakage, type BreakageKind } from './view-breakages.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '20261130' },
    count: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
  },
});
const root = path.resolve(import.meta.dirname, '../..');
const copy = mkdtempSync(path.join(tmpdir(), 'view-mutations-'));
const neededShare = 0.9;

/** Sources are copied; packages and built workspaces are linked. */
function makeCopy(): void {
  for (const name of ['web', 'shared-types', 'tests', 'package.json', 'tsconfig.json'])
    cpSync(path.join(root, name), path.join(copy, name), {
      recursive: true,
      filter: (file) => !/\/(dist|node_modules)$/.test(file),
    });
  const packages = path.join(copy, 'node_modules');
  mkdirSync(path.join(packages, '@anaqid'), { recursive: true });
  for (const name of readdirSync(path.join(root, 'node_modules')))
    if (name !== '@anaqid') symlinkSync(path.join(root, 'node_modules', name), path.join(packages, name));
  for (const name of ['web', 'shared-types', 'tests'])
    symlinkSync(path.join(copy, name), path.join(packages, '@anaqid', name));
  symlinkSync(path.join(root, 'web/node_modules'), path.join(copy, 'web/node_modules'));
}

interface Results {
  testResults: {
    name: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

/** Tests that render every situation take longest, so they run last. */
const everySituation = 'web/src/testing/situations';

/** A failed test and the first line of its message. */
interface Failure {
  readonly test: string;
  readonly words: string;
}

/**
 * The first failed test that imports the file: tests in its folder first, then others, and last those that render every
 * situation.
 */
function firstFailure(file: string): Failure | null {
  const related = ['--findRelatedTests', path.join(copy, file)];
  const nearest = failureOf([`/${path.dirname(file)}/.*\\.test\\.`]);
  return nearest ?? failureOf([...related, '--testPathIgnorePatterns', everySituation]) ?? failureOf([everySituation]);
}

function failureOf(chosen: readonly string[]): Failure | null {
  const output = path.join(copy, 'results.json');
  rmSync(output, { force: true });
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const options = ['--config', 'tests/jest.config.mjs', '--selectProjects', 'web', '--json', `--outputFile=${output}`];
  spawnSync(process.execPath, [jest, ...options, '--runInBand', '--bail', '--passWithNoTests', ...chosen], {
    cwd: copy,
    stdio: 'ignore',
    timeout: 600_000,
  });
  if (!existsSync(output)) return null;
  const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as Results;
  for (const { name, assertionResults } of testResults) {
    const failed = assertionResults.find(({ status }) => status === 'failed');
    if (failed !== undefined) {
      const [words = ''] = (failed.failureMessages[0] ?? '').split('\n');
      return { test: `${path.relative(copy, name)}: ${failed.fullName}`, words };
    }
  }
  return null;
}

function noticedBy({ file, start, end, replacement }: Breakage): Failure | null {
  const whole = readFileSync(path.join(copy, file), 'utf8');
  writeFileSync(path.join(copy, file), whole.slice(0, start) + replacement + whole.slice(end));
  try {
    return firstFailure(file);
  } finally {
    writeFileSync(path.join(copy, file), whole);
  }
}

/** A seeded generator (mulberry32) of numbers from 0 up to, but not including, 1. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Equally many of each kind if there are enough, without repeating a position. */
function draw(all: readonly Breakage[], count: number, next: () => number): Breakage[] {
  const byKind = new Map<BreakageKind, Breakage[]>();
  for (const breakage of all) byKind.set(breakage.kind, [...(byKind.get(breakage.kind) ?? []), breakage]);
  const drawn: Breakage[] = [];
  while (drawn.length < count && [...byKind.values()].some(({ length }) => length > 0)) {
    for (const rest of byKind.values()) {
      if (rest.length === 0 || drawn.length === count) continue;
      drawn.push(...rest.splice(Math.floor(next() * rest.length), 1));
    }
  }
  return drawn;
}

let unnoticed = 0;
const all = findBreakages(root).filter(({ file }) => file.includes(values.only));
const drawn = draw(all, Number(values.count), random(Number(values.seed)));
console.log(`seed ${values.seed}: ${drawn.length} of ${all.length} possible breakages`);
try {
  makeCopy();
  const before = failureOf([values.only === '' ? 'web/src' : values.only]);
  if (before !== null) throw new Error(`Fails before anything is broken: ${before.test}`);
  for (const breakage of drawn) {
    const failure = noticedBy(breakage);
    if (failure === null) unnoticed++;
    const location = `${breakage.file}:${breakage.line}`;
    console.log(
      `${failure === null ? 'UNNOTICED' : 'noticed  '} | ${breakage.kind} | ${location} | ${breakage.what} | ${
        failure === null ? '' : `${failure.test} | ${failure.words}`
      }`,
    );
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${drawn.length} breakages, ${drawn.length - unnoticed} noticed, ${unnoticed} unnoticed`);
process.exitCode = drawn.length - unnoticed >= drawn.length * neededShare ? 0 : 1;
