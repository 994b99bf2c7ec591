import { graduation } from '../../../statistics/index.js';
import { outcomeConfigOf, type RuleVersion } from '../../rule-versions/rule-versions.service.js';
import { firstProgrammeMonth, type FamilyOutcome, type OutcomeScope } from '../facts/family-outcomes.js';

/** Fewest families that may be told apart from the rest by what they have not reached. */
const fewestToTellApart = 5;

/**
 * The most families that can still graduate by the end of the view: those in the programme whose run would be complete if every month
 * without an index, past or to come, qualified. A number that would tell a few families apart is raised, so that "at most" stays true.
 * A family without a programme month in the view is not one of them: it changes nothing.
 */
export function canStillGraduate(
  families: readonly FamilyOutcome[],
  rule: RuleVersion,
  endMonthOf: OutcomeScope['endMonthOf'],
): number {
  const stillIn = families.filter(
    ({ graduationMonth, exitMonth, facts }) =>
      graduationMonth === null && exitMonth === null && endMonthOf(facts) >= firstProgrammeMonth,
  );
  const possible = stillIn.filter((family) => isPossible(family, rule, endMonthOf(family.facts))).length;
  if (possible === 0) return 0;
  const raised = Math.max(possible, Math.min(fewestToTellApart, stillIn.length));
  return stillIn.length - raised < fewestToTellApart ? stillIn.length : raised;
}

function isPossible({ facts, cutMonth }: FamilyOutcome, rule: RuleVersion, endMonth: number): boolean {
  const months = Array.from({ length: endMonth }, (_, index) => index + 1).map((month) => {
    const standing = month <= cutMonth ? facts.months[month] : undefined;
    const isKnown = standing?.assessed === true && standing.index !== null;
    return [
      month,
      isKnown ? { index: standing.index, qualifies: standing.qualifies } : { index: 100, qualifies: true },
    ] as const;
  });
  return graduation(new Map(months), outcomeConfigOf(rule)).graduationMonth !== null;
}
