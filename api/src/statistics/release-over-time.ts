/** A table of two cells with a known total: families that have an attribute (`part`) and the others (`rest`). */
export interface Split {
  readonly part: number;
  readonly rest: number;
}

/**
 * Which splits of a growing population may be released, each as soon as possible, to a reader who knows every total. No cell of
 * a released split is small (1 to `min - 1`) or differs by a small number from the same cell of an earlier released split, and its
 * release does not let such a number be worked out for a withheld split before it.
 *
 * @param history Splits in the order in which they became known, oldest first.
 * @returns One flag for each split; later splits never change it.
 */
export function releasable(history: readonly Split[], min = 5): boolean[] {
  const released = new ReleasedSplits(min);
  released.add({ part: 0, rest: 0 });
  const minima = suffixMinima(history);
  let withheld: WithheldSplit[] = [];
  return history.map((split, position) => {
    const isReleased =
      released.keepsDistance(split, released.size) &&
      !withheld.some((earlier) => candidateParts(split, earlier, released).discloses);
    if (isReleased) released.add(split);
    else {
      const total = split.part + split.rest;
      const isListed = withheld.some((earlier) => earlier.total === total && earlier.releasedBefore === released.size);
      if (!isListed) withheld.push({ total, releasedBefore: released.size });
    }
    // A withheld split that even the smallest later split leaves ambiguous stays ambiguous: it need not be checked again.
    const smallestLater = minima[position + 1];
    const { part, rest } = minima[position] ?? split;
    if (smallestLater !== undefined && (smallestLater.part > part || smallestLater.rest > rest))
      withheld = withheld.filter((earlier) => !candidateParts(smallestLater, earlier, released).areSeveral);
    return isReleased;
  });
}

interface WithheldSplit {
  readonly total: number;
  /** Number of splits released before it. */
  readonly releasedBefore: number;
}

/** The released splits in order. Questions about the first `count` of them take constant time. */
class ReleasedSplits {
  private readonly splits: Split[] = [];
  /** By cell value: position of the first released split whose cell differs from it by a small number. */
  private readonly nearParts: number[] = [];
  private readonly nearRests: number[] = [];

  constructor(private readonly min: number) {}

  get size(): number {
    return this.splits.length;
  }

  add(split: Split): void {
    const position = this.splits.push(split) - 1;
    for (let distance = 1; distance < this.min; distance += 1) {
      for (const sign of [-1, 1]) {
        this.nearParts[split.part + sign * distance] ??= position;
        this.nearRests[split.rest + sign * distance] ??= position;
      }
    }
  }

  /** The last of the first `count` splits. */
  lastOf(count: number): Split {
    return this.splits[count - 1] ?? { part: 0, rest: 0 };
  }

  /** Whether no cell differs by a small number from that of one of the first `count` splits. */
  keepsDistance({ part, rest }: Split, count: number): boolean {
    return (this.nearParts[part] ?? count) >= count && (this.nearRests[rest] ?? count) >= count;
  }

  /** Whether `part` differs by a small number from that of one of the first `count` splits, or from `other`. */
  isPartNear(part: number, count: number, other: number): boolean {
    const distance = Math.abs(part - other);
    return (distance > 0 && distance < this.min) || (this.nearParts[part] ?? count) < count;
  }
}

/** For each position, the smallest part and the smallest rest from there on. */
function suffixMinima(history: readonly Split[]): Split[] {
  const minima: Split[] = [];
  let { part, rest } = { part: Infinity, rest: Infinity };
  for (const split of history.toReversed()) {
    part = Math.min(part, split.part);
    rest = Math.min(rest, split.rest);
    minima.push({ part, rest });
  }
  return minima.reverse();
}

/**
 * The parts that a withheld split may have had, as far as a reader can tell after the release of a later split: several, or a
 * single one that differs by a small number from a released part (`discloses`).
 */
function candidateParts(
  later: Split,
  { total, releasedBefore }: WithheldSplit,
  released: ReleasedSplits,
): { areSeveral: boolean; discloses: boolean } {
  const lowerBound = released.lastOf(releasedBefore);
  const largest = Math.min(later.part, total - lowerBound.rest);
  let candidate: number | null = null;
  for (let part = Math.max(lowerBound.part, total - later.rest); part <= largest; part += 1) {
    if (released.keepsDistance({ part, rest: total - part }, releasedBefore)) continue;
    if (candidate !== null) return { areSeveral: true, discloses: false };
    candidate = part;
  }
  const discloses = candidate !== null && released.isPartNear(candidate, releasedBefore, later.part);
  return { areSeveral: false, discloses };
}
