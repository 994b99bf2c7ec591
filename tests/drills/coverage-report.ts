import type { FileCoverage } from './coverage-lines.js';
import { reasons } from './uncalled-functions.cases.js';

interface Share {
  readonly lines: number;
  readonly covered: number;
  /** Per cent. */
  readonly share: number;
}

export function shareOf(files: readonly FileCoverage[]): Share {
  const sum = (pick: (file: FileCoverage) => number): number => files.reduce((total, file) => total + pick(file), 0);
  const [lines, covered] = [sum((file) => file.lines), sum((file) => file.covered)];
  return { lines, covered, share: (100 * covered) / Math.max(lines, 1) };
}

interface Uncalled {
  /** `file function`, the file below `store/src`. */
  readonly name: string;
  readonly reason: string | undefined;
}

/** The functions that no run has called, those among them without a reason, and reasons for functions that were called. */
export function uncalledIn(files: readonly FileCoverage[]): {
  listed: Uncalled[];
  unexplained: string[];
  outdated: string[];
} {
  const names = new Set(
    files.flatMap(({ file, uncalled }) => uncalled.map(({ name }) => `${file.replace('store/src/', '')} ${name}`)),
  );
  const listed = [...names].map((name) => ({ name, reason: reasons[name] }));
  return {
    listed,
    unexplained: listed.filter(({ reason }) => reason === undefined).map(({ name }) => name),
    outdated: Object.keys(reasons).filter((name) => !names.has(name)),
  };
}

/** The report in Markdown. `runs` are the names of the test runs that were measured. */
export function coverageText(files: readonly FileCoverage[], runs: readonly string[]): string {
  const { lines, covered, share } = shareOf(files);
  const rows = uncalledIn(files).listed.map(({ name, reason }) => {
    const [file, called] = name.split(' ');
    return `| \`${file}\` | \`${called}\` | ${reason ?? ''} |`;
  });
  const least = files.filter((file) => file.covered / Math.max(file.lines, 1) < 0.85);
  return `# Coverage of the store by its users

Written by \`npm run record:usage\`. These runs execute ${covered} of the ${lines} lines of \`store/src\` that contain code
(**${share.toFixed(1)} %**): ${runs.join(', ')}. The store's unit tests, the replayed cases and the long drills do not count.

A line counts as executed when any code on it was executed in any process. A killed process records nothing.

## Files below 85 %

| File | Lines executed |
| --- | --: |
${least.map(({ file, covered: ran, lines: all }) => `| \`${file.replace('store/src/', '')}\` | ${ran} of ${all} |`).join('\n')}

## Functions that none of these runs call

| File | Function | Why it stays |
| --- | --- | --- |
${rows.join('\n')}
`;
}
