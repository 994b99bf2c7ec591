import { addMonths, dayIn, earlierMonth, laterMonth, monthOf } from './month.js';

/** What of a pilot decides its months: programme month 1, months with extensions, time zone (IANA name). */
export interface PilotWindow {
  readonly startMonth: string;
  readonly months: number;
  readonly timeZone: string;
}

/** A stay of a family in the programme: month 0, and the exit month if it left. */
export interface SpellWindow {
  readonly enrolmentMonth: string;
  readonly exitMonth: string | null;
}

/** The month before programme month 1: families chosen before the start enrol in it; the first a grid can show. */
export function firstMonthOf(pilot: Pick<PilotWindow, 'startMonth'>): string {
  return addMonths(pilot.startMonth, -1);
}

/** The pilot's last month, extensions included. */
export function lastMonthOf(pilot: Pick<PilotWindow, 'startMonth' | 'months'>): string {
  return addMonths(pilot.startMonth, pilot.months - 1);
}

/** Today's month in the pilot's time zone, at most its last month and never before its first (domain.md 1). */
export function presentMonthOf(pilot: PilotWindow, now: Date): string {
  const today = monthOf(dayIn(pilot.timeZone, now));
  return laterMonth(firstMonthOf(pilot), earlierMonth(today, lastMonthOf(pilot)));
}

/** Whether the spell covers the month: from the enrolment month to the exit month, both included. */
export function spellCovers(spell: SpellWindow, month: string): boolean {
  return month >= spell.enrolmentMonth && (spell.exitMonth === null || month <= spell.exitMonth);
}
