/**
 * `npm run drill:view-mutations -- --seed N --count 60 --resume FILE`: breaks views of the web app one at a time in a copy
 * of the source (a condition negated, a comparison turned round, a prop dropped, a text key swapped, a disabled button
 * enabled) and runs the component tests that import the view, the nearest first, until one fails. Prints which test
 * noticed each, and how; ends with 1 when fewer than nine in ten were noticed. Only a failed test counts: source that
 * cannot be run, or tests that do not end, do not. These tests must pass before anything is broken. With `--resume`,
 * results are appended to the file, and a breakage that it already holds is not tried again.
 */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
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
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { findBreakages, type Breakage, type BreakageKind } from './view-breakages.js';
import { testsOf } from './view-tests.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '20261130' },
    count: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
    resume: { type: 'string', default: '' },
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

/** A failed test and the first line of its message. */
interface Failure {
  readonly test: string;
  readonly words: string;
}

/** The first failed test among these, which are run in their order up to the first file that fails. */
function failureOf(tests: readonly string[]): Failure | null {
  if (tests.length === 0) return null;
  const output = path.join(copy, 'results.json');
  rmSync(output, { force: true });
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const paths = tests.map((test) => path.join(copy, test));
  const sequencer = `--testSequencer=${path.join(copy, 'tests/kit/as-listed.mjs')}`;
  const options = ['--config', 'tests/jest.config.mjs', '--selectProjects', 'web', '--json', `--outputFile=${output}`];
  spawnSync(
    process.execPath,
    [jest, ...options, '--ci', '--runInBand', '--bail', sequencer, '--runTestsByPath', ...paths],
    {
      cwd: copy,
      stdio: 'ignore',
      timeout: 900_000,
      env: { ...process.env, TESTS_IN_ORDER: paths.join('\n') },
    },
  );
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
    return failureOf(testsOf(root, file));
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

/** A breakage that was tried; a line of the file of results. */
interface Tried {
  readonly breakage: Breakage;
  readonly failure: Failure | null;
}

const all = findBreakages(root).filter(({ file }) => file.includes(values.only));
const drawn = draw(all, Number(values.count), random(Number(values.seed)));
const before = values.resume !== '' && existsSync(values.resume) ? readFileSync(values.resume, 'utf8') : '';
const tried = before
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Tried);
const results: Tried[] = [];

/** The result of an earlier run, or of this one. */
function resultOf(breakage: Breakage): Tried {
  const earlier = tried.find((other) => isDeepStrictEqual(other.breakage, breakage));
  if (earlier !== undefined) return earlier;
  const result = { breakage, failure: noticedBy(breakage) };
  if (values.resume !== '') appendFileSync(values.resume, `${JSON.stringify(result)}\n`);
  return result;
}

console.log(`seed ${values.seed}: ${drawn.length} of ${all.length} possible breakages`);
try {
  makeCopy();
  if (tried.length === 0) {
    const failing = failureOf([...new Set(drawn.flatMap(({ file }) => testsOf(root, file)))]);
    if (failing !== null) throw new Error(`Fails before anything is broken: ${failing.test}`);
  }
  for (const breakage of drawn) {
    const result = resultOf(breakage);
    results.push(result);
    const verdict = result.failure === null ? 'UNNOTICED' : 'noticed  ';
    const noticedBy = result.failure === null ? '' : `${result.failure.test} | ${result.failure.words}`;
    console.log(`${verdict} | ${breakage.kind} | ${breakage.file}:${breakage.line} | ${breakage.what} | ${noticedBy}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
const noticed = results.filter(({ failure }) => failure !== null).length;
console.log(`${drawn.length} breakages, ${noticed} noticed, ${drawn.length - noticed} unnoticed`);
process.exitCode = noticed >= drawn.length * neededShare ? 0 : 1;
