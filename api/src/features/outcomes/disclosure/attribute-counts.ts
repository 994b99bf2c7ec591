import { releasable, type Split } from '../../../statistics/index.js';

/** A change of an attribute's counts: by how many families those with it (`part`) and without it (`rest`) grew, and when. */
export interface CountChange {
  readonly at: Date;
  readonly part: number;
  readonly rest: number;
}

/** A count that is released to readers of whole pilots; a lower bound unless `isLatest`. Null: none is. */
export interface ReleasedCount {
  readonly count: number | null;
  readonly isLatest: boolean;
}

/**
 * The latest releasable number of families with an attribute. It follows from the whole history of the counts, so that readers who
 * ask every day, or for many days, see one series of numbers whose differences disclose no family.
 *
 * @param groups Changes of the counts, for each group of families that a reader can single out by comparing views.
 */
export function releasedAttributeCount(groups: readonly (readonly CountChange[])[]): ReleasedCount {
  const released = groups.map(latestReleasable);
  const count = released.reduce((sum, { part }) => sum + part, 0);
  const isLatest = released.every((group) => group.isLatest);
  return { count: count === 0 && !isLatest ? null : count, isLatest };
}

function latestReleasable(changes: readonly CountChange[]): { part: number; isLatest: boolean } {
  const history = historyOf(changes);
  const latest = releasable(history).lastIndexOf(true);
  return { part: history[latest]?.part ?? 0, isLatest: latest === history.length - 1 };
}

/** The counts after each instant with a change, oldest first. */
function historyOf(changes: readonly CountChange[]): Split[] {
  const sorted = changes.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const history: Split[] = [];
  let counts: Split = { part: 0, rest: 0 };
  sorted.forEach(({ at, part, rest }, index) => {
    counts = { part: counts.part + part, rest: counts.rest + rest };
    if (sorted[index + 1]?.at.getTime() !== at.getTime()) history.push(counts);
  });
  return history;
}
