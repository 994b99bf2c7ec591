import type { ReachableParts } from './possible-parts.js';

interface GroupRules {
  /** Whether a part may be released exactly. */
  readonly isReleasable: (part: number) => boolean;
  /** Whether a part is the first to be released: nobody or everybody has the attribute. */
  readonly isPreferred: (part: number) => boolean;
  /** Whether a reader who knows that the part is one of these can work nothing out. */
  readonly isAmbiguous: (parts: readonly number[]) => boolean;
}

/**
 * Divides the parts that are possible into those that are released exactly and groups that are withheld together behind a lower bound.
 * A group is what may not be released in a range of `width` values. While it is not ambiguous, the nearest releasable parts of the range
 * join it; where that is not enough, it joins the range below. Preferred parts join only where there is no range below.
 */
export class ReleaseGroups {
  private readonly ranges = new Map<number, { withheld: readonly number[]; joinsLower: boolean }>();

  /** @param start Where the ranges start. */
  constructor(
    private readonly possible: ReachableParts,
    private readonly start: number,
    private readonly width: number,
    private readonly rules: GroupRules,
  ) {}

  /** The parts that are withheld together with this one, in ascending order; null if it is released exactly. */
  withheldWith(part: number): number[] | null {
    let base = this.rangeOf(part);
    while (this.groupAt(base).joinsLower) base -= 1;
    let parts = this.groupAt(base).withheld;
    for (let above = base + 1; this.groupAt(above).joinsLower; above += 1) {
      parts = this.joined(this.groupAt(above).withheld, parts, base);
    }
    return parts.includes(part) ? [...parts] : null;
  }

  /** What of a range is withheld, and whether that is ambiguous only together with the range below. */
  private groupAt(range: number): { withheld: readonly number[]; joinsLower: boolean } {
    const keptRange = this.ranges.get(range);
    if (keptRange !== undefined) return keptRange;
    const inRange = this.partsIn(range);
    let withheld = inRange.filter((part) => !this.rules.isReleasable(part));
    const isLowest = range <= this.rangeOf(this.possible.lowest);
    const others = nearestTo(withheld, inRange).filter((part) => isLowest || !this.rules.isPreferred(part));
    while (withheld.length > 0 && others.length > 0 && !this.rules.isAmbiguous(withheld)) {
      withheld = [...withheld, ...others.splice(0, 1)].sort((a, b) => a - b);
    }
    const joinsLower = withheld.length > 0 && !isLowest && !this.rules.isAmbiguous(withheld);
    const group = { withheld, joinsLower };
    this.ranges.set(range, group);
    return group;
  }

  /** Two groups as one, with releasable parts of the range as far as they are needed. */
  private joined(upper: readonly number[], lower: readonly number[], range: number): readonly number[] {
    const inRange = this.partsIn(range);
    let parts = [...lower, ...upper];
    const others = nearestTo(upper, inRange).filter((part) => !parts.includes(part));
    while (others.length > 0 && !this.rules.isAmbiguous(parts)) {
      parts = [...parts, ...others.splice(0, 1)].sort((a, b) => a - b);
    }
    return parts;
  }

  /** The possible parts of a range, in ascending order. */
  private partsIn(range: number): number[] {
    const first = this.start + range * this.width;
    return Array.from({ length: this.width }, (_, index) => first + index).filter(
      (part) => part <= this.possible.highest && this.possible.canHave(part),
    );
  }

  private rangeOf(part: number): number {
    return Math.floor((part - this.start) / this.width);
  }
}

/** The values that are not among `parts`, those nearest to them first. */
function nearestTo(parts: readonly number[], values: readonly number[]): number[] {
  const distance = (value: number): number => Math.min(...parts.map((part) => Math.abs(part - value)));
  return values.filter((value) => !parts.includes(value)).sort((a, b) => distance(a) - distance(b) || a - b);
}
