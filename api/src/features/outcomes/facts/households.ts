import { addMonths, monthsBetween } from '@anaqid/shared-types';
import { groupBy } from '../../../platform/loaders.js';
import type { MonthResult } from '../../assessments/assessments.service.js';
import { outcomeOf, type FamilyOutcome, type OutcomeFacts, type OutcomeScope } from './family-outcomes.js';

/**
 * The outcomes that figures of families count: one for each household, whatever spells it had. A record that turned out to be a
 * duplicate of another is in none, whatever it reached and whenever that was found; only spending takes it, because the money was spent.
 *
 * @param spells Every spell of the same families, also those that begin after the end of the view.
 */
export function householdOutcomes(spells: readonly OutcomeFacts[], scope: OutcomeScope): FamilyOutcome[] {
  return [...groupBy(spells, ({ familyId }) => familyId).values()].flatMap((ofFamily) => {
    if (ofFamily.some(({ exit }) => exit?.reason === 'DUPLICATE_RECORD')) return [];
    const inOrder = ofFamily.toSorted((a, b) => (a.enrolledMonth < b.enrolledMonth ? -1 : 1));
    return historyOf(inOrder, scope) ?? [];
  });
}

/**
 * The outcome of the spells of a household in a view, read as one history that begins where the household enrolled. A spell that went
 * before it graduated is continued by the next one, on the same clock; the first graduation stays, whatever follows.
 */
function historyOf(spells: readonly OutcomeFacts[], scope: OutcomeScope): FamilyOutcome | null {
  let history: FamilyOutcome | null = null;
  for (const spell of spells) {
    const outcome = outcomeOf(spell, scope);
    if (outcome === null) break;
    if (history === null || neverStarted(history.facts)) history = outcome;
    else if (history.graduationMonth !== null) break;
    else if (goesOnIn(spell, history, scope)) history = outcomeOf(joined(history.facts, spell), scope);
  }
  return history;
}

const neverStarted = ({ enrolledMonth, exit }: OutcomeFacts): boolean => exit !== null && exit.month <= enrolledMonth;

/** Whether a later spell can still add a month to a history in the view; a spell without a month changes no figure. */
function goesOnIn(spell: OutcomeFacts, { facts }: FamilyOutcome, scope: OutcomeScope): boolean {
  return !neverStarted(spell) && monthsBetween(facts.enrolledMonth, spell.enrolledMonth) < scope.endMonthOf(facts);
}

/** Two spells as one, on the clock of the earlier one. */
function joined(earlier: OutcomeFacts, later: OutcomeFacts): OutcomeFacts {
  const offset = monthsBetween(earlier.enrolledMonth, later.enrolledMonth);
  const before = Array.from({ length: offset }, (_, month) => earlier.months[month] ?? unseen(earlier, month));
  const away = before.map(({ programmeMonth }) => programmeMonth).filter((month) => isAfterExit(earlier, month));
  return {
    ...earlier,
    exit: later.exit,
    exitRecordedAt: later.exitRecordedAt,
    months: [...before, ...later.months.map((result) => continued(result, offset))],
    awayMonths: new Set([...earlier.awayMonths, ...away]),
    recordedAt: new Map([...earlier.recordedAt, ...later.recordedAt]),
    graduationConfirmed: later.graduationConfirmed,
    confirmedAt: later.confirmedAt,
  };
}

function isAfterExit({ enrolledMonth, exit }: OutcomeFacts, programmeMonth: number): boolean {
  return exit !== null && addMonths(enrolledMonth, programmeMonth) > exit.month;
}

/** A month of a later spell on the clock of the first one. Its enrolment month is a first assessment, which is never judged. */
function continued(result: MonthResult, offset: number): MonthResult {
  const { programmeMonth } = result;
  return {
    ...result,
    programmeMonth: programmeMonth + offset,
    qualifies: programmeMonth > 0 && result.qualifies,
  };
}

function unseen({ enrolledMonth }: OutcomeFacts, programmeMonth: number): MonthResult {
  return {
    month: addMonths(enrolledMonth, programmeMonth),
    programmeMonth,
    assessed: false,
    index: null,
    floors: 'unknown',
    hasIncomeLine: false,
    qualifies: false,
  };
}
