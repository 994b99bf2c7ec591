import type { Literal } from '../../../testing/literal.js';
import { evaluated, piped, refusalOf } from '../../../testing/pipeline.js';
import { Timestamp, UtcDate } from '../../../values/index.js';

const date = (text: string): UtcDate => new UtcDate(BigInt(Date.parse(text)));
const shown = (value: unknown): unknown =>
  value instanceof UtcDate ? new Date(Number(value.ms)).toISOString().replace('.000Z', 'Z') : value;

const added = (startDate: string, amount: Literal, unit: string, timezone = 'UTC'): Literal => ({
  $dateAdd: { startDate: date(startDate), unit, amount, timezone },
});
const difference = (startDate: string, endDate: string, unit: string, more: Record<string, Literal> = {}): Literal => ({
  $dateDiff: { startDate: date(startDate), endDate: date(endDate), unit, ...more },
});
const truncated = (text: string, unit: string, more: Record<string, Literal> = {}): Literal => ({
  $dateTrunc: { date: date(text), unit, ...more },
});
const damascus = { timezone: 'Asia/Damascus' };
const newYork = { timezone: 'America/New_York' };

describe('dates and the units between them', () => {
  it.each<[Literal, unknown]>([
    [added('2020-12-31T12:10:05Z', 2, 'month'), '2021-02-28T12:10:05Z'],
    [added('2020-02-29T00:00Z', 1, 'year'), '2021-02-28T00:00:00Z'],
    [added('2020-11-30T00:00Z', 1n, 'quarter'), '2021-02-28T00:00:00Z'],
    [added('1970-01-01T00:00Z', -1, 'week'), '1969-12-25T00:00:00Z'],
    [added('2024-01-01T00:00Z', 90, 'second'), '2024-01-01T00:01:30Z'],
    // The clock is set forward in between: a day is 23 hours, 24 hours are more than a day.
    [added('2021-03-13T15:00Z', 1, 'day', 'America/New_York'), '2021-03-14T14:00:00Z'],
    [added('2021-03-13T15:00Z', 24, 'hour', 'America/New_York'), '2021-03-14T15:00:00Z'],
    [added('2021-03-13T07:30Z', 1, 'day', 'America/New_York'), '2021-03-14T07:30:00Z'],
    // The hour that a clock shows twice is the one with the offset of before.
    [added('2021-11-06T05:30Z', 1, 'day', 'America/New_York'), '2021-11-07T05:30:00Z'],
    [added('2021-11-08T06:30Z', -1, 'day', 'America/New_York'), '2021-11-07T06:30:00Z'],
    [{ $dateSubtract: { startDate: date('2021-03-31T10:00Z'), unit: 'month', amount: 1 } }, '2021-02-28T10:00:00Z'],
    [{ $dateAdd: { startDate: new Timestamp(60n << 32n), unit: 'minute', amount: 1 } }, '1970-01-01T00:02:00Z'],
    [difference('2010-12-31T23:59Z', '2011-01-01T00:00Z', 'year'), 1n],
    [difference('2021-04-01T00:00Z', '2021-01-01T00:00Z', 'quarter'), -1n],
    [difference('2021-01-01T00:59:59Z', '2021-01-01T01:00:01Z', 'hour'), 1n],
    [difference('2021-01-01T00:00Z', '2021-01-31T00:00Z', 'week'), 5n],
    [difference('2021-01-01T00:00Z', '2021-01-31T00:00Z', 'week', { startOfWeek: 'FRI' }), 4n],
    [difference('2024-01-31T20:30Z', '2024-01-31T21:30Z', 'month', damascus), 1n],
    [difference('2021-03-14T06:00Z', '2021-03-14T08:00Z', 'hour', newYork), 2n],
    [difference('2021-03-14T06:59Z', '2021-03-14T07:00Z', 'minute', newYork), 1n],
    [truncated('2021-03-20T11:30:05Z', 'year', { binSize: 10 }), '2020-01-01T00:00:00Z'],
    [truncated('1999-12-31T00:00Z', 'month', { binSize: 5 }), '1999-08-01T00:00:00Z'],
    [truncated('2021-08-15T11:30Z', 'quarter'), '2021-07-01T00:00:00Z'],
    [truncated('2021-06-16T12:00Z', 'week'), '2021-06-13T00:00:00Z'],
    [truncated('2021-06-16T12:00Z', 'week', { startOfWeek: 'thu' }), '2021-06-10T00:00:00Z'],
    [truncated('2021-03-14T07:30Z', 'day', newYork), '2021-03-14T05:00:00Z'],
    [truncated('2021-06-15T12:00Z', 'hour', { timezone: '+05:30' }), '2021-06-15T11:30:00Z'],
    [truncated('1999-12-31T23:59:59Z', 'minute', { binSize: 7 }), '1999-12-31T23:53:00Z'],
    [{ $tsSecond: new Timestamp((7n << 32n) | 5n) }, 7n],
    [{ $tsIncrement: new Timestamp((7n << 32n) | 5n) }, 5n],
  ])('%j gives %s', (expression, wanted) => {
    expect(shown(evaluated(expression))).toEqual(wanted);
  });

  it('is null where a part is missing, whatever the others are', () => {
    expect(evaluated({ $dateAdd: { startDate: 'no date', unit: '$none', amount: 1.5 } })).toBeNull();
    expect(evaluated({ $dateDiff: { startDate: 1, endDate: '$none', unit: '$bad' } }, { bad: 'eon' })).toBeNull();
    expect(evaluated({ $dateTrunc: { date: '$none', unit: 'week', startOfWeek: '$none' } })).toBeNull();
    expect(evaluated({ $tsSecond: '$none' })).toBeNull();
  });

  const day = { startDate: '$d', unit: 'day' };
  it.each<[Literal, number]>([
    [{ $dateAdd: 1 }, 5166400],
    [{ $dateAdd: { ...day, amount: 1, of: 1 } }, 5166401],
    [{ $dateAdd: day }, 5166402],
    [{ $dateAdd: { startDate: 1, unit: 'day', amount: 1 } }, 5166403],
    [{ $dateAdd: { ...day, amount: 1.5 } }, 5166405],
    [{ $dateAdd: { ...day, unit: 1, amount: 1 } }, 5439013],
    [{ $dateAdd: { ...day, unit: 'days', amount: 1 } }, 9],
    [{ $dateAdd: { ...day, unit: 'month', amount: 3_600_000_000n } }, 5166406],
    [{ $dateAdd: { ...day, unit: 'month', amount: 30_000_000_000n } }, 5976500],
    [{ $dateAdd: { ...day, amount: 1, timezone: 1 } }, 40517],
    [{ $dateAdd: { ...day, amount: 1, timezone: 'Here' } }, 40485],
    [{ $dateSubtract: { ...day, amount: -(2n ** 63n) } }, 6045000],
    [{ $dateDiff: { startDate: '$d', endDate: '$d' } }, 5166305],
    [{ $dateDiff: { startDate: '$d', endDate: 'x', unit: 'day' } }, 5166307],
    [{ $dateDiff: { startDate: '$d', endDate: '$d', unit: 'week', startOfWeek: 'x' } }, 5439016],
    [{ $dateTrunc: { date: '$d', unit: 'week', startOfWeek: 1 } }, 5439015],
    [{ $dateTrunc: { date: '$d', unit: 'day', binSize: '2' } }, 5439017],
    [{ $dateTrunc: { date: '$d', unit: 'day', binSize: 0 } }, 5439018],
    [{ $dateTrunc: { date: '$d', unit: 'year', binSize: 100_000_000_001n } }, 5439006],
    [{ $dateTrunc: { date: '$d', unit: 'hour', binSize: 2n ** 62n } }, 5439002],
    [{ $tsSecond: 1 }, 5687301],
    [{ $tsIncrement: 1 }, 5687302],
  ])('%j is refused with %i', (expression, code) => {
    expect(refusalOf(() => evaluated(expression, { d: date('2024-01-01T00:00Z') }))).toBe(code);
  });

  it('finds what is wrong in constants before a document is read', () => {
    const refusal = (parts: Record<string, Literal>): number =>
      refusalOf(() => piped([{ $project: { r: { $dateTrunc: { date: '$d', ...parts } } } }], []));
    expect(refusal({ unit: 'eon' })).toBe(9);
    expect(refusal({ unit: 'week', startOfWeek: 'x' })).toBe(5439016);
    expect(refusal({ unit: 'day', binSize: -1 })).toBe(5439018);
    expect(refusal({ unit: 'day', timezone: 'Here' })).toBe(40485);
    expect(refusal({ unit: 'day', startOfWeek: 'x' })).toBe(0);
    expect(refusal({ unit: null, timezone: 'Here' })).toBe(0);
  });
});
