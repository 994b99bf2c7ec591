import { membershipCovers, overlap } from './membership-time.js';

const time = (fromMonth: string, toMonth: string | null = null) => ({ fromMonth, toMonth });

describe('membership-time', () => {
  test('a membership covers its first and its last month', () => {
    const covered = ['2018-02', '2018-03', '2018-08', '2018-09'].map((month) =>
      membershipCovers(time('2018-03', '2018-08'), month),
    );
    expect(covered).toEqual([false, true, true, false]);
    expect(membershipCovers(time('2018-03'), '2030-01')).toBe(true);
  });

  test.each([
    ['one after the other', time('2018-01', '2018-03'), time('2018-04', '2018-06'), false],
    ['sharing one month', time('2018-01', '2018-03'), time('2018-03', '2018-06'), true],
    ['one inside the other', time('2018-01', '2018-12'), time('2018-03', '2018-04'), true],
    ['an ended one and one that goes on later', time('2018-01', '2018-03'), time('2018-04'), false],
    ['an ended one and one that goes on from then', time('2018-01', '2018-03'), time('2018-02'), true],
    ['two that go on', time('2018-01'), time('2018-09'), true],
  ])('%s', (_words, a, b, expected) => {
    expect([overlap(a, b), overlap(b, a)]).toEqual([expected, expected]);
  });
});
