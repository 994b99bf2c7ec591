import {
  addMonths,
  daysBetween,
  lastDayOf,
  laterMonth,
  monthsBetween,
  type AssessmentFormKind,
  type VisitKind,
} from '@anaqid/shared-types';
import type { RuleVersion } from '../../rule-versions/rule-versions.service.js';
import type { PathFacts } from './path-facts.js';

/** The next visit that is due. */
export interface NextVisit {
  readonly month: string;
  readonly programmeMonth: number;
  readonly kind: VisitKind;
  /** Number of months after graduation; null if it is not a follow-up visit. */
  readonly followUpAfter: number | null;
  readonly form: AssessmentFormKind;
  readonly dueOn: string;
  readonly overdue: boolean;
  readonly daysOver: number;
}

/** The form due in a programme month: full at the baseline and every third month, otherwise monthly. */
export function formDueIn(programmeMonth: number, rule: RuleVersion): AssessmentFormKind {
  return programmeMonth % rule.fullFormEvery === 0 ? 'FULL' : 'MONTHLY';
}

/**
 * The month of the next visit: the month after the last visit while the family is in the programme, the follow-up
 * months of the rule after graduation. Null if no further visit is due.
 */
export function nextVisit(
  facts: PathFacts,
  visited: readonly string[],
  graduationMonth: string | null,
): NextVisit | null {
  const { enrolledMonth, exit, state, lastMonth, judgedOn, rule } = facts;
  if (exit !== null) return null;
  const lastVisit = visited.reduce<string | null>(
    (last, month) => (last === null || month > last ? month : last),
    null,
  );
  if (graduationMonth !== null) {
    if (facts.followUpEnded) return null;
    const after = rule.followUpMonths.find(
      (months) => lastVisit === null || addMonths(graduationMonth, months) > lastVisit,
    );
    if (after === undefined) return null;
    const occasion = { kind: 'FOLLOW_UP', followUpAfter: after, form: 'FULL' } as const;
    return visit(facts, addMonths(graduationMonth, after), occasion, judgedOn.afterwards);
  }
  if (state !== 'ACTIVE' && state !== 'SUSPENDED') return null;
  const month = lastVisit === null ? enrolledMonth : laterMonth(enrolledMonth, addMonths(lastVisit, 1));
  if (month > lastMonth) return null;
  const kind = month === enrolledMonth ? 'BASELINE' : 'MONTHLY';
  const form = formDueIn(monthsBetween(enrolledMonth, month), rule);
  return visit(facts, month, { kind, followUpAfter: null, form }, judgedOn.inProgramme);
}

function visit(
  { enrolledMonth }: PathFacts,
  month: string,
  occasion: Pick<NextVisit, 'kind' | 'followUpAfter' | 'form'>,
  judgedOn: string,
): NextVisit {
  const dueOn = lastDayOf(month);
  const daysOver = Math.max(0, daysBetween(dueOn, judgedOn));
  const programmeMonth = monthsBetween(enrolledMonth, month);
  return { month, programmeMonth, ...occasion, dueOn, overdue: daysOver > 0, daysOver };
}
