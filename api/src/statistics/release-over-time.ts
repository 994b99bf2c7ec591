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
  let withheld: WithheldSplits[] = [];
  let count = 0;
  let longestList = fewestToSift;
  return history.map((split, position) => {
    const isReleased =
      released.keepsDistance(split, released.size) && !withheld.some((group) => group.isDisclosedBy(split));
    if (isReleased) released.add(split);
    else {
      let group = withheld.at(-1);
      if (group?.releasedBefore !== released.size) {
        group = new WithheldSplits(released);
        withheld.push(group);
      }
      if (group.add(split.part + split.rest)) count += 1;
    }
    // A withheld split that even the smallest later split leaves ambiguous stays ambiguous: it need not be checked again. The list is
    // sifted when it has doubled since, so that histories in which nothing can be dropped do not walk all of it at each step.
    const smallestLater = minima[position + 1];
    if (smallestLater !== undefined && count > longestList) {
      withheld = withheld.filter((group) => group.sift(smallestLater));
      count = withheld.reduce((sum, { size }) => sum + size, 0);
      longestList = Math.max(fewestToSift, 2 * count);
    }
    return isReleased;
  });
}

/** Shorter lists of withheld splits are not sifted. */
const fewestToSift = 8;

/** The splits withheld between two releases. */
class WithheldSplits {
  /** Number of splits released before them. */
  readonly releasedBefore: number;
  /** The last of those: every cell of these splits is at least as large, or they can no longer be told apart from it. */
  private readonly last: Split;
  private readonly totals = new Set<number>();
  private smallest = Infinity;
  private largest = 0;
  private near: NearCells;

  constructor(private readonly released: ReleasedSplits) {
    this.releasedBefore = released.size;
    this.last = released.lastOf(released.size);
    this.near = released.nearCells(this.releasedBefore, fewestToSift);
  }

  get size(): number {
    return this.totals.size;
  }

  /** False if a split of this total is here already: whoever knows the total knows the same about both. */
  add(total: number): boolean {
    if (this.totals.has(total)) return false;
    this.totals.add(total);
    this.smallest = Math.min(this.smallest, total);
    this.largest = Math.max(this.largest, total);
    const width = this.largest - this.last.part - this.last.rest;
    if (width >= this.near.width) this.near = this.released.nearCells(this.releasedBefore, 2 * width);
    return true;
  }

  /** Whether the release of a later split lets a small number be worked out for one of these. */
  isDisclosedBy(later: Split): boolean {
    if (!this.isOpenTo(later) || this.areAllAmbiguousAfter(later)) return false;
    for (const total of this.totals) if (this.candidatesAfter(later, total).disclose) return true;
    return false;
  }

  /** Removes the splits that a later one leaves ambiguous; false if none is left. */
  sift(later: Split): boolean {
    if (!this.isOpenTo(later)) return true;
    if (this.areAllAmbiguousAfter(later)) return false;
    for (const total of this.totals) if (this.candidatesAfter(later, total).areSeveral) this.totals.delete(total);
    return this.totals.size > 0;
  }

  /** Whether any split can lie between the last released one and a later one. */
  private isOpenTo({ part, rest }: Split): boolean {
    return part >= this.last.part && rest >= this.last.rest;
  }

  /** Whether two parts or two rests next to the last released ones are possible for every total; false also if it is not known. */
  private areAllAmbiguousAfter({ part, rest }: Split): boolean {
    const { last } = this;
    return (
      this.released.min > 2 &&
      part >= last.part + 2 &&
      rest >= last.rest + 2 &&
      this.smallest >= last.part + last.rest + 2 &&
      this.largest <= Math.max(rest + last.part, part + last.rest)
    );
  }

  /**
   * The parts that a withheld split may have had, as far as a reader can tell after the release of a later split: several, or a
   * single one that differs by a small number from a released part (`disclose`).
   */
  private candidatesAfter({ part, rest }: Split, total: number): { areSeveral: boolean; disclose: boolean } {
    const largest = Math.min(part, total - this.last.rest);
    const candidate = this.near.nextCandidate(Math.max(this.last.part, total - rest), total);
    if (candidate > largest) return { areSeveral: false, disclose: false };
    const areSeveral = this.near.nextCandidate(candidate + 1, total) <= largest;
    return { areSeveral, disclose: !areSeveral && this.released.isPartNear(candidate, this.releasedBefore, part) };
  }
}

/** The cells next to those of the first released splits, from the last of these on. Questions take constant time. */
class NearCells {
  /** For each part from the last released one: the next part that is near a released one. */
  private readonly nextParts: Float64Array;
  /** For each rest from the last released one: the next smaller rest that is near a released one. */
  private readonly previousRests: Float64Array;

  constructor(
    private readonly last: Split,
    readonly width: number,
    isNear: { readonly part: (part: number) => boolean; readonly rest: (rest: number) => boolean },
  ) {
    this.nextParts = new Float64Array(width + 1).fill(Infinity);
    this.previousRests = new Float64Array(width + 1).fill(-Infinity);
    let next = Infinity;
    for (let offset = width; offset >= 0; offset -= 1) {
      if (isNear.part(last.part + offset)) next = last.part + offset;
      this.nextParts[offset] = next;
    }
    let previous = -Infinity;
    for (let offset = 0; offset <= width; offset += 1) {
      if (isNear.rest(last.rest + offset)) previous = last.rest + offset;
      this.previousRests[offset] = previous;
    }
  }

  /** The next part from `part` on that a withheld split of this total may have had: near a released part, or its rest near a rest. */
  nextCandidate(part: number, total: number): number {
    const byPart = this.nextParts[part - this.last.part] ?? Infinity;
    const byRest = this.previousRests[total - part - this.last.rest] ?? -Infinity;
    return Math.min(byPart, total - byRest);
  }
}

/** The released splits in order. Questions about the first `count` of them take constant time. */
class ReleasedSplits {
  private readonly splits: Split[] = [];
  /** By cell value: position of the first released split whose cell differs from it by a small number. */
  private readonly nearParts: number[] = [];
  private readonly nearRests: number[] = [];

  constructor(readonly min: number) {}

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

  /** The cells from the last of the first `count` splits on that keep no distance to those. */
  nearCells(count: number, width: number): NearCells {
    return new NearCells(this.lastOf(count), width, {
      part: (part) => (this.nearParts[part] ?? count) < count,
      rest: (rest) => (this.nearRests[rest] ?? count) < count,
    });
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
