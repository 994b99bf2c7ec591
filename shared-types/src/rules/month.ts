/** Calendar months `YYYY-MM` and days `YYYY-MM-DD` of a pilot's own calendar. Never instants: no clock and no time zone inside. */

const MONTH = /^([0-9]{4})-(0[1-9]|1[0-2])$/;
const DAY = /^([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/;
const DAY_IN_MS = 86_400_000;

/** Whether the text is a month `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return MONTH.test(text);
}

/** Whether the text is a day `YYYY-MM-DD` that exists in the calendar. */
export function isDay(text: string): boolean {
  const parts = DAY.exec(text);
  return parts !== null && Number(parts[3]) <= daysIn(text.slice(0, 7));
}

/**
 * Calendar months since year 0: `12 * year + month - 1`.
 *
 * @throws RangeError on anything but `YYYY-MM`.
 */
export function monthIndex(month: string): number {
  const parts = MONTH.exec(month);
  if (parts === null) throw new RangeError(`not a month: ${month}`);
  return 12 * Number(parts[1]) + Number(parts[2]) - 1;
}

/** The month with this many calendar months since year 0; the inverse of `monthIndex`. */
export function monthAt(index: number): string {
  const year = String(Math.floor(index / 12)).padStart(4, '0');
  return `${year}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The month so many months later (earlier where negative). */
export function addMonths(month: string, months: number): string {
  return monthAt(monthIndex(month) + months);
}

/** Months from the one to the other; negative where `to` lies before `from`. A programme month is this from the enrolment month. */
export function monthsBetween(from: string, to: string): number {
  return monthIndex(to) - monthIndex(from);
}

/** Every month from the first to the last, both included; none where the last lies before the first. */
export function monthRange(first: string, last: string): string[] {
  const length = Math.max(0, monthsBetween(first, last) + 1);
  return Array.from({ length }, (_, step) => addMonths(first, step));
}

/** The earlier of two months. */
export function earlierMonth(a: string, b: string): string {
  return a < b ? a : b;
}

/** The later of two months. */
export function laterMonth(a: string, b: string): string {
  return a > b ? a : b;
}

/** The month a day lies in. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The first day of a month. */
export function firstDayOf(month: string): string {
  return `${month}-01`;
}

/** The last day of a month. */
export function lastDayOf(month: string): string {
  return `${month}-${daysIn(month)}`;
}

/** Days from the one to the other; negative where `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_IN_MS;
}

/** Whole years of somebody born on a day at another day. */
export function ageOn(birthDay: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDay.slice(0, 4));
  return day.slice(5) < birthDay.slice(5) ? years - 1 : years;
}

/** The day that an instant falls on in a time zone (IANA name). */
export function dayIn(timeZone: string, instant: Date): string {
  const known = dayFormats.get(timeZone);
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const format = known ?? new Intl.DateTimeFormat('en-CA', { timeZone, ...parts });
  if (known === undefined) dayFormats.set(timeZone, format);
  return format.format(instant);
}

/** Last instant of a day of a time zone. */
export function endOfDay(timeZone: string, day: string): Date {
  // No zone is further than 14 hours from UTC, and none moves by less than a quarter of an hour.
  const quarter = 15 * 60_000;
  const utc = Date.parse(`${day}T24:00:00Z`);
  let within = utc / quarter - 4 * 14 - 1;
  let beyond = utc / quarter + 4 * 14;
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (dayIn(timeZone, new Date(middle * quarter)) <= day) within = middle;
    else beyond = middle;
  }
  return new Date(beyond * quarter - 1);
}

/** Making a format is a hundred times dearer than using it, and there are few time zones. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function daysIn(month: string): number {
  const next = addMonths(month, 1);
  return (Date.parse(`${next}-01`) - Date.parse(`${month}-01`)) / DAY_IN_MS;
}
