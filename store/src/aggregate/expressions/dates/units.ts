import { fail } from '../../../errors.js';
import type { Value } from '../../../values/index.js';
import { shown } from '../expression.js';
import { millisecondsOfDay } from './calendar.js';

/** A unit of time: so many months, days or milliseconds. */
export interface Unit {
  readonly name: string;
  readonly base: 'month' | 'day' | 'millisecond';
  readonly count: bigint;
  /** MongoDB moves a date by fewer than so many; null where only the result has to fit. */
  readonly limit: bigint | null;
}

// No more than about the whole range of dates, which are 64-bit numbers of milliseconds.
const mostDays = 2n ** 64n / millisecondsOfDay + 1n;
const mostYears = mostDays / 365n + 1n;

const units = new Map(
  [
    { name: 'year', base: 'month', count: 12n, limit: mostYears } as const,
    { name: 'quarter', base: 'month', count: 3n, limit: mostYears * 4n } as const,
    { name: 'month', base: 'month', count: 1n, limit: mostYears * 12n } as const,
    { name: 'week', base: 'day', count: 7n, limit: mostDays / 7n } as const,
    { name: 'day', base: 'day', count: 1n, limit: mostDays } as const,
    { name: 'hour', base: 'millisecond', count: 3_600_000n, limit: mostDays * 24n } as const,
    { name: 'minute', base: 'millisecond', count: 60_000n, limit: mostDays * 1440n } as const,
    { name: 'second', base: 'millisecond', count: 1000n, limit: mostDays * 86_400n } as const,
    { name: 'millisecond', base: 'millisecond', count: 1n, limit: null } as const,
  ].map((unit): [string, Unit] => [unit.name, unit]),
);

export function unitOf(value: Value, operator: string): Unit {
  if (typeof value !== 'string')
    return fail(5439013, `${operator} requires 'unit' to be a string, but got ${shown(value)}`);
  return units.get(value) ?? fail('FailedToParse', `unknown time unit value: ${value}`);
}

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The day that a week begins with, Sunday being 0; its name may be cut to three letters, in any case. */
export function startOfWeekOf(value: Value, operator: string): number {
  if (typeof value !== 'string')
    return fail(5439015, `${operator} requires 'startOfWeek' to be a string, but got ${shown(value)}`);
  const wanted = value.toLowerCase();
  const at = days.findIndex((day) => day === wanted || day.slice(0, 3) === wanted);
  return at >= 0 ? at : fail(5439016, `${operator} parameter 'startOfWeek' cannot be recognized as a day of a week`);
}
