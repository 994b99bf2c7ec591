import { addMonths } from '@anaqid/shared-types';

/**
 * A nominal amount in constant prices of a base month.
 *
 * @param carry How many months back an index may be taken from where the month has none; the result is then provisional.
 * @returns `real` in the unit of `amount`, not rounded; null if there is no index for the month or the base.
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
  for (let monthsBack = 0; monthsBack <= carry; monthsBack += 1) {
    const level = index[addMonths(period, -monthsBack)] ?? null;
    if (level !== null && level > 0) return { real: (amount * baseIndex) / level, provisional: monthsBack > 0 };
  }
  return { real: null, provisional: false };
}
