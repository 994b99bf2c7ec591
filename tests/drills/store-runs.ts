import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Test runs that use the store as the product and its operators do; unit tests of the store are not among them. */
const runs = {
  acceptance: ['--selectProjects', 'acceptance', '--testPathIgnorePatterns', 'mongoose-', 'store-'],
  mongoose: ['tests/acceptance/product/mongoose-calls'],
  refusals: ['tests/acceptance/product/mongoose-refusals'],
  drills: ['tests/acceptance/product/store-'],
  tools: ['store/src/tools'],
  browser: ['browser'],
} as const satisfies Record<string, readonly string[]>;
export type RunName = keyof typeof runs;
export const runNames = Object.keys(runs) as RunName[];

/** Recorded usage of the store: for each kind the names, each with the runs that used it. */
export type Usage = Record<string, Record<string, RunName[]>>;

/** The runs that a folder has records of. */
export const measuredRuns = (folder: string): RunName[] =>
  runNames.filter((name) => readdirSync(folder).includes(name));

/** Refused features do not count as used. */
const runsOfUse = runNames.filter((name) => name !== 'refusals');

export const coverageIn = (folder: string): string => path.join(folder, 'coverage');

/** Runs the tests of one name; records coverage and usage of the store in the folder. */
export function runTests(name: RunName, folder: string, root: string): boolean {
  const usage = path.join(folder, name);
  mkdirSync(usage, { recursive: true });
  const { status } = spawnSync(process.execPath, ['tests/run.mjs', ...runs[name]], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_V8_COVERAGE: coverageIn(folder), STORE_USAGE: usage },
  });
  return status === 0;
}

/** Usage recorded in a folder, added to the recorded usage of other runs. */
export function usageIn(folder: string, earlier: Usage): Usage {
  const ran = new Set(readdirSync(folder));
  const uses = new Map<string, Set<RunName>>();
  const add = (kind: string, name: string, run: RunName): void => {
    const key = `${kind}\t${name}`;
    uses.set(key, (uses.get(key) ?? new Set()).add(run));
  };
  for (const [kind, names] of Object.entries(earlier))
    for (const [name, runs] of Object.entries(names)) for (const run of runs) if (!ran.has(run)) add(kind, name, run);
  for (const run of runsOfUse.filter((name) => ran.has(name)))
    for (const [kind, name] of notesIn(path.join(folder, run))) add(kind, name, run);
  return sorted(uses);
}

function notesIn(folder: string): (readonly [string, string])[] {
  const lines = readdirSync(folder).flatMap((file) => readFileSync(path.join(folder, file), 'utf8').split('\n'));
  // A killed process can leave an incomplete last line.
  return lines.flatMap((line) => {
    const [kind, name] = line.split('\t');
    return kind === undefined || name === undefined ? [] : [[kind, name] as const];
  });
}

function sorted(uses: ReadonlyMap<string, ReadonlySet<RunName>>): Usage {
  const usage: Usage = {};
  for (const key of [...uses.keys()].sort()) {
    const [kind, name] = key.split('\t') as [string, string];
    (usage[kind] ??= {})[name] = runNames.filter((run) => uses.get(key)?.has(run) === true);
  }
  return usage;
}
