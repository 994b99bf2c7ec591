import { addMonths, earlierMonth, monthsBetween } from '@anaqid/shared-types';
import { outcome, type Outcome } from '../../../statistics/index.js';
import type { MonthStanding, SpellFacts } from '../../assessments/assessments.service.js';
import { outcomeConfigOf, type RuleVersion } from '../../rule-versions/rule-versions.service.js';

/** What of a family's spell enters a pilot's figures; nothing in it tells who the family is. */
export interface OutcomeFacts extends SpellFacts {
  /** Months with a service of class care that is given every month, such as stipend or food, and when the first of it was recorded. */
  readonly aidedMonths: ReadonlyMap<string, Date>;
}

/** What a view takes. */
export interface OutcomeScope {
  readonly rule: RuleVersion;
  /** Last programme month of the view. */
  readonly horizon: number;
  /** Last month of the calendar that the view takes for a family: its present month, in the view of six months at most the sixth. */
  lastMonthOf(facts: OutcomeFacts): string;
  /** Last programme month that the view of six months can take of a family, whether it has come or not. */
  shortViewMonthOf(facts: OutcomeFacts): number;
  /** Time zone of the pilot's days (IANA name). */
  readonly timeZone: string;
  /** Target share, 0-1, fixed before the pilot; null: none. */
  readonly target: number | null;
  /** Whether the reader may see everything about these families: then no count is hidden. */
  readonly isOwn: boolean;
}

/** A family's facts with what became of it in the view. */
export interface FamilyOutcome extends Outcome {
  readonly facts: OutcomeFacts;
  /** Last programme month of the view for this family. */
  readonly cutMonth: number;
  /** Programme month of the exit, if it lies in the view. */
  readonly exitMonth: number | null;
}

/** What became of each family by the end of the view (analytics.md D4); families enrolled later are not among them. */
export function familyOutcomes(families: readonly OutcomeFacts[], scope: OutcomeScope): FamilyOutcome[] {
  const config = outcomeConfigOf(scope.rule);
  return families.flatMap((facts) => {
    const { enrolledMonth, exit } = facts;
    const cut = earlierMonth(scope.lastMonthOf(facts), addMonths(enrolledMonth, scope.horizon));
    const cutMonth = monthsBetween(enrolledMonth, cut);
    if (cutMonth < 0) return [];
    const exitMonth = exit === null ? null : monthsBetween(enrolledMonth, exit.month);
    const assessments = facts.months
      .filter(({ assessed }) => assessed)
      .map(({ programmeMonth, index, qualifies }) => ({ m: programmeMonth, index, qualifies }));
    // "Pilot ended" is no exit for outcomes: reopening after an extension then changes nothing.
    const leaving = exit === null || exit.reason === 'PILOT_ENDED' ? null : { period: exit.month, reason: exit.reason };
    const found = outcome({ enrol: enrolledMonth, exit: leaving, assessments }, config, cut);
    return [{ ...found, facts, cutMonth, exitMonth: exitMonth !== null && exitMonth <= cutMonth ? exitMonth : null }];
  });
}

/** A family that is in the figures: its time is known. */
export type IncludedFamily = FamilyOutcome & { readonly time: number; readonly code: 0 | 1 | 2 };

export function isIncluded(family: FamilyOutcome): family is IncludedFamily {
  return family.time !== null && family.code !== null;
}

/** Latest programme month that has come for any of the families. */
export function reachedMonth(families: readonly FamilyOutcome[]): number {
  return families.reduce((latest, { cutMonth }) => Math.max(latest, cutMonth), 0);
}

/** The standing of a programme month, if the spell has one. */
export function standingIn({ facts }: FamilyOutcome, month: number): MonthStanding | null {
  return facts.months[month] ?? null;
}
