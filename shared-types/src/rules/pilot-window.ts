import { addMonths, dayIn, earlierMonth, laterMonth, monthOf } from './month.js';

/** The months of a pilot. `months` includes extensions; `timeZone` is an IANA name. */
export interface PilotWindow {
  readonly startMonth: string;
  readonly months: number;
  readonly timeZone: string;
}

/** The months of a spell; `exitMonth` is null while the family stays. */
interface SpellWindow {
  readonly enrolmentMonth: string;
  readonly exitMonth: string | null;
}

/** The month before the start month. Families chosen before the start enrol in it, so the grid begins with it. */
export function firstMonthOf(pilot: Pick<PilotWindow, 'startMonth'>): string {
  return addMonths(pilot.startMonth, -1);
}

/** The pilot's last month, extensions included. */
export function lastMonthOf(pilot: Pick<PilotWindow, 'startMonth' | 'months'>): string {
  return addMonths(pilot.startMonth, pilot.months - 1);
}

/** Today's month in the pilot's time zone, clamped to the pilot's months. */
export function presentMonthOf(pilot: PilotWindow, now: Date): string {
  const today = monthOf(dayIn(pilot.timeZone, now));
  return laterMonth(firstMonthOf(pilot), earlierMonth(today, lastMonthOf(pilot)));
}

/** Whether the spell covers the month: from the enrolment month to the exit month, both included. */
export function spellCovers(spell: SpellWindow, month: string): boolean {
  return month >= spell.enrolmentMonth && (spell.exitMonth === null || month <= spell.exitMonth);
}
