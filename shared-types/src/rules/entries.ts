/** Parsing of typed or pasted cells of the month grid, with Arabic and Western digits and separators. */

/** What is entered for a service type: an amount of money, a quantity, or a tick. */
export type CellMode = 'AMOUNT' | 'QUANTITY' | 'GIVEN';

/** Why a cell cannot be parsed. */
export type CellProblem = 'NOT_A_NUMBER' | 'NEGATIVE' | 'FRACTION' | 'TOO_LARGE';

/** A parsed cell: blank, nothing given, a positive integer (amount, quantity, or 1 for a tick), or a problem. */
export type CellEntry =
  | { readonly kind: 'empty' }
  | { readonly kind: 'nothingGiven' }
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'invalid'; readonly problem: CellProblem };

/** Largest amount of one service, in whole units of the currency. */
export const LARGEST_AMOUNT = 1_000_000_000;
/** Largest quantity of one service, in the service's unit. */
export const LARGEST_QUANTITY = 10_000;

const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD\u061C]/g;
const SPACES = /[\s\u00A0\u202F]/g;
/** Digits, optionally grouped in threes by one kind of separator, and an optional fraction after a decimal separator. */
const NUMBER = /^(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:،\d{3})+|\d{1,3}(?:٬\d{3})+)(?:[.٫](\d*))?$/;
const YES: ReadonlySet<string> = new Set(['1', '✓', '✔', 'x', 'نعم', 'yes', 'y']);
const NO: ReadonlySet<string> = new Set(['0', 'لا', 'no', 'n']);

/** Replaces Arabic-Indic and Persian digits with Western ones. */
export function normalizeDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/**
 * Parses a typed or pasted cell. Accepts Arabic and Western digits, grouping separators (`,` `،` `٬`, spaces) and invisible
 * direction marks. `25.000` is a problem, not a guess: it may mean 25 or 25 thousand.
 */
export function parseCell(text: string, mode: CellMode): CellEntry {
  const bare = normalizeDigits(text.replace(INVISIBLE, '')).replace(SPACES, '');
  if (bare === '') return { kind: 'empty' };
  return mode === 'GIVEN' ? parseTick(bare) : parseNumber(bare, mode === 'AMOUNT' ? LARGEST_AMOUNT : LARGEST_QUANTITY);
}

function parseTick(bare: string): CellEntry {
  const lowerCase = bare.toLowerCase();
  if (YES.has(lowerCase)) return { kind: 'value', value: 1 };
  return NO.has(lowerCase) ? { kind: 'nothingGiven' } : invalid('NOT_A_NUMBER');
}

function parseNumber(bare: string, largest: number): CellEntry {
  if (/^[-−–]|[-−–]$/.test(bare)) return invalid('NEGATIVE');
  const parts = NUMBER.exec(bare);
  if (parts === null) return invalid('NOT_A_NUMBER');
  if (parts[2] !== undefined && !/^0{0,2}$/.test(parts[2])) return invalid('FRACTION');
  const value = Number((parts[1] ?? '').replace(/\D/g, ''));
  if (value > largest) return invalid('TOO_LARGE');
  return value === 0 ? { kind: 'nothingGiven' } : { kind: 'value', value };
}

const invalid = (problem: CellProblem): CellEntry => ({ kind: 'invalid', problem });
