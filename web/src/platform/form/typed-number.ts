import { normalizeDigits } from '@anaqid/shared-types';

/** A typed number: nothing, a number, or something that is none. */
type TypedNumber = number | null | 'invalid';

const UNSEEN = /[\s\u00A0\u202F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u061C]/g;
/** Digits, alone or in groups of three by one kind of grouping mark: `1,5` is no number, rather than fifteen. */
const WHOLE = '(?:\\d{1,15}|\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,3}(?:،\\d{3}){1,4}|\\d{1,3}(?:٬\\d{3}){1,4})';
const WHOLE_ONLY = new RegExp(`^${WHOLE}$`);
const DECIMAL = new RegExp(`^${WHOLE}(?:[.٫]\\d{1,6})?$`);

/** Reads a whole number with either digits and groups of three. Empty: null. */
export function typedWhole(text: string): TypedNumber {
  return read(text, WHOLE_ONLY);
}

/** Reads a number that may have a fraction. Empty: null. */
export function typedDecimal(text: string): TypedNumber {
  return read(text, DECIMAL);
}

function read(text: string, pattern: RegExp): TypedNumber {
  const bare = normalizeDigits(text).replace(UNSEEN, '');
  if (bare === '') return null;
  return pattern.test(bare) ? Number(bare.replace(/[,،٬]/g, '').replace('٫', '.')) : 'invalid';
}

/** Whether a number was typed, and it lies within the limits. */
export function isWithin(typed: TypedNumber, from: number, to: number): typed is number {
  return typeof typed === 'number' && typed >= from && typed <= to;
}

/** The number, where one was typed. */
export function numberOf(typed: TypedNumber): number | null {
  return typed === 'invalid' ? null : typed;
}
