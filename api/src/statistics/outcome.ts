import { monthsBetween } from '@anaqid/shared-types';
import { graduation, type Graduation, type MonthResult, type RunConfig } from './graduation.js';

export interface FamilyRecord {
  /** Enrolment month, `YYYY-MM`: programme month 0. */
  readonly enrol: string;
  /** Last programme month before the family was under observation; default 0. */
  readonly entry?: number;
  /** Month and reason of leaving. "Pilot ended" is passed as no exit, so that reopening changes nothing. */
  readonly exit?: { readonly period: string; readonly reason: string } | null;
  /** Programme months with a record. */
  readonly assessments: readonly ({ readonly m: number } & MonthResult)[];
}

export interface OutcomeConfig extends RunConfig {
  /** Exit reasons that count as having left. */
  readonly dropoutReasons: readonly string[];
  /** Exit reasons that take the family out of the outcomes altogether, such as a duplicate record. */
  readonly excludedReasons?: readonly string[];
}

/** 0 censored (last seen), 1 graduated, 2 left before. Time in programme months. Both null when excluded: `why` then says why. */
export interface Outcome extends Graduation {
  time: number | null;
  code: 0 | 1 | 2 | null;
  /** 'graduated', 'end', the exit reason, or the exclusion: 'not_yet_enrolled', 'never_started', 'no_follow_up', an excluded reason. */
  why: string;
}

/** What became of a family by the cut, `YYYY-MM` (analytics.md D4). */
export function outcome(family: FamilyRecord, config: OutcomeConfig, cut: string): Outcome {
  const cutMonth = monthsBetween(family.enrol, cut);
  if (cutMonth < 0) return excluded('not_yet_enrolled');
  const exit = exitBy(family, cutMonth);
  const entry = family.entry ?? 0;
  const lastMonth = exit?.month ?? cutMonth;
  const seen = family.assessments.filter(({ m }) => m >= Math.max(1, entry + 1) && m <= lastMonth);
  const run = graduation(new Map(seen.map((assessment) => [assessment.m, assessment])), config);
  const found = run.graduationMonth === null ? unfinished(seen, exit, config) : graduated(run.graduationMonth);
  if (found.time !== null && found.time <= entry) return excluded('no_follow_up');
  return { ...found, ...run };
}

interface Found {
  time: number | null;
  code: 0 | 1 | 2 | null;
  why: string;
}

interface Exit {
  month: number;
  reason: string;
}

function exitBy(family: FamilyRecord, cutMonth: number): Exit | null {
  if (family.exit == null) return null;
  const month = monthsBetween(family.enrol, family.exit.period);
  return month <= cutMonth ? { month, reason: family.exit.reason } : null;
}

const graduated = (month: number): Found => ({ time: month, code: 1, why: 'graduated' });

function unfinished(seen: FamilyRecord['assessments'], exit: Exit | null, config: OutcomeConfig): Found {
  if (exit !== null) {
    if (exit.month <= 0) return excluded('never_started');
    if (config.excludedReasons?.includes(exit.reason)) return excluded(exit.reason);
    return { time: exit.month, code: config.dropoutReasons.includes(exit.reason) ? 2 : 0, why: exit.reason };
  }
  const last = Math.max(0, ...seen.filter(({ index }) => index !== null).map(({ m }) => m));
  return last === 0 ? excluded('no_follow_up') : { time: last, code: 0, why: 'end' };
}

function excluded(why: string): Outcome {
  return { time: null, code: null, why, graduationMonth: null, runStart: null };
}
