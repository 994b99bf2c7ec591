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
  const told = new ToldSplits(min);
  told.add({ part: 0, rest: 0 });
  const least = leastFromEach(history);
  let untold: Untold[] = [];
  return history.map((split, at) => {
    const isTold =
      told.keepsApart(split, told.size) && !untold.some((earlier) => possibleParts(split, earlier, told).givesAway);
    if (isTold) told.add(split);
    else {
      const whole = split.part + split.rest;
      const isKnown = untold.some((earlier) => earlier.whole === whole && earlier.toldBefore === told.size);
      if (!isKnown) untold.push({ whole, toldBefore: told.size });
    }
    // Where even the least of what is still to come leaves several possible numbers, so does all of it.
    const coming = least[at + 1];
    const { part, rest } = least[at] ?? split;
    if (coming !== undefined && (coming.part > part || coming.rest > rest))
      untold = untold.filter((earlier) => !possibleParts(coming, earlier, told).areSeveral);
    return isTold;
  });
}

interface Untold {
  readonly whole: number;
  /** How many splits had been told before it. */
  readonly toldBefore: number;
}

/** Splits in the order they were told; asking about the first so many of them costs the same however many there are. */
class ToldSplits {
  private readonly splits: Split[] = [];
  /** By number: at which place one was told first that differs from it by a small number. */
  private readonly nearParts: number[] = [];
  private readonly nearRests: number[] = [];

  constructor(private readonly min: number) {}

  get size(): number {
    return this.splits.length;
  }

  add(split: Split): void {
    const place = this.splits.push(split) - 1;
    for (let apart = 1; apart < this.min; apart += 1) {
      for (const sign of [-1, 1]) {
        this.nearParts[split.part + sign * apart] ??= place;
        this.nearRests[split.rest + sign * apart] ??= place;
      }
    }
  }

  /** The last of the first so many. */
  lastOf(count: number): Split {
    return this.splits[count - 1] ?? { part: 0, rest: 0 };
  }

  /** Whether neither count differs from one of the first so many by a small number. */
  keepsApart({ part, rest }: Split, count: number): boolean {
    return (this.nearParts[part] ?? count) >= count && (this.nearRests[rest] ?? count) >= count;
  }

  /** Whether the part differs from one of the first so many, or from another one, by a small number. */
  isPartNear(part: number, count: number, other: number): boolean {
    const apart = Math.abs(part - other);
    return (apart > 0 && apart < this.min) || (this.nearParts[part] ?? count) < count;
  }
}

/** The least part and rest of the splits from each one on. */
function leastFromEach(history: readonly Split[]): Split[] {
  const least: Split[] = [];
  let { part, rest } = { part: Infinity, rest: Infinity };
  for (const split of history.toReversed()) {
    part = Math.min(part, split.part);
    rest = Math.min(rest, split.rest);
    least.push({ part, rest });
  }
  return least.reverse();
}

/** What telling a split leaves of the numbers of families that an earlier, untold one may have had: several, or a single, small one. */
function possibleParts(
  split: Split,
  { whole, toldBefore }: Untold,
  told: ToldSplits,
): { areSeveral: boolean; givesAway: boolean } {
  const least = told.lastOf(toldBefore);
  let only: number | null = null;
  const last = Math.min(split.part, whole - least.rest);
  for (let part = Math.max(least.part, whole - split.rest); part <= last; part += 1) {
    if (told.keepsApart({ part, rest: whole - part }, toldBefore)) continue;
    if (only !== null) return { areSeveral: true, givesAway: false };
    only = part;
  }
  return { areSeveral: false, givesAway: only !== null && told.isPartNear(only, toldBefore, split.part) };
}
