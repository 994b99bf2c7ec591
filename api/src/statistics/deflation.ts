import { addMonths } from '@anaqid/shared-types';

/**
 * A nominal amount in the prices of a base month (analytics.md D13).
 *
 * @param carry Months that an earlier index may serve for a missing one; the result is then provisional.
 * @returns `real` in the amount's unit, not rounded; null without an index for the month or the base.
 */
export function deflate(
  period: string,
  amount: number,
  index: Readonly<Record<string, number | null>>,
  base: string,
  carry = 2,
): { real: number | null; provisional: boolean } {
  const baseIndex = index[base] ?? null;
  if (baseIndex === null) return { real: null, provisional: false };
  for (let back = 0; back <= carry; back += 1) {
    const level = index[addMonths(period, -back)] ?? null;
    if (level !== null && level > 0) return { real: (amount * baseIndex) / level, provisional: back > 0 };
  }
  return { real: null, provisional: false };
}
