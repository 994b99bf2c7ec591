import { fail } from '../../../errors.js';
import { exactInteger } from '../../../query/index.js';
import { Doc, Int32, isNumber, UtcDate, type Value } from '../../../values/index.js';
import {
  isNullish,
  operation,
  shown,
  type Context,
  type Expression,
  type Operator,
  type Operators,
  type Scope,
} from '../expression.js';
import { given, parseFields, type Fields } from '../named-arguments.js';
import { exactly } from '../operands.js';
import { dayNumber, millisecondsOfDay } from './calendar.js';
import * as clock from './clock.js';
import { withZone, zoneIn } from './zone-argument.js';
import { instantOf } from './zones.js';

/** Dates and their parts. https://www.mongodb.com/docs/manual/reference/operator/aggregation/#date-expression-operators */
export const dateParts: Operators = [
  ['$year', partOf(clock.year)],
  ['$month', partOf(clock.month)],
  ['$dayOfMonth', partOf(clock.dayOfMonth)],
  ['$dayOfWeek', partOf(clock.dayOfWeek)],
  ['$dayOfYear', partOf(clock.dayOfYear)],
  ['$hour', partOf(clock.hour)],
  ['$minute', partOf(clock.minute)],
  ['$second', partOf(clock.second)],
  ['$millisecond', partOf(clock.millisecond)],
  ['$week', partOf(clock.week)],
  ['$isoWeek', partOf(clock.isoWeek)],
  ['$isoWeekYear', partOf(clock.isoWeekYear, (value) => BigInt(value))],
  ['$isoDayOfWeek', partOf(clock.isoDayOfWeek)],
  ['$dateToParts', parseToParts],
  ['$dateFromParts', parseFromParts],
];

const noDate = 16006;

function partOf(part: clock.Part, typed: (value: number) => Value = (value) => new Int32(value)): Operator {
  return (argument, context, name) => {
    const fields = withZone(dateAndZone(argument, context, name), name);
    return operation([...fields.values()], (scope) => {
      const date = given(fields, 'date', scope) ?? null;
      if (isNullish(date)) return null;
      const ms = instantOf(date, name, noDate);
      const zone = zoneIn(fields, scope, name);
      return zone === null ? null : typed(part(clock.momentAt(ms, zone)));
    });
  };
}

/** A date, alone or as the only item of a list, or `{date, timezone}`. */
function dateAndZone(argument: Value, context: Context, name: string): Fields {
  if (argument instanceof Doc && ![...argument.keys()][0]?.startsWith('$'))
    return parseFields(argument, ['date', 'timezone'], [40535, 40535, { date: 40539 }], context, name);
  const [date = null] =
    Array.isArray(argument) && argument.length !== 1 ? tooMany(argument, name) : exactly(1, argument, name);
  return new Map([['date', context.parse(date, context)]]);
}

const tooMany = (list: readonly Value[], name: string): never =>
  fail(40536, `${name} accepts exactly one argument if given an array, but was given ${list.length}`);

const natural = { year: clock.year, month: clock.month, day: clock.dayOfMonth };
const iso = { isoWeekYear: clock.isoWeekYear, isoWeek: clock.isoWeek, isoDayOfWeek: clock.isoDayOfWeek };
const ofDay = { hour: clock.hour, minute: clock.minute, second: clock.second, millisecond: clock.millisecond };

function parseToParts(argument: Value, context: Context, name: string): Expression {
  const known = ['date', 'timezone', 'iso8601'];
  const fields = withZone(parseFields(argument, known, [40524, 40520, { date: 40522 }], context, name), name);
  return operation([...fields.values()], (scope) => {
    const date = given(fields, 'date', scope) ?? null;
    const zone = zoneIn(fields, scope, name);
    const iso8601 = given(fields, 'iso8601', scope);
    const isIso = iso8601 === undefined ? false : iso8601;
    if (zone === null || isNullish(isIso)) return null;
    if (typeof isIso !== 'boolean') return fail(40521, `iso8601 must evaluate to a bool, found: ${shown(isIso)}`);
    if (isNullish(date)) return null;
    const moment = clock.momentAt(instantOf(date, name, noDate), zone);
    const parts: readonly (readonly [string, clock.Part])[] = Object.entries({ ...(isIso ? iso : natural), ...ofDay });
    return new Doc(parts.map(([field, part]) => [field, new Int32(part(moment))]));
  });
}

