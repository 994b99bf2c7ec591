import type { OutcomeFigure } from '@anaqid/shared-types';
import type { RuleVersion } from '../../rule-versions/rule-versions.service.js';
import { bandOf, isStillIn, type Band } from './bands.js';
import { expectedMonths, visitOf, type Visit } from './completeness.js';
import { isIncluded, type FamilyOutcome } from '../facts/family-outcomes.js';

type Holds = (family: FamilyOutcome, month: number, rule: RuleVersion) => boolean;

const inBand =
  (...wanted: Band[]): Holds =>
  (family, month, rule) =>
    isIncluded(family) && wanted.includes(bandOf(family, month, rule));

const among =
  (figure: Holds, holds: (family: FamilyOutcome) => boolean): Holds =>
  (family, month, rule) =>
    figure(family, month, rule) && holds(family);

const graduated = inBand('graduated');
const left = inBand('left');

const isVisit =
  (wanted: Visit): Holds =>
  (family, month) =>
    visitsThat(family, wanted, month).length > 0;

/** What each figure counts: the pages' numbers and the lists behind them come from this one table. */
const figures: Readonly<Record<OutcomeFigure, Holds>> = {
  ENROLLED: () => true,
  INCLUDED: isIncluded,
  EXCLUDED: (family) => !isIncluded(family),
  GRADUATED: graduated,
  PROVISIONAL: among(graduated, ({ facts }) => !facts.graduationConfirmed),
  GRADUATED_WHILE_AIDED: among(graduated, wasAided),
  LEFT: left,
  PERMANENT_SOCIAL_PROTECTION: among(left, ({ facts }) => facts.exit?.reason === 'PERMANENT_SOCIAL_PROTECTION'),
  STILL_IN: (family, month, rule) => isIncluded(family) && isStillIn(bandOf(family, month, rule)),
  NEAR: inBand('near'),
  MOVING: inBand('moving'),
  FAR: inBand('far'),
  NOT_SEEN: inBand('notSeen'),
  NOT_FOLLOWED: inBand('notFollowed'),
  VISIT_MISSING: isVisit('missing'),
  VISIT_PARTIAL: isVisit('partial'),
};

/** Whether a family is counted by a figure at the end of a programme month. */
export function holdsFigure(family: FamilyOutcome, figure: OutcomeFigure, month: number, rule: RuleVersion): boolean {
  return figures[figure](family, month, rule);
}

/** Expected visits of a family up to a month that became this; none is expected of a duplicate record. */
export function visitsThat(family: FamilyOutcome, wanted: Visit, lastMonth: number): number[] {
  if (family.why === 'DUPLICATE_RECORD') return [];
  return expectedMonths(family).filter((month) => month <= lastMonth && visitOf(family, month) === wanted);
}

/** Whether the family still received monthly aid in the month of its graduation. */
function wasAided({ facts, graduationMonth }: FamilyOutcome): boolean {
  const month = graduationMonth === null ? undefined : facts.months[graduationMonth]?.month;
  return month !== undefined && facts.aidedMonths.has(month);
}
