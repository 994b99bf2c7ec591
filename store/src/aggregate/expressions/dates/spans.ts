import { fail } from '../../../errors.js';
import { dayNumber, daysInMonth, millisecondsOfDay, partsOfDay } from './calendar.js';
import type { Unit } from './units.js';
import type { Zone } from './zones.js';

/** Points in time are milliseconds since 1970 in UTC; local ones are what a clock in the zone shows, as such a number. */
const floored = (value: bigint, by: bigint): bigint => (value - (((value % by) + by) % by)) / by;

const offsetAt = (at: bigint, zone: Zone): bigint => BigInt(zone.offsetAt(Number(at)));

/** A date so many units later; the clock in the zone shows the same time where days or more are added. */
export function movedDate(at: bigint, amount: bigint, unit: Unit, zone: Zone): bigint {
  if (unit.limit !== null && (amount <= -unit.limit || amount >= unit.limit))
    return fail(5976500, `invalid dateAdd 'amount' parameter value: ${amount} ${unit.name}`);
  const count = amount * unit.count;
  if (unit.base === 'millisecond' || count === 0n) return inRange(at + count);
  const offset = offsetAt(at, zone);
  const local = at + offset;
  const day = floored(local, millisecondsOfDay);
  const moved = unit.base === 'day' ? day + count : BigInt(monthsLater(Number(day), Number(count)));
  return inRange(utcOf(local + (moved - day) * millisecondsOfDay, offset, zone));
}

/** The last day of the month stands for days that it does not have. */
function monthsLater(day: number, months: number): number {
  const from = partsOfDay(day);
  const month = from.month - 1 + months;
  const [year, inYear] = [from.year + Math.floor(month / 12), (((month % 12) + 12) % 12) + 1];
  return dayNumber(year, inYear, Math.min(from.day, daysInMonth(year, inYear)));
}

/** Of a time that a clock shows twice, the one with the same offset as before is meant. */
function utcOf(local: bigint, offset: bigint, zone: Zone): bigint {
  const same = local - offset;
  return offsetAt(same, zone) === offset ? same : BigInt(zone.toUtc(Number(local)));
}

const inRange = (at: bigint): bigint => (BigInt.asIntN(64, at) === at ? at : fail(5166406, 'dateAdd overflowed'));

/** How many boundaries between units lie between two dates, as a clock in the zone shows them. */
export function dateDifference(start: bigint, end: bigint, unit: Unit, zone: Zone, startOfWeek: number): bigint {
  const [before, after] = [offsetAt(start, zone), offsetAt(end, zone)];
  const passed = unitsUntil(end + after, unit, startOfWeek) - unitsUntil(start + before, unit, startOfWeek);
  // Hours and less are counted as they pass, also where the clock is set forward or back in between.
  const counted = unit.base === 'millisecond' ? passed + (before - after) / unit.count : passed;
  return BigInt.asIntN(64, counted) === counted ? counted : fail(5166308, 'dateDiff overflowed');
}

/** The whole units between 1970 (for weeks: the one in which it begins) and a local time. */
function unitsUntil(local: bigint, unit: Unit, startOfWeek: number): bigint {
  if (unit.base === 'millisecond') return floored(local, unit.count);
  const day = floored(local, millisecondsOfDay);
  // 1970-01-01 was a Thursday.
  if (unit.base === 'day') return floored(unit.count === 7n ? day + 4n - BigInt(startOfWeek) : day, unit.count);
  const { year, month } = partsOfDay(Number(day));
  return floored(BigInt(year * 12 + month - 1), unit.count);
}

/** 2000-01-01, a Saturday, from which bins are counted. */
const origin = 946_684_800_000n;

/** The beginning of the bin of so many units that a date falls in. */
export function truncatedDate(at: bigint, bin: bigint, unit: Unit, zone: Zone, startOfWeek: number): bigint {
  const first = origin - offsetAt(origin, zone);
  if (unit.base === 'millisecond') return truncatedToMilliseconds(at, first, bin * unit.count);
  if (bin > 100_000_000_000n) fail(5439006, 'dateTrunc unsupported binSize value');
  // Weeks are counted from the first that begins in 2000.
  const start = unit.name === 'week' ? first + BigInt((startOfWeek + 1) % 7) * millisecondsOfDay : first;
  const passed = dateDifference(start, at, unit, zone, startOfWeek);
  return movedDate(start, floored(passed, bin) * bin, unit, zone);
}

function truncatedToMilliseconds(at: bigint, first: bigint, bin: bigint): bigint {
  if (BigInt.asIntN(64, bin) !== bin) fail(5439002, 'dateTrunc overflowed');
  const shifted = at - first;
  if (BigInt.asIntN(64, shifted) !== shifted) fail(5439000, 'dateTrunc overflowed');
  const truncated = first + floored(shifted, bin) * bin;
  return BigInt.asIntN(64, truncated) === truncated ? truncated : fail(5439001, 'dateTrunc overflowed');
}
