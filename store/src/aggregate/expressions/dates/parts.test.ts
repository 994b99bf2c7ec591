import type { Literal } from '../../../testing/literal.js';
import { evaluated, refusalOf } from '../../../testing/pipeline.js';
import { Timestamp, UtcDate } from '../../../values/index.js';

const at = (text: string): UtcDate => new UtcDate(BigInt(Date.parse(text)));
// In New York it is still 2020-12-31T23:30.
const date = at('2021-01-01T04:30:05.006Z');
const there = { date: '$date', timezone: 'America/New_York' };

describe('parts of dates', () => {
  it.each<[Literal, unknown]>([
    [{ $year: '$date' }, 2021],
    [{ $year: there }, 2020],
    [{ $year: { date: '$date', timezone: null } }, null],
    [{ $year: '$nothing' }, null],
    [{ $year: new UtcDate(3_093_527_980_800_000n) }, 100_000],
    [{ $month: there }, 12],
    [{ $dayOfMonth: there }, 31],
    [{ $dayOfWeek: ['$date'] }, 6],
    [{ $dayOfYear: there }, 366],
    [{ $hour: { date: '$date', timezone: '+05:30' } }, 10],
    [{ $minute: '$date' }, 30],
    [{ $second: '$date' }, 5],
    [{ $millisecond: '$date' }, 6],
    [{ $millisecond: new UtcDate(-1n) }, 999],
    [{ $week: '$date' }, 0],
    [{ $isoWeek: '$date' }, 53],
    [{ $isoWeekYear: '$date' }, 2020n],
    [{ $isoDayOfWeek: '$date' }, 5],
    [{ $year: new Timestamp(1n << 32n) }, 1970],
    [{ $year: { $dateFromParts: { year: 2021, month: 14 } } }, 2022],
    [{ $dateFromParts: { year: 2021, month: 2, day: 30, hour: 25 } }, at('2021-03-03T01:00:00Z')],
    [{ $dateFromParts: { isoWeekYear: 2020, isoWeek: 53, isoDayOfWeek: 5 } }, at('2021-01-01T00:00:00Z')],
    [{ $dateFromParts: { year: 2024, month: 7, timezone: 'Europe/Berlin' } }, at('2024-06-30T22:00:00Z')],
    [{ $dateFromParts: { year: 2024, month: '$nothing' } }, null],
    [{ $dateToParts: { date: '$date', iso8601: null } }, null],
    [{ $dateToString: { date: '$date' } }, '2021-01-01T04:30:05.006Z'],
    [{ $dateToString: there }, '2020-12-31T23:30:05.006'],
    [
      { $dateToString: { ...there, format: '%d %b %Y, %j, %G-W%V-%u, %U %w, %z %Z, %%' } },
      '31 Dec 2020, 366, 2020-W53-4, 52 5, -0500 -300, %',
    ],
    [{ $dateToString: { date: '$nothing', onNull: 'never' } }, 'never'],
  ])('%j', (expression, wanted) => {
    expect(evaluated(expression, { date })).toEqual(wanted);
  });

  it('gives all parts at once', () => {
    const ofDay = { hour: 4, minute: 30, second: 5, millisecond: 6 };
    expect(evaluated({ $dateToParts: { date } })).toEqual({ year: 2021, month: 1, day: 1, ...ofDay });
    const iso = { isoWeekYear: 2020, isoWeek: 53, isoDayOfWeek: 5 };
    expect(evaluated({ $dateToParts: { date, iso8601: true } })).toEqual({ ...iso, ...ofDay });
  });

  it.each<[Literal, number]>([
    [{ $year: 'text' }, 16006],
    [{ $year: { zone: 1 } }, 40535],
    [{ $year: { timezone: 'UTC' } }, 40539],
    [{ $year: [] }, 40536],
    [{ $year: { date: '$date', timezone: 'Nowhere/Land' } }, 40485],
    [{ $year: { date: '$date', timezone: 5 } }, 40517],
    [{ $dateToParts: { date: '$date', iso8601: 1 } }, 40521],
    [{ $dateFromParts: { month: 2 } }, 40516],
    [{ $dateFromParts: { year: 2020, isoWeek: 2 } }, 40489],
    [{ $dateFromParts: { isoWeekYear: 2020, month: 2 } }, 40525],
    [{ $dateFromParts: { year: 10_000 } }, 40523],
    [{ $dateFromParts: { year: 2020, month: 40_000 } }, 31034],
    [{ $dateFromParts: { year: 2020.5 } }, 40515],
    [{ $dateToString: { date: '$date', format: '%x' } }, 18536],
    [{ $dateToString: { date: '$date', format: '%' } }, 18535],
    [{ $dateToString: { date: new UtcDate(3_093_527_980_800_000n), format: '%Y' } }, 18537],
  ])('refuses %j', (expression, code) => {
    expect(refusalOf(() => evaluated(expression, { date }))).toBe(code);
  });
});
