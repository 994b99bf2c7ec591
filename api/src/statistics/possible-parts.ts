/** The parts that are still possible for a split of known total. */
interface PossibleSplit {
  readonly total: number;
  /** In ascending order. */
  readonly parts: readonly number[];
}

interface DeterminedSplit {
  readonly part: number;
  readonly rest: number;
}

/** Parts that are possible, between two of them. */
export interface ReachableParts {
  readonly lowest: number;
  readonly highest: number;
  canHave(part: number): boolean;
}

/** What a reader can tell of the parts of one population over time, from what was released and from the totals. */
export class PossibleParts {
  /** Since the last exact split, which comes first. */
  private splits: PossibleSplit[] = [{ total: 0, parts: [0] }];
  private determined: DeterminedSplit[] = [];

  /** @param mayGainLater Whether members may gain the attribute after they were counted without it. */
  constructor(private readonly mayGainLater: boolean) {}

  copy(): PossibleParts {
    const copy = new PossibleParts(this.mayGainLater);
    copy.splits = [...this.splits];
    copy.determined = this.determined;
    return copy;
  }

  /** The parts that a split of this total can have after the ones before; every part if `actual` is none of them. */
  reachable(total: number, actual: number): ReachableParts {
    const before = this.splits.at(-1) ?? { total: 0, parts: [0] };
    const canHave = (part: number): boolean =>
      before.parts.some((earlier) => this.follows(earlier, before, part, total));
    if (!canHave(actual)) return { lowest: 0, highest: total, canHave: (part) => part >= 0 && part <= total };
    const highest = this.mayGainLater ? total : (before.parts.at(-1) ?? 0) + total - before.total;
    return { lowest: before.parts[0] ?? 0, highest: Math.min(total, highest), canHave };
  }

  /** Adds a split of which several parts are possible, and what it tells of the ones before. */
  add(split: PossibleSplit): void {
    const narrowed = this.narrowedBy(split);
    this.determined = [...this.determined, ...narrowed.flatMap(determinedPart)];
    this.splits.splice(this.splits.length - narrowed.length, narrowed.length, ...narrowed, split);
  }

  /** Adds a split of which the part is known. */
  settle(split: PossibleSplit): void {
    this.splits = [split];
    this.determined = [];
  }

  /** Earlier splits, since the last exact one, of which a single part would be possible after this split. */
  determinedBy(split: PossibleSplit): DeterminedSplit[] {
    return [...this.determined, ...this.narrowedBy(split).flatMap(determinedPart)];
  }

  /** The latest splits as far as this one excludes parts of them: what it leaves as it was excludes nothing earlier. */
  private narrowedBy(split: PossibleSplit): PossibleSplit[] {
    const narrowed: PossibleSplit[] = [];
    let next = split;
    for (let index = this.splits.length - 1; index > 0; index -= 1) {
      const earlier = this.splits[index] ?? next;
      const parts = earlier.parts.filter((part) =>
        next.parts.some((later) => this.follows(part, earlier, later, next.total)),
      );
      if (parts.length === 0 || parts.length === earlier.parts.length) break;
      next = { ...earlier, parts };
      narrowed.push(next);
    }
    return narrowed.reverse();
  }

  private follows(part: number, { total }: PossibleSplit, later: number, laterTotal: number): boolean {
    return later >= part && (this.mayGainLater ? later <= laterTotal : later - part <= laterTotal - total);
  }
}

function determinedPart({ total, parts }: PossibleSplit): DeterminedSplit[] {
  const [part] = parts;
  return parts.length === 1 && part !== undefined ? [{ part, rest: total - part }] : [];
}