function parseFromParts(argument: Value, context: Context, name: string): Expression {
  if (!(argument instanceof Doc)) return fail(40519, `${name} only supports an object as its argument`);
  const isIso = !argument.has('year');
  const known = [...Object.keys({ ...natural, ...iso, ...ofDay }), 'timezone'];
  const required = { [isIso ? 'isoWeekYear' : 'year']: 40516 };
  const fields = withZone(parseFields(argument, known, [40519, 40518, required], context, name), name);
  const hasAny = (parts: object): boolean => Object.keys(parts).some((part) => fields.has(part));
  if (!isIso && hasAny(iso)) fail(40489, `${name} does not allow mixing natural dates with ISO dates`);
  if (isIso && hasAny(natural)) fail(40525, `${name} does not allow mixing ISO dates with natural dates`);
  return operation([...fields.values()], (scope) => fromParts(fields, isIso, scope, name));
}

function fromParts(fields: Fields, isIso: boolean, scope: Scope, name: string): Value {
  const time = numbersOf(fields, { hour: 0n, minute: 0n, second: 0n, millisecond: 0n }, scope);
  const zone = zoneIn(fields, scope, name);
  if (time === null || zone === null) return null;
  const [hours, minutes, seconds, milliseconds] = time as [bigint, bigint, bigint, bigint];
  const day = numbersOf(
    fields,
    isIso ? { isoWeekYear: 1970n, isoWeek: 1n, isoDayOfWeek: 1n } : { year: 1970n, month: 1n, day: 1n },
    scope,
  );
  if (day === null) return null;
  const [ofYear, second, third] = day.map(Number) as [number, number, number];
  if (ofYear < 1 || ofYear > 9999)
    fail(
      isIso ? 31095 : 40523,
      `'${isIso ? 'isoWeekYear' : 'year'}' must evaluate to an integer in the range 1 to 9999, found ${ofYear}`,
    );
  const number = isIso ? clock.isoDayNumber(ofYear, second, third) : naturalDay(ofYear, second, third);
  const local = BigInt(number) * millisecondsOfDay + ((hours * 60n + minutes) * 60n + seconds) * 1000n;
  const ms = clock.instantAt(local, zone) + milliseconds;
  return BigInt.asIntN(64, ms) === ms ? new UtcDate(ms) : fail('DurationOverflow', 'the date is out of range');
}

/** Months and days may lie outside of the year and the month. */
function naturalDay(ofYear: number, ofMonth: number, day: number): number {
  const months = ofMonth - 1;
  return dayNumber(ofYear + Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 1) + day - 1;
}

/** Years have bounds of their own, which are looked at later; seconds and milliseconds have none. */
const unbounded = new Set(['year', 'isoWeekYear', 'second', 'millisecond']);

/** The numbers in fields, in this order, as far as these are there; null as soon as one is nullish. */
function numbersOf(fields: Fields, defaults: Readonly<Record<string, bigint>>, scope: Scope): bigint[] | null {
  const numbers: bigint[] = [];
  for (const [field, otherwise] of Object.entries(defaults)) {
    const value = given(fields, field, scope);
    if (value !== undefined && isNullish(value)) return null;
    const number = value === undefined ? otherwise : isNumber(value) ? exactInteger(value) : null;
    if (number === null || BigInt.asIntN(64, number) !== number)
      return fail(40515, `'${field}' must evaluate to an integer, found ${shown(value ?? null)}`);
    if (!unbounded.has(field) && BigInt.asIntN(16, number) !== number)
      return fail(
        31034,
        `'${field}' must evaluate to a value in the range [-32768, 32767]; value ${number} is not in range`,
      );
    numbers.push(number);
  }
  return numbers;
}
