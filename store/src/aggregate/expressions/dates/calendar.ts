/**
 * The Gregorian calendar, also for years long before and after those that JavaScript's dates reach: it repeats every 400
 * years. Days are counted from 1970-01-01.
 */
const daysOfCycle = 146_097;
export const dayInMs = 86_400_000;
export const millisecondsOfDay = BigInt(dayInMs);
const day2000 = Date.UTC(2000, 0, 1) / dayInMs;

/** The number of a day; months count from 1. */
export function dayNumber(year: number, month: number, day: number): number {
  const cycle = Math.floor((year - 2000) / 400);
  return Date.UTC(year - cycle * 400, month - 1, day) / dayInMs + cycle * daysOfCycle;
}

export function partsOfDay(number: number): { year: number; month: number; day: number } {
  const cycle = Math.floor((number - day2000) / daysOfCycle);
  const date = new Date((number - cycle * daysOfCycle) * dayInMs);
  return { year: date.getUTCFullYear() + cycle * 400, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export const daysInMonth = (year: number, month: number): number =>
  dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
