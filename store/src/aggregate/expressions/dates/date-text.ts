import { fail } from '../../../errors.js';
import { dayNumber, daysInMonth, millisecondsOfDay, monthNames, partsOfDay } from './calendar.js';
import { dayOfWeek, isoDayNumber } from './clock.js';
import { offsetOf } from './zone-names.js';

/** What a text says about a moment: its local time as milliseconds since 1970, and how far east of UTC, where it says so. */
export interface DateText {
  readonly local: bigint;
  readonly offset: number | null;
}

interface Found {
  year: number | null;
  month: number | null;
  day: number | null;
  /** Milliseconds since midnight. */
  time: number | null;
  offset: number | null;
  weekday: number | null;
  hasDate: boolean;
}

type Parts = Readonly<Record<string, string | undefined>>;
type Take = (parts: Parts, found: Found) => void;

/**
 * Reads a date as MongoDB does where no format is given: a sequence of dates, times, zones and weekdays in the forms of PHP's
 * `strtotime`. https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateFromString/ and
 * https://www.php.net/manual/en/datetime.formats.php
 */
export function parseDateText(text: string): DateText {
  const found: Found = {
    year: null,
    month: null,
    day: null,
    time: null,
    offset: null,
    weekday: null,
    hasDate: false,
  };
  // Work on longer texts would hold up other clients; no date needs them.
  if (text.length > 1000)
    return fail('NotImplemented', 'dates in texts of more than 1000 characters are not supported');
  const trimmed = text.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '');
  if (trimmed === '') refuse(text, 'it is empty');
  let at = 0;
  while (at < trimmed.length) at = takeNext(trimmed, at, found);
  const { year, month, day, offset, weekday } = found;
  if (year === null || month === null || day === null) return refuse(text, 'it is incomplete, with elements missing');
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return refuse(text, 'there is no such day');
  const number = dayNumber(year, month, day);
  // A weekday moves the date on to the next day of that name.
  const ahead = weekday === null ? 0 : (weekday - (dayOfWeek({ day: number, time: 0, offset: 0 }) - 1) + 7) % 7;
  return { local: BigInt(number + ahead) * millisecondsOfDay + BigInt(found.time ?? 0), offset };
}

/** The moment that a text names, in UTC where it does not say otherwise. */
export function momentOf(text: string): bigint {
  const { local, offset } = parseDateText(text);
  return local - BigInt(offset ?? 0);
}

const refuse = (text: string, why: string): never =>
  fail('ConversionFailure', `Error parsing date string '${text.slice(0, 100)}': ${why}`);

/** Takes the longest form that begins here, the first of these; returns where it ends. */
function takeNext(text: string, at: number, found: Found): number {
  let longest: RegExpExecArray | null = null;
  let take: Take = () => undefined;
  for (const [form, one] of forms) {
    form.lastIndex = at;
    const match = form.exec(text);
    if (match === null || match[0].length <= (longest?.[0].length ?? 0)) continue;
    longest = match;
    take = one;
  }
  if (longest === null) return refuse(text, `unexpected character at ${at}`);
  take(longest.groups ?? {}, found);
  return at + longest[0].length;
}

const hour24 = '(?<hour>2[0-4]|[01]?\\d)';
const time24 = `t?${hour24}[:.](?<minute>[0-5]?\\d)(?:[:.](?<second>60|[0-5]?\\d)(?<fraction>\\.\\d+)?)?`;
const time12 =
  '(?<hour>1[0-2]|0?[1-9])(?:[:.](?<minute>[0-5]\\d|\\d(?=[:.]))(?:[:.](?<second>[0-5]\\d|60))?)?[ \\t]*(?<meridian>[ap])\\.?m\\.?(?=[\\0\\t ]|$)';
