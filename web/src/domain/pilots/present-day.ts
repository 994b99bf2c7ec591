import { dayIn, lastDayOf, monthOf } from '@anaqid/shared-types';

interface PresentPilot {
  readonly presentMonth: string;
  readonly timeZone: string;
}

/** Today where the pilot is, as long as it runs; in one whose last month has passed, that month's last day. */
export function presentDay({ presentMonth, timeZone }: PresentPilot, now: Date = new Date()): string {
  const today = dayIn(timeZone, now);
  return monthOf(today) <= presentMonth ? today : lastDayOf(presentMonth);
}
