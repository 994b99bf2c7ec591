import { monthsBetween } from '@anaqid/shared-types';
import { graduation, type Graduation, type MonthResult, type RunConfig } from './graduation.js';

interface ObservedSpell {
  /** Enrolment month, `YYYY-MM`: programme month 0. */
  readonly enrol: string;
  /** Last programme month before the family was under observation; default 0. */
  readonly entry?: number;
  /** Month and reason of the exit. An exit because the pilot ended is passed as null, so that an extension changes nothing. */
  readonly exit?: { readonly period: string; readonly reason: string } | null;
  /** Assessed programme months; `m` is the programme month. */
  readonly assessments: readonly ({ readonly m: number } & MonthResult)[];
}

export interface OutcomeConfig extends RunConfig {
  /** Exit reasons that count as leaving (code 2); other reasons censor. */
  readonly dropoutReasons: readonly string[];
  /** Exit reasons that exclude the family whatever it reached and whenever it left, such as a duplicate record. */
  readonly excludedReasons?: readonly string[];
}

export interface Outcome extends Graduation {
  /** Programme month of the event or of the last assessment with an index; null if excluded. */
  time: number | null;
  /** 0 censored, 1 graduated, 2 left before graduation; null if excluded. */
  code: 0 | 1 | 2 | null;
  /** 'graduated', 'end', the exit reason, or why it is excluded: 'not_yet_enrolled', 'never_started', 'no_follow_up', an excluded reason. */
  why: string;
}

/** The outcome of a family at a cut, `YYYY-MM`: the last month that is taken into account. */
export function outcome(family: ObservedSpell, config: OutcomeConfig, cut: string): Outcome {
  const cutMonth = monthsBetween(family.enrol, cut);
  if (cutMonth < 0) return excluded('not_yet_enrolled');
  if (family.exit != null && config.excludedReasons?.includes(family.exit.reason)) return excluded(family.exit.reason);
  const exit = exitBy(family, cutMonth);
  const entry = family.entry ?? 0;
  const lastMonth = exit?.month ?? cutMonth;
  const seen = family.assessments.filter(({ m }) => m >= Math.max(1, entry + 1) && m <= lastMonth);
  const run = graduation(new Map(seen.map((assessment) => [assessment.m, assessment])), config);
  const end = run.graduationMonth === null ? endWithoutGraduation(seen, exit, config) : graduated(run.graduationMonth);
  if (end.time !== null && end.time <= entry) return excluded('no_follow_up');
  return { ...end, ...run };
}

type End = Pick<Outcome, 'time' | 'code' | 'why'>;

interface Exit {
  month: number;
  reason: string;
}

function exitBy(family: ObservedSpell, cutMonth: number): Exit | null {
  if (family.exit == null) return null;
  const month = monthsBetween(family.enrol, family.exit.period);
  return month <= cutMonth ? { month, reason: family.exit.reason } : null;
}

const graduated = (month: number): End => ({ time: month, code: 1, why: 'graduated' });

function endWithoutGraduation(seen: ObservedSpell['assessments'], exit: Exit | null, config: OutcomeConfig): End {
  if (exit !== null) {
    if (exit.month <= 0) return excluded('never_started');
    return { time: exit.month, code: config.dropoutReasons.includes(exit.reason) ? 2 : 0, why: exit.reason };
  }
  const last = Math.max(0, ...seen.filter(({ index }) => index !== null).map(({ m }) => m));
  return last === 0 ? excluded('no_follow_up') : { time: last, code: 0, why: 'end' };
}

function excluded(why: string): Outcome {
  return { time: null, code: null, why, graduationMonth: null, runStart: null };
}
