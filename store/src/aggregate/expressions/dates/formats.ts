import { fail } from '../../../errors.js';
import type { Value } from '../../../values/index.js';
import { isNullish, operation, shown, type Context, type Expression, type Operators } from '../expression.js';
import { checked, given, parseFields } from '../named-arguments.js';
import { monthNames } from './calendar.js';
import * as clock from './clock.js';
import { withZone, zoneIn } from './zone-argument.js';
import { instantOf } from './zones.js';

/** Dates as texts. https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateToString/ */
export const dateTexts: Operators = [['$dateToString', parseToString]];

function parseToString(argument: Value, context: Context, name: string): Expression {
  const known = ['date', 'format', 'timezone', 'onNull'];
  const parsed = withZone(parseFields(argument, known, [18629, 18534, { date: 18628 }], context, name), name);
  const fields = checked(parsed, 'format', (value) => formatOf(value, name));
  return operation([...fields.values()], (scope) => {
    const date = given(fields, 'date', scope) ?? null;
    const format = given(fields, 'format', scope);
    const zone = zoneIn(fields, scope, name);
    if (isNullish(date)) return given(fields, 'onNull', scope) ?? null;
    if (zone === null || (format !== undefined && isNullish(format))) return null;
    const moment = clock.momentAt(instantOf(date, name, 16006), zone);
    const used = format ?? (saysUtc(given(fields, 'timezone', scope)) ? `${usual}Z` : usual);
    return formatted(formatOf(used as Value, name), moment);
  });
}

const usual = '%Y-%m-%dT%H:%M:%S.%L';

export const saysUtc = (timezone: unknown): boolean =>
  timezone === undefined || (typeof timezone === 'string' && /^(?:UTC|[+-]00(?::?00)?)$/.test(timezone));

function formatOf(value: Value, name: string): string {
  if (typeof value !== 'string')
    return fail(18533, `${name} requires that 'format' be a string, found: ${shown(value)} with value`);
  checkFormat(value, specifiers, name);
  return value;
}

/** Whether a format ends inside a specifier, or has one that is not there. */
export function checkFormat(format: string, known: Readonly<Record<string, unknown>>, name: string): void {
  for (const [specifier] of format.matchAll(/%[^]?/gu)) {
    if (specifier === '%') fail(18535, `Unmatched '%' at end of format string of ${name}`);
    if (!Object.hasOwn(known, specifier[1]!)) fail(18536, `Invalid format character '${specifier}' in format string`);
  }
}

const padded =
  (part: clock.Part, width: number) =>
  (moment: clock.Moment): string =>
    String(part(moment)).padStart(width, '0');

function yearWith(part: clock.Part): (moment: clock.Moment) => string {
  return (moment) => {
    const number = part(moment);
    if (number < 0 || number > 9999)
      return fail(
        18537,
        `Could not convert date to string: date component was outside the supported range of 0-9999: ${number}`,
      );
    return String(number).padStart(4, '0');
  };
}

const nameOf = (moment: clock.Moment): string => monthNames[clock.month(moment) - 1]!;

const specifiers: Readonly<Record<string, (moment: clock.Moment) => string>> = {
  '%': () => '%',
  b: (moment) => nameOf(moment).slice(0, 3),
  B: nameOf,
  d: padded(clock.dayOfMonth, 2),
  G: yearWith(clock.isoWeekYear),
  H: padded(clock.hour, 2),
  j: padded(clock.dayOfYear, 3),
  L: padded(clock.millisecond, 3),
  m: padded(clock.month, 2),
  M: padded(clock.minute, 2),
  S: padded(clock.second, 2),
  u: padded(clock.isoDayOfWeek, 1),
  U: padded(clock.week, 2),
  V: padded(clock.isoWeek, 2),
  w: padded(clock.dayOfWeek, 1),
  Y: yearWith(clock.year),
  z: ({ offset }) => {
    const minutes = Math.floor(Math.abs(offset) / 60_000);
    const [whole, rest] = [Math.floor(minutes / 60), minutes % 60].map((number) => String(number).padStart(2, '0'));
    return `${offset < 0 ? '-' : '+'}${whole}${rest}`;
  },
  Z: ({ offset }) => String(Math.trunc(offset / 60_000)),
};

const formatted = (format: string, moment: clock.Moment): string =>
  format.replace(/%([^])/gu, (_, specifier: string) => specifiers[specifier]!(moment));
