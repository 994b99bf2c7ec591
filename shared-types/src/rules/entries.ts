/** How a typed or pasted cell of the month grid is read (domain.md 3.7), with the digits and separators that people use. */

/** How a service type is entered: money typed, number typed, or a tick. */
export type CellMode = 'AMOUNT' | 'QUANTITY' | 'GIVEN';

/** Why a typed cell cannot be taken. */
export type CellProblem = 'NOT_A_NUMBER' | 'NEGATIVE' | 'FRACTION' | 'TOO_LARGE';

/** A cell as read: blank; nothing was given; a whole number above 0 (amount, quantity, or 1 for a tick); or why not. */
export type CellEntry =
  | { readonly kind: 'empty' }
  | { readonly kind: 'nothingGiven' }
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'invalid'; readonly problem: CellProblem };

/** Largest value of one service, in the currency's smallest used unit. */
export const LARGEST_AMOUNT = 1_000_000_000;
/** Largest quantity of one service, in the service's unit. */
export const LARGEST_QUANTITY = 10_000;

const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD\u061C]/g;
const SPACES = /[\s\u00A0\u202F]/g;
/** Digits, alone or in groups of three by one kind of grouping mark; an optional fraction after a decimal mark. */
const NUMBER = /^(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:،\d{3})+|\d{1,3}(?:٬\d{3})+)(?:[.٫](\d*))?$/;
const YES: ReadonlySet<string> = new Set(['1', '✓', '✔', 'x', 'نعم', 'yes', 'y']);
const NO: ReadonlySet<string> = new Set(['0', 'لا', 'no', 'n']);

/** Arabic-Indic and Persian digits as Western ones; everything else stays. */
export function normalizeDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/**
 * Reads a typed or pasted cell. Both kinds of digits, grouping marks (`,` `،` `٬`, spaces) and invisible direction marks
 * are understood. `25.000` is refused rather than guessed: it may mean 25 or 25 thousand.
 */
export function parseCell(text: string, mode: CellMode): CellEntry {
  const bare = normalizeDigits(text.replace(INVISIBLE, '')).replace(SPACES, '');
  if (bare === '') return { kind: 'empty' };
  return mode === 'GIVEN' ? parseTick(bare) : parseNumber(bare, mode === 'AMOUNT' ? LARGEST_AMOUNT : LARGEST_QUANTITY);
}

function parseTick(bare: string): CellEntry {
  const word = bare.toLowerCase();
  if (YES.has(word)) return { kind: 'value', value: 1 };
  return NO.has(word) ? { kind: 'nothingGiven' } : invalid('NOT_A_NUMBER');
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
