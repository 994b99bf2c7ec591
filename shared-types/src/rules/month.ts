/**
 * Calendar months `YYYY-MM` and days `YYYY-MM-DD`, without time zone. Only `dayIn` and `endOfDay` convert from and to
 * instants.
 */

const MONTH = /^([0-9]{4})-(0[1-9]|1[0-2])$/;
const DAY = /^([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/;
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2999;
const DAY_IN_MS = 86_400_000;

/** Whether the text is a month `YYYY-MM` that somebody may enter: from 1900 to 2999, so that years can be added to it. */
export function isMonth(text: string): boolean {
  return isCalendarMonth(text) && isEnteredYear(text);
}

/** Whether the text is a day `YYYY-MM-DD` that exists in the calendar and that somebody may enter, from 1900 to 2999. */
export function isDay(text: string): boolean {
  return isCalendarDay(text) && isEnteredYear(text);
}

/** Whether the text is a month `YYYY-MM` of any year. */
export function isCalendarMonth(text: string): boolean {
  return MONTH.test(text);
}

/** Whether the text is a day `YYYY-MM-DD` of any year that exists in the calendar. */
export function isCalendarDay(text: string): boolean {
  const parts = DAY.exec(text);
  return parts !== null && Number(parts[3]) <= daysIn(text.slice(0, 7));
}

function isEnteredYear(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
}

/**
 * Calendar months since year 0: `12 * year + month - 1`.
 *
 * @throws RangeError on anything but `YYYY-MM`.
 */
function monthIndex(month: string): number {
  const parts = MONTH.exec(month);
  if (parts === null) throw new RangeError(`not a month: ${month}`);
  return 12 * Number(parts[1]) + Number(parts[2]) - 1;
}

/** The month with this many calendar months since year 0; the inverse of `monthIndex`. */
function monthAt(index: number): string {
  const year = String(Math.floor(index / 12)).padStart(4, '0');
  return `${year}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The month `months` later; earlier if negative. */
export function addMonths(month: string, months: number): string {
  return monthAt(monthIndex(month) + months);
}

/**
 * Months from `from` to `to`; negative if `to` is earlier. Counted from the enrolment month, this is the programme
 * month.
 */
export function monthsBetween(from: string, to: string): number {
  return monthIndex(to) - monthIndex(from);
}

/** Every month from the first to the last, both included; empty if the last is earlier than the first. */
export function monthRange(first: string, last: string): string[] {
  const length = Math.max(0, monthsBetween(first, last) + 1);
  return Array.from({ length }, (_, step) => addMonths(first, step));
}

export function earlierMonth(a: string, b: string): string {
  return a < b ? a : b;
}

export function laterMonth(a: string, b: string): string {
  return a > b ? a : b;
}

/** The month of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

export function firstDayOf(month: string): string {
  return `${month}-01`;
}

export function lastDayOf(month: string): string {
  return `${month}-${daysIn(month)}`;
}

/** Days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_IN_MS;
}

/** Age in completed years on a day. */
export function ageOn(birthDay: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDay.slice(0, 4));
  return day.slice(5) < birthDay.slice(5) ? years - 1 : years;
}

/** The day of an instant in a time zone (IANA name). */
export function dayIn(timeZone: string, instant: Date): string {
  let format = dayFormats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    dayFormats.set(timeZone, format);
  }
  return format.format(instant);
}

/** The last millisecond of a day in a time zone (IANA name). */
export function endOfDay(timeZone: string, day: string): Date {
  // Binary search over quarter hours: offsets lie within 14 hours of UTC and are multiples of 15 minutes.
  const quarter = 15 * 60_000;
  const utc = Date.parse(`${day}T24:00:00Z`);
  let inside = utc / quarter - 4 * 14 - 1;
  let outside = utc / quarter + 4 * 14;
  while (outside - inside > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (dayIn(timeZone, new Date(middle * quarter)) <= day) inside = middle;
    else outside = middle;
  }
  return new Date(outside * quarter - 1);
}

/** Formats by time zone: constructing one costs about a hundred times as much as using it. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function daysIn(month: string): number {
  // Day 0 of the next month; `setUTCFullYear` takes years below 100 as they are.
  const end = new Date(0);
  end.setUTCFullYear(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0);
  return end.getUTCDate();
}
