import { isBlank, normalizeDigits, trimmed } from '@anaqid/shared-types';
import type { LocalizedTextInput } from '@anaqid/shared-types';
import { DomainError } from './errors.js';

const OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/;
/** Control characters except tabs and line breaks. */
const CONTROLS = /(?![\t\n\r])\p{Cc}/u;
/** Unpaired surrogates. */
const LONE_SURROGATES = /\p{Surrogate}/u;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Normalises a text for storage: NFC, without spaces and invisible marks at its ends.
 * Refusals: `REQUIRED` if it shows nothing, `TOO_LONG` with the limit as detail, `INVALID` for direction overrides and
 * control characters.
 */
export function text(value: string | null | undefined, field: string, limit: number): string {
  const clean = optionalText(value, field, limit);
  if (clean === null) throw new DomainError('REQUIRED', field);
  return clean;
}

/** As `text`, but null for a text that shows nothing. */
export function optionalText(value: string | null | undefined, field: string, limit: number): string | null {
  if (value == null) return null;
  demandReadable(value, field);
  if (isBlank(value)) return null;
  if (OVERRIDES.test(value)) throw new DomainError('INVALID', field);
  const clean = trimmed(value).normalize('NFC');
  if (clean.length > limit) throw new DomainError('TOO_LONG', field, String(limit));
  return clean;
}

/** Refuses texts with control characters or halves of characters, which no keyboard writes, as `INVALID`. */
export function demandReadable(value: string, field: string): void {
  if (CONTROLS.test(value) || LONE_SURROGATES.test(value)) throw new DomainError('INVALID', field);
}

/** A name in both languages, 1 to 120 characters each. */
export function localizedText(value: LocalizedTextInput, field: string): { ar: string; en: string } {
  return { ar: text(value.ar, `${field}.ar`, 120), en: text(value.en, `${field}.en`, 120) };
}

/** A list of texts without duplicates, each checked as `text`. */
export function texts(
  values: readonly string[] | null | undefined,
  field: string,
  limits: { each: number; count: number },
): string[] {
  const items = values ?? [];
  if (items.length > limits.count) throw new DomainError('TOO_MANY_ITEMS', field, String(limits.count));
  return [...new Set(items.map((value, index) => text(value, `${field}.${index}`, limits.each)))];
}

/** A client key: a UUID, in lower case. */
export function clientKey(value: string, field = 'clientKey'): string {
  const key = value.toLowerCase();
  if (!UUID.test(key)) throw new DomainError('INVALID', field);
  return key;
}

export function wholeNumber(value: number, field: string, from: number, to: number): number {
  if (!Number.isSafeInteger(value) || value < from || value > to)
    throw new DomainError('INVALID', field, `${from}-${to}`);
  return value;
}

/** A non-negative amount of money, or null. */
export function optionalMoney(value: number | null | undefined, field: string): number | null {
  return value == null ? null : wholeNumber(value, field, 0, Number.MAX_SAFE_INTEGER);
}

/** An ISO 4217 currency code that the platform knows. */
export function currency(value: string, field = 'currency'): string {
  const code = value.trim().toUpperCase();
  if (!Intl.supportedValuesOf('currency').includes(code)) throw new DomainError('INVALID', field);
  return code;
}

/** An IANA time zone that the platform knows. */
export function timeZone(value: string, field = 'timeZone'): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    throw new DomainError('INVALID', field);
  }
}

/** A code, normalised to Western digits and upper case; null for an empty text. */
export function code(value: string | null | undefined, field: string, limit: number): string | null {
  const clean = optionalText(value, field, limit);
  return clean === null ? null : normalizeDigits(clean).toUpperCase();
}