const year = '(?<year>\\d{1,4})';
const year4 = '(?<year>\\d{4})';
const month = '(?<month>1[0-2]|0?\\d)';
const day = '(?<day>3[01]|[0-2]?\\d)(?:st|nd|rd|th)?';
const shortMonthNames = monthNames.map((one) => one.slice(0, 3).toLowerCase());
const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const romanNames = [...roman].sort((a, b) => b.length - a.length).join('|');
const name = `(?<name>${monthNames.join('|')}|sept|${shortMonthNames.join('|')}|${romanNames})`;
const between = '[ .\\t-]*';
const monthDay = `${name}${between}${day}`;
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const weekday = '(?:sun|mon|tues|wednes|thurs|fri|satur)day|sun|mon|tue|wed|thu|fri|sat';
const unit = `(?:(?:sec|second|min|minute|hour|day|fortnight|month|year|week)s?|weekdays?|${weekday})`;
const ordinal =
  'first|second|third|fourth|fifth|sixth|seventh|eighth?|ninth|tenth|eleventh|twelfth|next|last|previous|this';
const zone = '(?<zone>(?:GMT)?[+-](?:2[0-4]|[01]?\\d):?(?:[0-5]?\\d)?|\\(?[a-z]{1,6}\\)?|[a-z]+(?:[_/-][a-z]+)+)';

/** The forms; times come before dates, as `10.20.30` is a time. */
const forms: readonly (readonly [RegExp, Take])[] = (
  [
    [`[ .,\\t\\n\\0\\u00a0]+`, () => undefined],
    [
      `yesterday|now|noon|midnight|today|tomorrow|@-?\\d+|ago|(?:back|front) of \\d+|[+-]*[ \\t]*\\d+[ \\t]*${unit}|(?:${ordinal})[ \\t]+${unit}(?: of)?`,
      () => fail('NotImplemented', 'dates that are relative to another are not supported'),
    ],
    [time12, takeTime],
    [time24, takeTime],
    [`${time24}[ \\t]*${zone}`, takeTimeAndZone],
    ['(?<hour>2[0-4]|[01]\\d)(?<minute>[0-5]\\d)', takeTimeOrYear],
    ['t(?<hour>2[0-4]|[01]\\d)(?<minute>[0-5]\\d)', takeTime],
    ['t?(?<hour>2[0-4]|[01]\\d)(?<minute>[0-5]\\d)(?<second>[0-5]\\d|60)', takeTime],
    [`${month}/${day}(?:/${year})?`, takeDate],
    [`${year4}/${month}/${day}/?`, takeDate],
    ['(?<year>[+-]?\\d{4})-(?<month>0\\d|1[0-2])-(?<day>[0-2]\\d|3[01])', takeDate],
    [`${year4}-${month}`, takeDate],
    [`${year}-${month}-${day}`, takeDate],
    [`${day}${between}${name}${between}${year}`, takeDate],
    [`${day}[.\\t-]${month}[.-]${year4}`, takeDate],
    [`${day}[.\\t]${month}\\.(?<year>\\d\\d)`, takeDate],
    [`${name}${between}${year4}`, takeDate],
    [`${year4}${between}${name}`, takeDate],
    [`${monthDay}[,.stndrh\\t ]+${year}`, takeDate],
    [`${monthDay}(?:[,.stndrh\\t ]+|\\0|$)`, takeDate],
    [`${day}${between}${name}`, takeDate],
    [`${year4}(?<month>0\\d|1[0-2])(?<day>[0-2]\\d|3[01])`, takeDate],
    [`${year4}\\.?(?<dayOfYear>00[1-9]|0[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])`, takeDate],
    [`${year4}-?W(?<week>0[1-9]|[1-4]\\d|5[0-3])(?:-?(?<weekday>[0-7]))?`, takeWeek],
    [`${name}-(?<day>[0-2]\\d|3[01])-${year}`, takeDate],
    [`${year}-${name}-(?<day>[0-2]\\d|3[01])`, takeDate],
    [`${day}/${name}/${year4}:${time24}[ \\t]+${zone}`, takeAll],
    [`${year4}:(?<month>0\\d|1[0-2]):(?<day>[0-2]\\d|3[01]) ${time24}`, takeAll],
    [year4, (parts: Parts, found: Found): void => void (found.year = yearOf(parts['year']!))],
    [`(?<weekday>${weekday})`, takeWeekday],
    [name, takeDate],
    [zone, takeZone],
    [`${monthDay}[,.stndrh\\t ]+${time12}`, takeAll],
    [`${monthDay}[,.stndrh\\t ]+${time24}`, takeAll],
    [`${monthDay}[,.stndrh\\t ]+${time24}[ \\t]*${zone}`, takeAll],
  ] as const
).map(([form, take]) => [new RegExp(form, 'iy'), take]);

