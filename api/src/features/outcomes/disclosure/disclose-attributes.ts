import type { OutcomeFigure } from '@anaqid/shared-types';
import type { ReleaseRules } from '../../../statistics/index.js';
import type { FamilyOutcome, OutcomeScope } from '../facts/family-outcomes.js';
import { isCounted } from '../figures/figure-membership.js';
import type { AttributeCounts } from '../figures/group-figures.js';
import { releasedAttributeCounts, type CountChange, type ReleasedCount } from './attribute-counts.js';

/** The families that a view counts, and its last month. */
export interface ViewFamilies {
  readonly families: readonly FamilyOutcome[];
  readonly month: number;
}

/** Views of which each contains the one before: a reader of several can subtract one from another. */
export interface NestedViews {
  readonly sixMonths: ViewFamilies;
  readonly whole: ViewFamilies;
}

/**
 * The attribute counts of a view that are released to readers of whole pilots.
 *
 * @param graduated Number of families that the view shows as graduated.
 */
export function discloseAttributes(
  views: NestedViews,
  view: keyof NestedViews,
  rule: OutcomeScope['rule'],
  graduated: number,
): AttributeCounts {
  const released = (
    figure: OutcomeFigure,
    changesOf: (family: FamilyOutcome) => CountChange[],
    rules: ReleaseRules,
  ): ReleasedCount => {
    const changes = [views.sixMonths, views.whole].map(({ families, month }) =>
      families.filter((family) => isCounted(family, figure, month, rule)).flatMap(changesOf),
    );
    const [ofSixMonths, ofWhole] = releasedAttributeCounts(changes, rules);
    return (view === 'sixMonths' ? ofSixMonths : ofWhole) ?? { count: null, isExact: false };
  };
  const protection = released('LEFT', changesByReason, { mayGainLater: false, keepsBoundsApart: true });
  const aided = released('GRADUATED', changesByAid, { mayGainLater: false, keepsBoundsApart: true });
  const confirmed = released('GRADUATED', changesByApproval, { mayGainLater: true, keepsBoundsApart: false });
  return {
    permanentSocialProtection: protection.count,
    protectionAtLeast: isLowerBound(protection),
    graduatedWhileAided: aided.count,
    aidedAtLeast: isLowerBound(aided),
    confirmed: confirmed.count,
    confirmedAtLeast: isLowerBound(confirmed),
    // An upper bound would be shown as if it were the number.
    provisional: confirmed.count === null || !confirmed.isExact ? null : graduated - confirmed.count,
    attributesAtLeast: isLowerBound(protection) || isLowerBound(aided),
  };
}

const isLowerBound = ({ count, isExact }: ReleasedCount): boolean => count !== null && !isExact;

const beginning = new Date(0);

function changesByReason({ facts: { exit, exitRecordedAt } }: FamilyOutcome): CountChange[] {
  const part = Number(exit?.reason === 'PERMANENT_SOCIAL_PROTECTION');
  return [{ at: exitRecordedAt ?? beginning, part, rest: 1 - part }];
}

function changesByAid(family: FamilyOutcome): CountChange[] {
  const graduatedAt = graduationRecordedAt(family);
  const aidedAt = family.facts.aidedMonths.get(graduationMonthOf(family));
  if (aidedAt === undefined) return [{ at: graduatedAt, part: 0, rest: 1 }];
  if (aidedAt <= graduatedAt) return [{ at: graduatedAt, part: 1, rest: 0 }];
  return [
    { at: graduatedAt, part: 0, rest: 1 },
    { at: aidedAt, part: 1, rest: -1 },
  ];
}

function changesByApproval(family: FamilyOutcome): CountChange[] {
  const graduatedAt = graduationRecordedAt(family);
  const { confirmedAt } = family.facts;
  const graduation = { at: graduatedAt, part: 0, rest: 1 };
  if (confirmedAt === null) return [graduation];
  return [graduation, { at: confirmedAt > graduatedAt ? confirmedAt : graduatedAt, part: 1, rest: -1 }];
}

/** When the visit that completed the run was recorded. */
function graduationRecordedAt(family: FamilyOutcome): Date {
  return family.facts.recordedAt.get(graduationMonthOf(family)) ?? beginning;
}

/** Calendar month of the graduation. */
function graduationMonthOf({ facts, graduationMonth }: FamilyOutcome): string {
  return (graduationMonth === null ? undefined : facts.months[graduationMonth]?.month) ?? '';
}
