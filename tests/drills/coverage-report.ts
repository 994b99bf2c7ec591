import type { FileCoverage } from './coverage-lines.js';
import { reasons } from './uncalled-functions.cases.js';

interface Share {
  readonly lines: number;
  readonly covered: number;
  /** In percent. */
  readonly share: number;
}

export function shareOf(files: readonly FileCoverage[]): Share {
  const sum = (pick: (file: FileCoverage) => number): number => files.reduce((total, file) => total + pick(file), 0);
  const [lines, covered] = [sum((file) => file.lines), sum((file) => file.covered)];
  return { lines, covered, share: (100 * covered) / Math.max(lines, 1) };
}

interface Uncalled {
  /** `file function`, with the file relative to `store/src`. */
  readonly name: string;
  readonly reason: string | undefined;
}

/**
 * Functions that were never called, those among them without a listed reason, and reasons listed for functions that
 * were called.
 */
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
