import * as months from './month.js';

describe('month', () => {
  test.each([
    ['2018-02', true],
    ['2018-13', false],
    ['2018-2', false],
    ['٢٠١٨-٠٢', false],
    ['2018-02-01', false],
    ['0000-00', false],
    ['1899-12', false],
    ['1900-01', true],
    ['2999-12', true],
    ['9999-12', false],
  ])('isMonth(%s) is %s', (text, expected) => {
    expect(months.isMonth(text)).toBe(expected);
  });

  test.each([
    ['2018-02-28', true],
    ['2018-02-29', false],
    ['2020-02-29', true],
    ['2018-04-31', false],
    ['2018-12-31', true],
    ['2018-00-10', false],
    ['0001-01-01', false],
    ['9999-12-31', false],
  ])('isDay(%s) is %s', (text, expected) => {
    expect(months.isDay(text)).toBe(expected);
  });

  test('months and days of any year are of the calendar', () => {
    expect(['0001-01', '3010-06'].map(months.isCalendarMonth)).toEqual([true, true]);
    expect(['3000-02-28', '0004-02-29', '0005-02-29'].map(months.isCalendarDay)).toEqual([true, true, false]);
  });

  test.each([
    ['2018-12', 1, '2019-01'],
    ['2018-01', -1, '2017-12'],
    ['2018-03', 11, '2019-02'],
    ['2018-03', 0, '2018-03'],
  ])('%s plus %d months is %s', (month, count, expected) => {
    expect(months.addMonths(month, count)).toBe(expected);
    expect(months.monthsBetween(month, expected)).toBe(count);
  });

  it('throws a RangeError for an invalid month', () => {
    expect(() => months.addMonths('2018-3', 1)).toThrow(RangeError);
  });

  it('finds the first and last day of a month, leap years included', () => {
    expect(months.lastDayOf('2018-02')).toBe('2018-02-28');
    expect(months.lastDayOf('2020-02')).toBe('2020-02-29');
    expect(months.lastDayOf('2018-12')).toBe('2018-12-31');
    expect(months.firstDayOf('2018-02')).toBe('2018-02-01');
  });

  it('lists months across the end of a year, and none in reverse order', () => {
    expect(months.monthRange('2018-11', '2019-01')).toEqual(['2018-11', '2018-12', '2019-01']);
    expect(months.monthRange('2019-01', '2018-11')).toEqual([]);
  });

  it('counts the days between two days, a leap day included', () => {
    expect(months.daysBetween('2020-02-28', '2020-03-01')).toBe(2);
    expect(months.daysBetween('2018-03-01', '2018-02-28')).toBe(-1);
  });

  it('computes the age before and on a birthday', () => {
    expect(months.ageOn('2004-03-31', '2018-03-30')).toBe(13);
    expect(months.ageOn('2004-03-31', '2018-03-31')).toBe(14);
  });

  it('takes the day of the time zone, not of UTC', () => {
    const late = new Date('2018-02-28T22:30:00Z');
    expect(months.dayIn('Asia/Damascus', late)).toBe('2018-03-01');
    expect(months.dayIn('UTC', late)).toBe('2018-02-28');
  });

  it.each([
    ['Asia/Damascus', '2018-01-15', '2018-01-15T21:59:59.999Z'],
    ['Asia/Damascus', '2018-07-15', '2018-07-15T20:59:59.999Z'],
    ['UTC', '2018-07-15', '2018-07-15T23:59:59.999Z'],
    ['Pacific/Kiritimati', '2018-07-15', '2018-07-15T09:59:59.999Z'],
    ['Asia/Kathmandu', '2018-07-15', '2018-07-15T18:14:59.999Z'],
  ])('in %s the day %s ends at %s', (timeZone, day, end) => {
    expect(months.endOfDay(timeZone, day).toISOString()).toBe(end);
  });
});
