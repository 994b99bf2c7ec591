import { PossibleParts } from './possible-parts.js';
import { ReleaseGroups } from './release-groups.js';

/** A table of two cells with a known total: families that have an attribute (`part`) and the others (`rest`). */
export interface Split {
  readonly part: number;
  readonly rest: number;
}

/** A split of one of several growing populations, each of which is contained in the next. */
export interface Observation extends Split {
  readonly population: number;
}

/** What is released of a split: its part, or, unless `isExact`, a lower bound that is at most `2 * (min - 1)` smaller. */
export interface Release {
  readonly part: number;
  readonly isExact: boolean;
}

export interface ReleaseRules {
  /** Counts and differences from 1 to `min - 1` are small. */
  readonly min?: number;
  /** Whether members may gain the attribute after they were counted without it. */
  readonly mayGainLater: boolean;
  /** Whether lower bounds, too, must not differ by a small number from what was released before. */
  readonly keepsBoundsApart: boolean;
}

/**
 * Releases the splits of growing populations to a reader who knows every total, knows these rules and asks after every change. A split
 * is released exactly where no cell is small or differs by a small number from that of an exact split before, and where it does not
 * let a small number be worked out for a split between them; zeros are released, and with them what they imply. Otherwise a lower bound
 * is released that leaves several values possible. Which values share a bound follows from earlier releases and totals alone, so
 * that withholding discloses nothing.
 *
 * @param history Splits in the order in which they became known, oldest first; populations are numbered from 0. Parts and totals of a population never decrease.
 * @returns A release for each split; later splits never change it.
 */
export function releaseOverTime(history: readonly Observation[], rules: ReleaseRules): Release[] {
  const released = new ReleasedSplits(rules.min ?? 5);
  const series: Series[] = [];
  return history.map(({ population, ...split }) => {
    const own = series[population];
    const contained = series[population - 1];
    // As long as a population is the same as the one it contains, both are one series.
    if (own === undefined && contained?.isAt(split) === true) return contained.latest;
    const continued = own ?? contained?.copy(population) ?? new Series(population, released, rules);
    series[population] = continued;
    return continued.release(split);
  });
}

/** Exact splits and bounds that were released, of all populations. */
class ReleasedSplits {
  private readonly parts = new Set<number>([0]);
  private readonly rests = new Set<number>([0]);
  private readonly bounds = new Map<number, { all: Set<number>; latest: number }>();

  constructor(readonly min: number) {}

  addExact(splits: readonly Split[]): void {
    for (const { part, rest } of splits) {
      this.parts.add(part);
      this.rests.add(rest);
    }
  }

  /** @param bound What a reader sees of a population: a lower bound or the exact part. */
  addBound(bound: number, population: number): void {
    const all = this.bounds.get(population)?.all ?? new Set<number>();
    this.bounds.set(population, { all: all.add(bound), latest: bound });
  }

  /** Whether neither cell is small or differs by a small number from that of an exact split or of one of the others. */
  keepsDistance(split: Split, others: readonly Split[] = []): boolean {
    if (this.isNearOne(split.part, this.parts) || this.isNearOne(split.rest, this.rests)) return false;
    return !others.some(({ part, rest }) => this.isSmall(part - split.part) || this.isSmall(rest - split.rest));
  }

  /** Whether a bound differs by no small number from what is or was shown of contained populations, or is shown of others. */
  isBoundApart(bound: number, population: number): boolean {
    return ![...this.bounds].some(([other, { all, latest }]) =>
      other <= population ? this.isNearOne(bound, all) : this.isSmall(latest - bound),
    );
  }

  private isNearOne(count: number, others: ReadonlySet<number>): boolean {
    for (let distance = 1; distance < this.min; distance += 1) {
      if (others.has(count - distance) || others.has(count + distance)) return true;
    }
    return false;
  }

  private isSmall(difference: number): boolean {
    return difference !== 0 && Math.abs(difference) < this.min;
  }
}

/** The releases of one population. */
class Series {
  latest: Release = { part: 0, isExact: true };
  private split: Split = { part: 0, rest: 0 };

  constructor(
    private readonly population: number,
    private readonly released: ReleasedSplits,
    private readonly rules: ReleaseRules,
    private possible: PossibleParts = new PossibleParts(rules.mayGainLater),
  ) {}

  copy(population: number): Series {
    const copy = new Series(population, this.released, this.rules, this.possible.copy());
    copy.latest = this.latest;
    return copy;
  }

  isAt({ part, rest }: Split): boolean {
    return this.split.part === part && this.split.rest === rest;
  }

  release(split: Split): Release {
    this.split = split;
    this.latest = this.nextRelease(split);
    this.released.addBound(this.latest.part, this.population);
    return this.latest;
  }

  private nextRelease(split: Split): Release {
    const total = split.part + split.rest;
    const reachable = this.possible.reachable(total, split.part);
    const groups = new ReleaseGroups(reachable, this.latest.part, this.released.min, {
      isReleasable: (part) => this.isReleasable(part, total),
      isPreferred: (part) => part === 0 || part === total,
      isAmbiguous: (parts) => this.isAmbiguous(parts, total),
    });
    const parts = groups.withheldWith(split.part);
    if (parts === null) {
      const isZero = split.part === 0 || split.rest === 0;
      const implied = isZero ? [] : this.possible.determinedBy({ total, parts: [split.part] });
      this.possible.settle({ total, parts: [split.part] });
      this.released.addExact([split, ...implied]);
      return { part: split.part, isExact: true };
    }
    this.possible.add({ total, parts });
    return { part: this.boundOf(parts, total), isExact: false };
  }

  /**
   * The largest lower bound that may be released. What it leaves of the total should not look like a small number either, unless the
   * bound would lag too far behind.
   */
  private boundOf(parts: readonly number[], total: number): number {
    const { min } = this.released;
    const lowest = parts[0] ?? 0;
    const bound = this.rules.keepsBoundsApart ? this.boundUpTo(Math.min(lowest, total - min)) : this.boundUpTo(lowest);
    return (parts.at(-1) ?? 0) - bound > 2 * (min - 1) ? this.boundUpTo(lowest) : bound;
  }

  private boundUpTo(highest: number): number {
    for (let bound = highest; bound - this.latest.part >= this.released.min; bound -= 1) {
      if (this.isApart(bound)) return bound;
    }
    return this.latest.part;
  }

  private isApart(bound: number): boolean {
    return !this.rules.keepsBoundsApart || this.released.isBoundApart(bound, this.population);
  }

  private isReleasable(part: number, total: number): boolean {
    const split = { part, rest: total - part };
    if (!this.released.keepsDistance(split)) return false;
    if (!this.isApart(part)) return false;
    // What follows from a zero is the zero itself: of every smaller group, too, nobody or everybody has the attribute.
    return part === 0 || part === total || !this.discloses([part], total, split);
  }

  private isAmbiguous(parts: readonly number[], total: number): boolean {
    return parts.length > 1 && !this.discloses(parts, total);
  }

  /** Whether a small number could be worked out for an earlier split if the present part were known to be one of these. */
  private discloses(parts: readonly number[], total: number, ...others: Split[]): boolean {
    const earlier = this.possible.determinedBy({ total, parts });
    const totals = [...earlier, ...others];
    return earlier.some((split) => !this.released.keepsDistance(split, totals));
  }
}
