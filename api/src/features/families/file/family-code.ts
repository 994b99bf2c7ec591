import { normalizeDigits } from '@anaqid/shared-types';

const WIDTH = 8;

/** A code with its numbers padded to full width, so that `F-9` sorts before `F-10` and `F-017` equals `F-17`. */
export function codeKeyOf(code: string): string {
  return normalizeDigits(code)
    .toUpperCase()
    .replace(/[0-9]+/g, (digits) => digits.padStart(WIDTH, '0'));
}

/** Smallest and largest key of the codes that the product assigns. */
export const assignedCodeKeys = { first: `F-${'0'.repeat(WIDTH)}`, last: `F-${'9'.repeat(WIDTH)}` } as const;

/** The code that follows the one with this key; `F-001` is the first. */
export function nextCode(lastKey: string | null): string {
  const number = lastKey === null ? 0 : Number(lastKey.slice(2, 2 + WIDTH));
  return `F-${String(number + 1).padStart(3, '0')}`;
}
