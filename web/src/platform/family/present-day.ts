import { lastDayOf, monthOf } from '@anaqid/shared-types';

/** Today, as long as the pilot runs; in one whose last month has passed, that month's last day. */
export function presentDay(presentMonth: string, now: Date = new Date()): string {
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return monthOf(today) <= presentMonth ? today : lastDayOf(presentMonth);
}
