import { addMonths, type ExitReason } from '@anaqid/shared-types';
import type { MonthResult } from '../features/assessments/month-index/month-index.js';
import type { OutcomeFacts, OutcomeScope } from '../features/outcomes/facts/family-outcomes.js';
import { ruleVersionInForce } from '../features/rule-versions/rule-versions.service.js';

export interface SpellOptions {
  /** A letter for each programme month from 0: Q qualifies, n near, m moving, f far, p partial, a dot for no visit. */
  readonly months: string;
  /** Number of the family, where it has several spells. */
  readonly family?: number;
  /** `at`: programme month of the exit. */
  readonly exit?: { readonly at: number; readonly reason: ExitReason };
  readonly cluster?: string;
  readonly association?: string;
  readonly enrolledMonth?: string;
  /** Programme months with monthly aid. */
  readonly aided?: readonly number[];
  /** Whether a second person has approved the graduation. */
  readonly confirmed?: boolean;
  /** Day on which the exit was recorded, 2018-10-01 by default. */
  readonly exitRecordedOn?: string;
}

const indexByLetter: Readonly<Record<string, number | null>> = { Q: 80, n: 65, m: 50, f: 20, p: null, '.': null };

/** Facts of a spell built from a few letters; `number` makes the family's id. */
export function buildSpell(number: number, options: SpellOptions): OutcomeFacts {
  const { enrolledMonth = '2018-02', exit, aided = [] } = options;
  const months = Array.from(options.months, (letter, programmeMonth) =>
    buildMonth(addMonths(enrolledMonth, programmeMonth), programmeMonth, letter),
  );
  const recordedAt = new Date('2018-10-01T00:00:00Z');
  const visitedMonths = months.filter(({ assessed }) => assessed);
  return {
    familyId: `family ${number}`,
    clusterId: options.cluster ?? 'a',
    associationId: options.association ?? 'one',
    enrolledMonth,
    exit: exit === undefined ? null : { month: addMonths(enrolledMonth, exit.at), reason: exit.reason },
    months,
    recordedAt: new Map(visitedMonths.map(({ month }) => [month, new Date(`${month}-20T00:00:00Z`)])),
    graduationConfirmed: options.confirmed ?? false,
    confirmedAt: options.confirmed === true ? recordedAt : null,
    exitRecordedAt: exit === undefined ? null : new Date(`${options.exitRecordedOn ?? '2018-10-01'}T00:00:00Z`),
    aidedMonths: new Map(aided.map((month) => [addMonths(enrolledMonth, month), recordedAt])),
    awayMonths: new Set(),
  };
}

function buildMonth(month: string, programmeMonth: number, letter: string): MonthResult {
  const index = indexByLetter[letter] ?? null;
  return {
    month,
    programmeMonth,
    assessed: letter !== '.',
    index,
    qualifies: letter === 'Q',
    floors: 'met',
    hasIncomeLine: false,
  };
}

/** The six-month view after all six months have passed, for a reader of the whole pilot. */
export const sixMonths: OutcomeScope = {
  rule: ruleVersionInForce(),
  horizon: 6,
  horizonOf: () => 6,
  lastMonthOf: () => '2018-08',
  endMonthOf: () => 6,
  sixMonthViewEndOf: () => 6,
  timeZone: 'Asia/Damascus',
  target: null,
  readsOwnFamilies: false,
};
