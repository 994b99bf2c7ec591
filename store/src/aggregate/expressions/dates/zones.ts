import { fail } from '../../../errors.js';
import { ObjectId, Timestamp, UtcDate, type Value } from '../../../values/index.js';
import { shown } from '../expression.js';
import { dayInMs } from './calendar.js';

/** Times are milliseconds since 1970: in UTC, or (local) what a clock in the zone shows. */
export interface Zone {
  offsetAt(utc: number): number;
  toUtc(local: number): number;
}

const fixed = (offset: number): Zone => ({ offsetAt: () => offset, toUtc: (local) => local - offset });
const utc = fixed(0);

/** The zone of a `timezone` argument: UTC where there is none. https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateAdd/#std-label-dateAdd-timezone */
export function zoneOf(value: Value | undefined, operator: string): Zone {
  if (value === undefined || value === 'UTC') return utc;
  if (typeof value !== 'string')
    return fail(40517, `${operator} requires 'timezone' to be a string, found: ${shown(value)}`);
  const zone = zones.get(value) ?? offsetZone(value) ?? namedZone(value);
  return zone ?? fail(40485, `unrecognized time zone identifier: "${value}"`);
}

/** The point in time in a date, or in what carries one. */
export function instantIn(value: UtcDate | Timestamp | ObjectId): bigint {
  if (value instanceof UtcDate) return value.ms;
  return value instanceof Timestamp
    ? (value.value >> 32n) * 1000n
    : BigInt(Buffer.from(value.bytes).readInt32BE(0)) * 1000n;
}

/** The same of a value of which it is not known what it is. */
export function instantOf(value: Value, operator: string, code: number): bigint {
  if (value instanceof UtcDate || value instanceof Timestamp || value instanceof ObjectId) return instantIn(value);
  return fail(code, `${operator} requires a date, a timestamp or an ObjectId, found: ${shown(value)}`);
}

/** `+03`, `-0530`, `+05:30`; hours and minutes may be any two digits. */
function offsetZone(text: string): Zone | null {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(text) ?? [];
  if (hours === undefined) return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return fixed(sign === '-' ? 0 - offset : offset);
}

const zones = new Map<string, Zone>();

function namedZone(name: string): Zone | null {
  if (!isSpelledRight(name)) return null;
  try {
    const zone = zoneWith(clockOf(name));
    zones.set(name, zone);
    return zone;
  } catch {
    return null;
  }
}

const clockOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

const known = new Set(Intl.supportedValuesOf('timeZone'));
const capitals = new Set(
  [
    'GMT GMT0 GMT+0 GMT-0 UCT EST MST HST WET CET MET EET EST5EDT CST6CDT MST7MDT PST8PDT',
    'GB GB-Eire NZ NZ-CHAT PRC ROC ROK W-SU Australia/ACT Australia/LHI Australia/NSW',
    'America/Knox_IN Antarctica/McMurdo Chile/EasterIsland Mexico/BajaNorte Mexico/BajaSur',
  ].flatMap((names) => names.split(' ')),
);
const place = '[A-Z][a-z]+(?:[_-](?:[A-Z][a-z]+|of|es|au))*';
const usual = new RegExp(`^(?:US/)?${place}(?:/${place})*$|^Etc/(?:GMT|UTC|UCT)(?:[+-]?\\d+)?$`);

/** Names differ by case in the time zone database, but not to JavaScript, which moreover has some of its own. */
const isSpelledRight = (name: string): boolean => known.has(name) || capitals.has(name) || usual.test(name);

// Before the first, places had their mean solar time; JavaScript's dates end at the second.
const [first, last] = [Date.UTC(1800, 0, 1), 8_639_999_900_000_000];

function zoneWith(clock: Intl.DateTimeFormat): Zone {
  const offsetAt = (at: number): number => {
    const within = Math.floor(Math.min(Math.max(at, first), last) / 1000) * 1000;
    const parts = new Map(clock.formatToParts(within).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return local - within;
  };
  return { offsetAt, toUtc: (local) => utcOf(local, offsetAt) };
}

/** A time that is shown twice is the earlier one; one that is left out is as much later as the clock is set forward. */
function utcOf(local: number, offsetAt: (at: number) => number): number {
  const [before, after] = [offsetAt(local - dayInMs), offsetAt(local + dayInMs)];
  const early = local - before;
  const late = local - after;
  return offsetAt(early) !== before && offsetAt(late) === after ? late : early;
}
