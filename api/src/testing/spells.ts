import { addMonths, type ExitReason } from '@anaqid/shared-types';
import type { MonthStanding } from '../features/assessments/month-index.js';
import { ruleVersionInForce } from '../features/assessments/rule-version.js';
import type { OutcomeFacts, OutcomeScope } from '../features/outcomes/facts/family-outcomes.js';

/** A spell as one letter a programme month, month 0 first: Q qualifies, n near, m moving, f far, p partial, a dot for no visit. */
export interface SketchedSpell {
  readonly months: string;
  readonly exit?: { readonly at: number; readonly reason: ExitReason };
  readonly cluster?: string;
  readonly association?: string;
  readonly enrolledMonth?: string;
  /** Programme months with monthly aid. */
  readonly aided?: readonly number[];
  readonly confirmed?: boolean;
  /** Day on which the exit was recorded; all on one day when left out. */
  readonly exitRecordedOn?: string;
}

const indices: Readonly<Record<string, number | null>> = { Q: 80, n: 65, m: 50, f: 20, p: null, '.': null };

/** Facts of a sketched spell; families are told apart by their number. */
export function sketch(number: number, spell: SketchedSpell): OutcomeFacts {
  const { enrolledMonth = '2018-02', exit, aided = [] } = spell;
  const months = Array.from(spell.months, (letter, programmeMonth): MonthStanding => {
    const month = addMonths(enrolledMonth, programmeMonth);
    const index = indices[letter] ?? null;
    const rest = { coverage: index === null ? 0 : 1, floors: 'met', incomeRatio: null, hasIncomeLine: false } as const;
    return {
      month,
      programmeMonth,
      assessed: letter !== '.',
      index,
      qualifies: letter === 'Q',
      ...rest,
      standings: [],
      holdsBack: [],
    };
  });
  const recorded = new Date('2018-10-01T00:00:00Z');
  const visited = months.filter(({ assessed }) => assessed);
  return {
    familyId: `family ${number}`,
    clusterId: spell.cluster ?? 'a',
    associationId: spell.association ?? 'one',
    enrolledMonth,
    exit: exit === undefined ? null : { month: addMonths(enrolledMonth, exit.at), reason: exit.reason },
    months,
    recordedAt: new Map(visited.map(({ month }) => [month, new Date(`${month}-20T00:00:00Z`)])),
    graduationConfirmed: spell.confirmed ?? false,
    confirmedAt: spell.confirmed === true ? recorded : null,
    exitRecordedAt: exit === undefined ? null : new Date(`${spell.exitRecordedOn ?? '2018-10-01'}T00:00:00Z`),
    aidedMonths: new Map(aided.map((month) => [addMonths(enrolledMonth, month), recorded])),
  };
}

/** The view of six months, looked at after they have passed, by a reader of whole pilots. */
export const sixMonths: OutcomeScope = {
  rule: ruleVersionInForce(),
  horizon: 6,
  lastMonthOf: () => '2018-08',
  shortViewMonthOf: () => 6,
  timeZone: 'Asia/Damascus',
  target: null,
  isOwn: false,
};