function takeAll(parts: Parts, found: Found): void {
  takeDate(parts, found);
  takeTime(parts, found);
  if (parts['zone'] !== undefined) takeZone(parts, found);
}

function takeTimeAndZone(parts: Parts, found: Found): void {
  takeTime(parts, found);
  takeZone(parts, found);
}

function takeTime({ hour, minute, second, fraction, meridian }: Parts, found: Found): void {
  if (found.time !== null) fail('ConversionFailure', 'Double time specification');
  const [hours, minutes, seconds] = [Number(hour), Number(minute ?? 0), Number(second ?? 0)];
  const of12 = (hours % 12) + (meridian?.toLowerCase() === 'p' ? 12 : 0);
  if (hours > 23 || seconds > 59) fail('ConversionFailure', 'The parsed time was invalid');
  const whole = ((meridian === undefined ? hours : of12) * 60 + minutes) * 60 + seconds;
  found.time = whole * 1000 + Number((fraction ?? '.').slice(1, 4).padEnd(3, '0'));
}

/** Four digits behind a time are a year. */
function takeTimeOrYear(parts: Parts, found: Found): void {
  if (found.time === null) takeTime(parts, found);
  else found.year = Number(`${parts['hour']}${parts['minute']}`);
}

function beginDate(found: Found): void {
  if (found.hasDate) fail('ConversionFailure', 'Double date specification');
  found.hasDate = true;
}

function takeDate(parts: Parts, found: Found): void {
  beginDate(found);
  if (parts['year'] !== undefined) found.year = yearOf(parts['year']);
  const monthText = parts['name'];
  found.month = monthText === undefined ? Number(parts['month'] ?? 1) : monthOf(monthText);
  if (parts['day'] !== undefined) found.day = Number(parts['day']);
  else if (parts['dayOfYear'] !== undefined)
    setDay(found, dayNumber(found.year ?? 0, 1, 1) + Number(parts['dayOfYear']) - 1);
  else if (parts['year'] !== undefined) found.day = 1;
}

/** Two digits mean a year between 1970 and 2069. */
function yearOf(text: string): number {
  const number = Number(text);
  return text.length >= 4 || number > 99 ? number : number + (number < 70 ? 2000 : 1900);
}

export function monthOf(text: string): number {
  const numeral = roman.indexOf(text);
  if (numeral >= 0) return numeral + 1;
  const at = shortMonthNames.indexOf(text.slice(0, 3).toLowerCase());
  return at < 0 ? fail('ConversionFailure', `Unexpected character '${text}'`) : at + 1;
}

function setDay(found: Found, number: number): void {
  const { year: inYear, month: inMonth, day: ofMonth } = partsOfDay(number);
  [found.year, found.month, found.day] = [inYear, inMonth, ofMonth];
}

function takeWeek(parts: Parts, found: Found): void {
  beginDate(found);
  setDay(found, isoDayNumber(Number(parts['year']), Number(parts['week']), Number(parts['weekday'] ?? 1)));
}

function takeWeekday(parts: Parts, found: Found): void {
  found.weekday = weekdays.indexOf(parts['weekday']!.slice(0, 3).toLowerCase());
  found.time = null;
}

function takeZone(parts: Parts, found: Found): void {
  if (found.offset !== null) fail('ConversionFailure', 'Double timezone specification');
  found.offset = offsetOf(parts['zone']!) ?? fail('ConversionFailure', `Unknown time zone '${parts['zone']}'`);
}
