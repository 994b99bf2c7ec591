import type { OutcomeFigure } from '@anaqid/shared-types';
import type { RuleVersion } from '../../rule-versions/rule-versions.service.js';
import { isIncluded, standingIn, type FamilyOutcome } from '../facts/family-outcomes.js';
import { bandOf, isStillIn, type Band } from './bands.js';
import { expectedMonths, visitResultOf, type VisitResult } from './completeness.js';

type Membership = (family: FamilyOutcome, month: number, rule: RuleVersion) => boolean;

const inBand =
  (band: Band): Membership =>
  (family, month, rule) =>
    isIncluded(family) && bandOf(family, month, rule) === band;

const both =
  (figure: Membership, condition: (family: FamilyOutcome) => boolean): Membership =>
  (family, month, rule) =>
    figure(family, month, rule) && condition(family);

const withVisit =
  (result: VisitResult): Membership =>
  (family, month) =>
    visitsWithResult(family, result, month).length > 0;

const graduated = inBand('graduated');
const left = inBand('left');
const stillIn: Membership = (family, month, rule) => isIncluded(family) && isStillIn(bandOf(family, month, rule));

/** Which families each figure counts: both the numbers and the lists behind them use this table. */
const memberships: Readonly<Record<OutcomeFigure, Membership>> = {
  ENROLLED: () => true,
  INCLUDED: isIncluded,
  EXCLUDED: (family) => !isIncluded(family),
  GRADUATED: graduated,
  PROVISIONAL: both(graduated, ({ facts }) => !facts.graduationConfirmed),
  GRADUATED_WHILE_AIDED: both(graduated, graduatedWhileAided),
  LEFT: left,
  PERMANENT_SOCIAL_PROTECTION: both(left, ({ facts }) => facts.exit?.reason === 'PERMANENT_SOCIAL_PROTECTION'),
  STILL_IN: stillIn,
  NEAR: inBand('near'),
  MOVING: inBand('moving'),
  FAR: inBand('far'),
  NOT_SEEN: inBand('notSeen'),
  NOT_SEEN_IN_MONTH: (family, month, rule) => stillIn(family, month, rule) && standingIn(family, month)?.index == null,
  NOT_FOLLOWED: inBand('notFollowed'),
  VISIT_MISSING: withVisit('missing'),
  VISIT_PARTIAL: withVisit('partial'),
};

/** Whether a figure counts a family at the end of a programme month. */
export function isCounted(family: FamilyOutcome, figure: OutcomeFigure, month: number, rule: RuleVersion): boolean {
  return memberships[figure](family, month, rule);
}

/** Programme months up to `lastMonth` whose expected visit had a result. */
export function visitsWithResult(family: FamilyOutcome, result: VisitResult, lastMonth: number): number[] {
  return expectedMonths(family).filter((month) => month <= lastMonth && visitResultOf(family, month) === result);
}

function graduatedWhileAided({ facts, graduationMonth }: FamilyOutcome): boolean {
  const month = graduationMonth === null ? undefined : facts.months[graduationMonth]?.month;
  return month !== undefined && facts.aidedMonths.has(month);
}
