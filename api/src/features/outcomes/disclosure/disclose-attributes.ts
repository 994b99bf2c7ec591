import type { OutcomeFigure } from '@anaqid/shared-types';
import type { FamilyOutcome, OutcomeScope } from '../facts/family-outcomes.js';
import { isCounted } from '../figures/figure-membership.js';
import type { AttributeCounts } from '../figures/group-figures.js';
import { releasedAttributeCount, type CountChange, type ReleasedCount } from './attribute-counts.js';

/** The attribute counts at the end of a month that are released to readers of whole pilots. */
export function discloseAttributes(
  families: readonly FamilyOutcome[],
  month: number,
  scope: OutcomeScope,
): AttributeCounts {
  const released = (figure: OutcomeFigure, changesOf: (family: FamilyOutcome) => CountChange[]): ReleasedCount => {
    const counted = families.filter((family) => isCounted(family, figure, month, scope.rule));
    return releasedAttributeCount(groupsByView(counted, scope).map((group) => group.flatMap(changesOf)));
  };
  const protection = released('LEFT', changesByReason);
  const aided = released('GRADUATED', changesByAid);
  const provisional = released('GRADUATED', changesByApproval);
  return {
    permanentSocialProtection: protection.count,
    graduatedWhileAided: aided.count,
    // Approvals make this count fall, so that an earlier value is not a lower bound.
    provisional: provisional.isLatest ? provisional.count : null,
    attributesAtLeast: [protection, aided].some(({ count, isLatest }) => count !== null && !isLatest),
  };
}

/** Families within the six-month view and those beyond it: a reader of both views can subtract one from the other. */
function groupsByView(families: readonly FamilyOutcome[], scope: OutcomeScope): FamilyOutcome[][] {
  const isInSixMonthView = ({ graduationMonth, exitMonth, facts }: FamilyOutcome): boolean =>
    (graduationMonth ?? exitMonth ?? Infinity) <= scope.sixMonthViewEndOf(facts);
  return [families.filter(isInSixMonthView), families.filter((family) => !isInSixMonthView(family))];
}

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
  const graduation = { at: graduatedAt, part: 1, rest: 0 };
  if (confirmedAt === null) return [graduation];
  return [graduation, { at: confirmedAt > graduatedAt ? confirmedAt : graduatedAt, part: -1, rest: 1 }];
}

/** When the visit that completed the run was recorded. */
function graduationRecordedAt(family: FamilyOutcome): Date {
  return family.facts.recordedAt.get(graduationMonthOf(family)) ?? beginning;
}

/** Calendar month of the graduation. */
function graduationMonthOf({ facts, graduationMonth }: FamilyOutcome): string {
  return (graduationMonth === null ? undefined : facts.months[graduationMonth]?.month) ?? '';
}
