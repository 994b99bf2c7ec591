import { useMemo } from 'react';
import { localeOf } from './locale.js';
import { type Preferences, usePreferences } from './preferences.js';

/** A name in both languages. */
export interface LocalizedName {
  readonly ar: string;
  readonly en: string;
}

export interface Format {
  /** Grouped number in the reader's digits. */
  number(value: number): string;
  /** Short number for an axis, such as 1.2 million. */
  compact(value: number): string;
  /** Digits without grouping, for years and counters inside codes. */
  plainNumber(value: number): string;
  /** A fraction as a percentage without decimals. */
  percent(part: number): string;
  /** Amount with its currency; where a column has one currency, put it into the header and use `number`. */
  money(amount: number, currency: string): string;
  /** Short sign of a currency, for column headers. */
  currencySign(currency: string): string;
  /** `YYYY-MM` as month and year. */
  month(month: string): string;
  /** `YYYY-MM` as the month's name alone. */
  monthName(month: string): string;
  /** `YYYY-MM-DD` as day, month, year. */
  date(day: string): string;
  /** Instant as date and time in the device's time zone. */
  dateTime(instant: string): string;
  /** Catalogue name in the reader's language, the other one when it is empty. */
  name(name: LocalizedName): string;
  /** Words joined as a list in the reader's language. */
  list(words: readonly string[]): string;
}

/** Formatter for the reader's language and digits. */
export function useFormat(): Format {
  const preferences = usePreferences();
  return useMemo(() => makeFormat(preferences), [preferences]);
}

/** All formatting of values as text. Months and days are calendar values, so they are formatted in UTC. */
export function makeFormat(preferences: Preferences): Format {
  const locale = localeOf(preferences);
  const number = new Intl.NumberFormat(locale);
  const plain = new Intl.NumberFormat(locale, { useGrouping: false });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const date = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' });
  const dateTime = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    number: (value) => number.format(value),
    compact: (value) => compact.format(value),
    plainNumber: (value) => plain.format(value),
    percent: (part) => percent.format(part),
    money: (amount, currency) => currencyFormat(locale, currency).format(amount),
    currencySign: (currency) =>
      currencyFormat(locale, currency)
        .formatToParts(0)
        .find(({ type }) => type === 'currency')?.value ?? currency,
    month: (value) => month.format(new Date(`${value}-01T00:00:00Z`)),
    monthName: (value) => monthName.format(new Date(`${value}-01T00:00:00Z`)),
    date: (value) => withoutMarks(date.format(new Date(`${value}T00:00:00Z`))),
    dateTime: (value) => withoutMarks(dateTime.format(new Date(value))),
    name: ({ ar, en }) => (preferences.language === 'ar' ? ar || en : en || ar),
    list: (words) => list.format(words),
  };
}

/** Removes the direction marks that Intl puts into Arabic dates, which would display them as year, month, day. */
function withoutMarks(date: string): string {
  return date.replaceAll('\u200f', '');
}

function currencyFormat(locale: string, currency: string): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 });
}
