import { releasable, type Split } from '../../../statistics/index.js';

/** A change of the families that a figure counts: how many more have the attribute, how many more have not, and since when it is known. */
export interface Change {
  readonly at: Date;
  readonly part: number;
  readonly rest: number;
}

/** What readers of whole pilots are told of an attribute: `count` families, or at least as many while `isLatest` is false. */
export interface Told {
  readonly count: number | null;
  readonly isLatest: boolean;
}

/**
 * The latest number of families with an attribute that may be told. Whoever asks day after day, or for what was known on many days,
 * reads the same series of numbers, so that no family follows from what changed between them.
 *
 * @param rows The changes by groups of families that can be told apart otherwise, such as by the view of six months.
 */
export function toldCount(rows: readonly (readonly Change[])[]): Told {
  const told = rows.map(lastTold);
  const count = told.reduce((sum, row) => sum + row.part, 0);
  const isLatest = told.every((row) => row.isLatest);
  return { count: count === 0 && !isLatest ? null : count, isLatest };
}

function lastTold(changes: readonly Change[]): { part: number; isLatest: boolean } {
  const history = historyOf(changes);
  const shown = releasable(history);
  const last = shown.lastIndexOf(true);
  return { part: history[last]?.part ?? 0, isLatest: last === history.length - 1 };
}

/** The counts after each instant at which something changed. */
function historyOf(changes: readonly Change[]): Split[] {
  const sorted = changes.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const history: Split[] = [];
  let sum: Split = { part: 0, rest: 0 };
  sorted.forEach(({ at, part, rest }, index) => {
    sum = { part: sum.part + part, rest: sum.rest + rest };
    if (sorted[index + 1]?.at.getTime() !== at.getTime()) history.push(sum);
  });
  return history;
}
