import { addMonths, earlierMonth, monthsBetween } from '@anaqid/shared-types';
import { outcome, type Outcome } from '../../../statistics/index.js';
import type { MonthResult, SpellFacts } from '../../assessments/assessments.service.js';
import { outcomeConfigOf, type RuleVersion } from '../../rule-versions/rule-versions.service.js';

/** The enrolment month, 0, holds the baseline; outcomes begin with this programme month. */
export const firstProgrammeMonth = 1;

/** The facts of a spell that enter figures; none of them identifies the family to a reader. */
export interface OutcomeFacts extends SpellFacts {
  /** Calendar months with a monthly care service such as stipend or food, each with the instant of its first recording. */
  readonly aidedMonths: Pick<ReadonlyMap<string, Date>, 'has' | 'get'>;
  /** Programme months between two spells of a household, in which it was not in the programme. */
  readonly awayMonths: ReadonlySet<number>;
}

/** Which months and rules a view applies, and for whom. */
export interface OutcomeScope {
  readonly rule: RuleVersion;
  /** Last programme month of the view, for the family that is followed longest. */
  readonly horizon: number;
  /** The same among some of its families. */
  horizonOf(facts: readonly OutcomeFacts[]): number;
  /**
   * Last calendar month of the view for a family: its present month, in the six-month view of a pilot planned for at most six months at most the
   * pilot's sixth.
   */
  lastMonthOf(facts: OutcomeFacts): string;
  /** Last programme month of the view for a family, whether or not it has come. */
  endMonthOf(facts: OutcomeFacts): number;
  /** Last programme month of the six-month view for a family, whether or not it has come. */
  sixMonthViewEndOf(facts: OutcomeFacts): number;
  /** Time zone of the pilot's days (IANA name). */
  readonly timeZone: string;
  /** Target share fixed before the pilot, 0-1; null: none. */
  readonly target: number | null;
  /** Whether the reader may see everything about these families, so that no figure is suppressed. */
  readonly readsOwnFamilies: boolean;
}

/** A family's facts and its outcome in a view. */
export interface FamilyOutcome extends Outcome {
  readonly facts: OutcomeFacts;
  /** Last programme month of the view for this family. */
  readonly cutMonth: number;
  /** Programme month of the exit; null if there is none up to the cut. */
  readonly exitMonth: number | null;
}

/** The outcome of each spell by the end of a view. Spells that begin after its end are left out. */
export function familyOutcomes(spells: readonly OutcomeFacts[], scope: OutcomeScope): FamilyOutcome[] {
  return spells.flatMap((facts) => outcomeOf(facts, scope) ?? []);
}

/** The outcome of a spell by the end of a view; null: it begins after that. */
export function outcomeOf(facts: OutcomeFacts, scope: OutcomeScope): FamilyOutcome | null {
  const { enrolledMonth, exit } = facts;
  const cut = earlierMonth(scope.lastMonthOf(facts), addMonths(enrolledMonth, scope.horizon));
  const cutMonth = monthsBetween(enrolledMonth, cut);
  if (cutMonth < 0) return null;
  const exitMonth = exit === null ? null : monthsBetween(enrolledMonth, exit.month);
  const assessments = facts.months
    .filter(({ assessed }) => assessed)
    .map(({ programmeMonth, index, qualifies }) => ({ m: programmeMonth, index, qualifies }));
  // An exit because the pilot ended is no exit for outcomes, so that an extension that reopens the spell changes no figure.
  const outcomeExit =
    exit === null || exit.reason === 'PILOT_ENDED' ? null : { period: exit.month, reason: exit.reason };
  const spell = { enrol: enrolledMonth, exit: outcomeExit, assessments };
  return {
    ...outcome(spell, outcomeConfigOf(scope.rule), cut),
    facts,
    cutMonth,
    exitMonth: exitMonth !== null && exitMonth <= cutMonth ? exitMonth : null,
  };
}

/** A family that the figures include. */
export type IncludedFamily = FamilyOutcome & { readonly time: number; readonly code: 0 | 1 | 2 };

export function isIncluded(family: FamilyOutcome): family is IncludedFamily {
  return family.time !== null && family.code !== null;
}

/** The latest programme month that any of the families has reached in the view. */
export function reachedMonth(families: readonly FamilyOutcome[]): number {
  return families.reduce((latest, { cutMonth }) => Math.max(latest, cutMonth), 0);
}

/** Index, floors and other results of a programme month; null outside the spell. */
export function standingIn({ facts }: FamilyOutcome, month: number): MonthResult | null {
  return facts.months[month] ?? null;
}
