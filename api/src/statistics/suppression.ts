export interface Suppressed {
  /** Null = hidden. */
  shown: Record<string, number | null>;
  /** A count that is not small was hidden so that a small one cannot be worked out. */
  secondaryApplied: boolean;
  /** Whether the sum may be shown beside the counts. */
  totalShown: boolean;
}

/**
 * Counts of an attribute inside one group with the small ones hidden, and more where arithmetic would give them away
 * (analytics.md D21, domain.md 5).
 *
 * @param min Smallest count that is shown; zeros always are, unless they would give a count away.
 * @param totalKnown The reader knows the sum from elsewhere.
 */
export function suppress(counts: Readonly<Record<string, number>>, min = 5, totalKnown = false): Suppressed {
  const hidden = new Set(Object.keys(counts).filter((key) => counts[key]! > 0 && counts[key]! < min));
  const primary = hidden.size;
  const shownByCount = Object.keys(counts)
    .filter((key) => !hidden.has(key) && counts[key]! > 0)
    .sort((a, b) => counts[a]! - counts[b]! || (a < b ? -1 : 1));
  const givenAway = (): boolean =>
    isGivenAway(
      [...hidden].map((key) => counts[key]!),
      min,
    );
  while (givenAway()) {
    const next = shownByCount.shift();
    if (next === undefined) break;
    hidden.add(next);
  }
  const stillGivenAway = givenAway();
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const nothingShown = stillGivenAway && totalKnown;
  return {
    shown: Object.fromEntries(
      Object.entries(counts).map(([key, count]) => [key, nothingShown || hidden.has(key) ? null : count]),
    ),
    secondaryApplied: hidden.size > primary || nothingShown,
    totalShown: totalKnown || (total >= min && !stillGivenAway) || total === 0,
  };
}

/** Whether the sum of the hidden counts would say what each of them is. */
function isGivenAway(hidden: readonly number[], min: number): boolean {
  if (hidden.length === 0) return false;
  return hidden.length === 1 || hidden.every((count) => count === 1) || hidden.every((count) => count === min - 1);
}

/** Families of a known whole by an attribute: those that have it and the others. */
export interface Split {
  readonly part: number;
  readonly rest: number;
}

/**
 * Which of a growing whole's splits may be told, if each is told as soon as it may be: no number under the minimum stands in one that is
 * told, none is the difference of two, and no split in between that was not told follows from those around it (analytics.md D21 along
 * time).
 *
 * @param history The splits as they came to be known, oldest first; the reader knows the size of each whole.
 */
export function tellable(history: readonly Split[], min = 5): boolean[] {
  const told: Split[] = [{ part: 0, rest: 0 }];
  const untold: Untold[] = [];
  return history.map((split) => {
    const isTold = keepsApart(split, told, min) && !untold.some((earlier) => givesAway(split, earlier, min));
    if (isTold) told.push(split);
    else untold.push({ whole: split.part + split.rest, toldBefore: [...told] });
    return isTold;
  });
}

interface Untold {
  readonly whole: number;
  readonly toldBefore: readonly Split[];
}

/** Whether neither count differs from a told one by a small number; nothing at all is told before the first. */
function keepsApart({ part, rest }: Split, told: readonly Split[], min: number): boolean {
  const isSmall = (difference: number): boolean => difference !== 0 && Math.abs(difference) < min;
  return !told.some((earlier) => isSmall(part - earlier.part) || isSmall(rest - earlier.rest));
}

/** Whether telling a split leaves a single number of families that an earlier, untold one may have had, and a small one. */
function givesAway(split: Split, { whole, toldBefore }: Untold, min: number): boolean {
  const least = toldBefore.at(-1) ?? { part: 0, rest: 0 };
  const possible: number[] = [];
  const last = Math.min(split.part, whole - least.rest);
  for (let part = Math.max(least.part, whole - split.rest); part <= last; part += 1) {
    if (!keepsApart({ part, rest: whole - part }, toldBefore, min)) possible.push(part);
  }
  const [only, ...others] = possible;
  if (only === undefined || others.length > 0) return false;
  return [...toldBefore, split].some(({ part }) => part !== only && Math.abs(part - only) < min);
}
