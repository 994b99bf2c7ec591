import { seededRandom } from '../../../testing/random.js';
import { withheldSpending, type MonthRecipients } from './spending-suppression.js';

const seed = Number(process.env['SEED'] ?? 1);
const random = seededRandom(seed);
const below = (most: number): number => Math.floor(random() * most);

const families = (count: number, from = 0): Set<string> =>
  new Set(Array.from({ length: count }, (_, at) => `f${from + at}`));
const month = (name: string, care: number, development: number, from = 0): MonthRecipients => ({
  month: name,
  families: { CARE: families(care, from), DEVELOPMENT: families(development, from) },
});

describe('spending that is told to readers of whole pilots', () => {
  test('is all of it when five families or more, or none, stand behind every sum', () => {
    expect(withheldSpending([month('a', 20, 5), month('b', 6, 0), month('c', 0, 0)])).toEqual({
      months: new Set(),
      totals: false,
    });
  });

  test('leaves out a month of few families, and the smallest other month with it', () => {
    const told = withheldSpending([month('a', 20, 9), month('b', 20, 2), month('c', 20, 7)]);
    expect(told).toEqual({ months: new Set(['b', 'c']), totals: false });
  });

  test('leaves out no further month when the withheld ones stand for enough families together', () => {
    const told = withheldSpending([month('a', 20, 3, 0), month('b', 20, 3, 10), month('c', 20, 9)]);
    expect(told).toEqual({ months: new Set(['a', 'b']), totals: false });
  });

  test('leaves out the totals when there is no further month', () => {
    expect(withheldSpending([month('a', 3, 0), month('b', 2, 0)])).toEqual({
      months: new Set(['a', 'b']),
      totals: true,
    });
  });

  test(`never lets a sum of one to four families follow, by subtraction either (seed ${seed})`, () => {
    for (let round = 0; round < 3_000; round++) {
      const months = Array.from({ length: 1 + below(6) }, (_, at) =>
        month(`m${at}`, below(8), below(3) === 0 ? below(8) : 0, below(6)),
      );
      const { months: withheld, totals } = withheldSpending(months);
      const hidden = months.filter((one) => withheld.has(one.month));
      for (const one of ['CARE', 'DEVELOPMENT'] as const) {
        const known = months.filter((each) => !withheld.has(each.month)).map((each) => each.families[one].size);
        if (!totals) known.push(new Set(hidden.flatMap((each) => [...each.families[one]])).size);
        expect(known.filter((count) => count > 0 && count < 5)).toEqual([]);
      }
    }
  });
});
