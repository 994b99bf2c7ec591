import { releaseOverTime, type Observation, type ReleaseRules, type Split } from '../../../statistics/index.js';

/** A change of an attribute's counts: by how many families those with it (`part`) and without it (`rest`) grew, and when. */
export interface CountChange {
  readonly at: Date;
  readonly part: number;
  readonly rest: number;
}

/** A count that is released to readers of whole pilots; a lower bound unless `isExact`. Null: none is. */
export interface ReleasedCount {
  readonly count: number | null;
  readonly isExact: boolean;
}

/**
 * The latest released number of families with an attribute, in each of several views of which each contains the one before. It follows
 * from the whole history of the counts, so that readers who ask every day, for many days and in every view, see one series of numbers
 * whose differences disclose no family.
 */
export function releasedAttributeCounts(
  changesByView: readonly (readonly CountChange[])[],
  rules: ReleaseRules,
): ReleasedCount[] {
  const history = changesByView
    .flatMap((changes, population) => historyOf(changes).map((entry) => ({ ...entry, population })))
    .sort((a, b) => a.at - b.at || a.population - b.population);
  const releases = releaseOverTime(history, rules);
  return changesByView.map((_changes, population) => {
    const latest = history.findLastIndex((observation) => observation.population === population);
    const { part, isExact } = releases[latest] ?? { part: 0, isExact: true };
    return { count: part === 0 && !isExact ? null : part, isExact };
  });
}

/** The counts after each instant with a change, oldest first. */
function historyOf(changes: readonly CountChange[]): (Omit<Observation, 'population'> & { at: number })[] {
  const sorted = changes.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const history: (Split & { at: number })[] = [];
  let counts: Split = { part: 0, rest: 0 };
  sorted.forEach(({ at, part, rest }, index) => {
    counts = { part: counts.part + part, rest: counts.rest + rest };
    if (sorted[index + 1]?.at.getTime() !== at.getTime()) history.push({ ...counts, at: at.getTime() });
  });
  return history;
}
