import { fail } from '../../../errors.js';
import { dayNumber, daysInMonth, millisecondsOfDay, partsOfDay } from './calendar.js';
import { isoDayNumber } from './clock.js';
import { monthOf, type DateText } from './date-text.js';
import { offsetOf } from './zone-names.js';

/** What was read so far: the value of each specifier, and the day of the year counted from 0. */
type Found = Map<string, number>;

interface Specifier {
  /** What it takes from the text. */
  readonly form: RegExp;
  readonly take: (text: string, found: Found) => void;
}

const refuse = (why: string): never => fail('ConversionFailure', `Error parsing date string: ${why}`);

const numberIn = (name: string, form: RegExp): readonly [string, Specifier] => [
  name,
  // Of ISO parts, what is before the digits is passed over.
  { form, take: (text, found) => void found.set(name, Number(text.replace(/^\D+/, ''))) },
];

const takeMonth = (text: string, found: Found): void => void found.set('m', monthOf(text));

/** Days of the year count from 0 here, unlike those that `$dateToString` gives. */
function takeDayOfYear(text: string, found: Found): void {
  const year = found.get('Y') ?? refuse('a day of the year can only come after a year');
  const { year: inYear, month, day } = partsOfDay(dayNumber(year, 1, 1) + Number(text));
  found.set('Y', inYear).set('m', month).set('d', day);
}

function takeOffset(text: string, found: Found): void {
  const zone = text.replace(/^[ \t(]+|\)+$/g, '');
  if (/^(?:GMT)?[+-](?:\d{5}|\d*:\d*:|\d*:$|:)/.test(zone))
    fail('NotImplemented', 'offsets with seconds are not supported in dates in texts');
  found.set('offset', offsetOf(zone) ?? refuse(`unknown time zone '${zone.slice(0, 100)}'`));
}

function takeMinutes(text: string, found: Found): void {
  const minutes = Number(text.slice(1)) * 60_000;
  found.set('offset', text.startsWith('-') ? 0 - minutes : minutes);
}

/** What a format for `$dateFromString` may have. https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateFromString/#std-label-dateFromString-format-specifiers */
const specifiers: ReadonlyMap<string, Specifier> = new Map<string, Specifier>([
  numberIn('d', /\d{1,2}/y),
  numberIn('m', /\d{1,2}/y),
  numberIn('Y', /\d{1,4}/y),
  numberIn('H', /\d{1,2}/y),
  numberIn('M', /\d{2}/y),
  numberIn('S', /\d{2}/y),
  numberIn('G', /\D*\d{1,4}/y),
  numberIn('V', /\D*\d{1,2}/y),
  numberIn('u', /\D*\d/y),
  ['L', { form: /\d{1,3}/y, take: (text, found) => void found.set('L', Number(text.padEnd(3, '0'))) }],
  ['b', { form: /[a-z]+/iy, take: takeMonth }],
  ['B', { form: /[a-z]+/iy, take: takeMonth }],
  ['j', { form: /\d{1,3}/y, take: takeDayOfYear }],
  ['z', { form: /[ \t(]*(?:(?:GMT)?[+-][\d:]+|[^ )]+)\)*/y, take: takeOffset }],
  ['Z', { form: /[+-]\d*/y, take: takeMinutes }],
]);

export const specifiersOfTexts: Readonly<Record<string, unknown>> = Object.fromEntries([...specifiers, ['%', null]]);

/** Reads a date in a text that has exactly this format. */
export function parseFormatted(text: string, format: string): DateText {
  const found: Found = new Map();
  // A zero character ends a text.
  const [read = ''] = text.split('\0');
  let at = 0;
  for (const [part] of format.matchAll(/%?[^]/gu)) {
    const specifier = part.length > 1 ? specifiers.get(part[1]!) : undefined;
    if (part.startsWith('%') && specifier !== undefined) at = takeNext(specifier, read, at, found);
    else if (read.startsWith(part.replace('%%', '%'), at)) at += part.replace('%%', '%').length;
    else refuse(`it differs from the format at ${at}`);
  }
  if (at < read.length) refuse('there is more than the format has');
  return {
    local: BigInt(dayOf(found)) * millisecondsOfDay + BigInt(timeOf(found)),
    offset: found.get('offset') ?? null,
  };
}

function takeNext({ form, take }: Specifier, text: string, at: number, found: Found): number {
  form.lastIndex = at;
  const [taken] = form.exec(text) ?? refuse(`unexpected data at ${at}`);
  take(taken, found);
  return at + taken.length;
}

function dayOf(found: Found): number {
  const [year, month, day] = ['Y', 'm', 'd'].map((part) => found.get(part));
  const isoYear = found.get('G');
  if (isoYear !== undefined) {
    if (year !== undefined || month !== undefined || day !== undefined)
      return refuse('ISO dates and natural dates are not mixed');
    const [week, weekday] = [found.get('V') ?? 1, found.get('u') ?? 1];
    if (week < 1 || week > 53 || weekday < 1 || weekday > 7) return refuse('there is no such week or day of a week');
    return isoDayNumber(isoYear, week, weekday);
  }
  if (found.has('V') || found.has('u')) return refuse('there is a week or a day of one, but no ISO year');
  if (year === undefined || month === undefined || day === undefined)
    return refuse('it is incomplete, with elements missing');
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return refuse('there is no such day');
  return dayNumber(year, month, day);
}

/** Milliseconds since midnight. */
function timeOf(found: Found): number {
  const [hour = 0, minute = 0, second = 0, millisecond = 0] = ['H', 'M', 'S', 'L'].map((part) => found.get(part));
  if (hour > 23 || minute > 59 || second > 59) return refuse('there is no such time');
  return ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}
