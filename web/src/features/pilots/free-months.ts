import { addMonths, monthRange } from '@anaqid/shared-types';

/** Months without a value, from one year before the pilot's start to its last possible month; the start comes first. */
export function freeMonths(pilot: { startMonth: string; capMonths: number }, taken: readonly string[]): string[] {
  const { startMonth, capMonths } = pilot;
  const during = monthRange(startMonth, addMonths(startMonth, capMonths - 1));
  const before = monthRange(addMonths(startMonth, -12), addMonths(startMonth, -1));
  return [...during, ...before.reverse()].filter((month) => !taken.includes(month));
}
