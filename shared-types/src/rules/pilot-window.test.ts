import { firstMonthOf, lastMonthOf, presentMonthOf, spellCovers } from './pilot-window.js';

const pilot = { startMonth: '2018-03', months: 12, timeZone: 'Asia/Damascus' };

describe('pilot window', () => {
  it('starts a month before programme month 1 and ends with its extensions', () => {
    expect(firstMonthOf(pilot)).toBe('2018-02');
    expect(lastMonthOf(pilot)).toBe('2019-02');
  });

  test.each([
    ['2017-06-01T00:00:00Z', '2018-02'],
    ['2018-05-31T20:00:00Z', '2018-05'],
    ['2018-05-31T21:30:00Z', '2018-06'],
    ['2026-11-24T10:00:00Z', '2019-02'],
  ])('at %s the present month is %s', (instant, month) => {
    expect(presentMonthOf(pilot, new Date(instant))).toBe(month);
  });

  test.each([
    ['2018-01', false],
    ['2018-02', true],
    ['2018-06', true],
    ['2018-07', false],
  ])('a spell from 2018-02 to 2018-06 covers %s: %s', (month, covered) => {
    expect(spellCovers({ enrolmentMonth: '2018-02', exitMonth: '2018-06' }, month)).toBe(covered);
  });

  it('covers every later month while the family stays', () => {
    expect(spellCovers({ enrolmentMonth: '2018-02', exitMonth: null }, '2030-01')).toBe(true);
  });
});
