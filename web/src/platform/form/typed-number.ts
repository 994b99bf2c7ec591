import { normalizeDigits } from '@anaqid/shared-types';

/** A typed number: empty, valid, or invalid. */
type TypedNumber = number | null | 'invalid';

const UNSEEN = /[\s\u00A0\u202F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u061C]/g;
/** Digits, plain or in groups of three with one kind of grouping mark: `1,5` is invalid and must not become fifteen. */
const WHOLE = '(?:\\d{1,15}|\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,3}(?:،\\d{3}){1,4}|\\d{1,3}(?:٬\\d{3}){1,4})';
const WHOLE_ONLY = new RegExp(`^${WHOLE}$`);
const DECIMAL = new RegExp(`^${WHOLE}(?:[.٫]\\d{1,6})?$`);

/** Parses a whole number in either digits, with groups of three. Empty: null. */
export function typedWhole(text: string): TypedNumber {
  return read(text, WHOLE_ONLY);
}

/** Parses a number with an optional fraction. Empty: null. */
export function typedDecimal(text: string): TypedNumber {
  return read(text, DECIMAL);
}

function read(text: string, pattern: RegExp): TypedNumber {
  const bare = normalizeDigits(text).replace(UNSEEN, '');
  if (bare === '') return null;
  return pattern.test(bare) ? Number(bare.replace(/[,،٬]/g, '').replace('٫', '.')) : 'invalid';
}

/** Whether a valid number within the limits was typed. */
export function isWithin(typed: TypedNumber, from: number, to: number): typed is number {
  return typeof typed === 'number' && typed >= from && typed <= to;
}

/** The number, if a valid one was typed. */
export function numberOf(typed: TypedNumber): number | null {
  return typed === 'invalid' ? null : typed;
}
