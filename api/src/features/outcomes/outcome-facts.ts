import { addMonths, earlierMonth, monthsBetween, type ExitReason } from '@anaqid/shared-types';
import { outcome, type Outcome } from '../../statistics/index.js';
import type { MonthStanding } from '../assessments/month-index.js';
import { outcomeConfigOf, type RuleVersion } from '../assessments/rule-version.js';

/** What of a family's spell enters a pilot's figures; nothing in it tells who the family is. */
export interface OutcomeFacts {
  readonly familyId: string;
  readonly clusterId: string;
  readonly associationId: string;
  readonly enrolledMonth: string;
  readonly exit: { readonly month: string; readonly reason: ExitReason } | null;
  readonly months: readonly MonthStanding[];
  /** When the visit of a month was first recorded. */
  readonly recordedAt: ReadonlyMap<string, Date>;
  /** Whether a second person approved the graduation. */
  readonly graduationConfirmed: boolean;
  /** Months with a service of class care that is given every month, such as stipend or food. */
  readonly aidedMonths: ReadonlySet<string>;
}

/** What a view takes: programme months up to the horizon, data up to a month. */
export interface OutcomeScope {
  readonly rule: RuleVersion;
  /** Programme months of the view: 6, or all of the pilot. */
  readonly horizon: number;
  /** Present month of the pilot, or the one of the day that the figures are asked for. */
  readonly presentMonth: string;
  /** Target share, 0-1, fixed before the pilot; null: none. */
  readonly target: number | null;
}

/** A family's facts with what became of it in the view. */
export interface FamilyOutcome extends Outcome {
  readonly facts: OutcomeFacts;
  /** Last programme month of the view for this family. */
  readonly cutMonth: number;
}

/** What became of each family by the end of the view (analytics.md D4). "Pilot ended" is no exit. */
export function familyOutcomes(families: readonly OutcomeFacts[], scope: OutcomeScope): FamilyOutcome[] {
  const config = outcomeConfigOf(scope.rule);
  return families.map((facts) => {
    const cut = earlierMonth(scope.presentMonth, addMonths(facts.enrolledMonth, scope.horizon));
    const exit =
      facts.exit === null || facts.exit.reason === 'PILOT_ENDED'
        ? null
        : { period: facts.exit.month, reason: facts.exit.reason };
    const assessments = facts.months
      .filter(({ assessed }) => assessed)
      .map(({ programmeMonth, index, qualifies }) => ({ m: programmeMonth, index, qualifies }));
    return {
      ...outcome({ enrol: facts.enrolledMonth, exit, assessments }, config, cut),
      facts,
      cutMonth: monthsBetween(facts.enrolledMonth, cut),
    };
  });
}

/** A family that is in the figures: its time is known. */
export type IncludedFamily = FamilyOutcome & { readonly time: number; readonly code: 0 | 1 | 2 };

export function included(families: readonly FamilyOutcome[]): IncludedFamily[] {
  return families.filter((family): family is IncludedFamily => family.time !== null && family.code !== null);
}
