import { normalizeDigits } from '@anaqid/shared-types';

/** A typed number: nothing, a number, or something that is none. */
export type TypedNumber = number | null | 'invalid';

const marks = /[\s\u00A0\u202F\u200B-\u200F\u202A-\u202E\u2066-\u2069,،٬]/g;

/** Reads a whole number with either digits and any grouping marks. Empty: null. */
export function typedWhole(text: string): TypedNumber {
  const bare = normalizeDigits(text).replace(marks, '');
  if (bare === '') return null;
  return /^\d{1,15}$/.test(bare) ? Number(bare) : 'invalid';
}

/** Reads a number that may have a fraction. Empty: null. */
export function typedDecimal(text: string): TypedNumber {
  const bare = normalizeDigits(text).replace(marks, '').replace('٫', '.');
  if (bare === '') return null;
  return /^\d{1,12}(\.\d{1,6})?$/.test(bare) ? Number(bare) : 'invalid';
}
