import { dayIn, lastDayOf, monthOf } from '@anaqid/shared-types';

interface PresentPilot {
  readonly presentMonth: string;
  readonly timeZone: string;
}

/** Today in the pilot's time zone; after the pilot's last month, the last day of that month. */
export function presentDay({ presentMonth, timeZone }: PresentPilot, now: Date = new Date()): string {
  const today = dayIn(timeZone, now);
  return monthOf(today) <= presentMonth ? today : lastDayOf(presentMonth);
}
