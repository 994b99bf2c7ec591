import type { ServiceClass } from '@anaqid/shared-types';
import { seededRandom } from '../../../testing/random.js';
import { withheldSpending, type MonthRecipients } from './spending-suppression.js';

const seed = Number(process.env['SEED'] ?? 1);
const random = seededRandom(seed);
const randomBelow = (limit: number): number => Math.floor(random() * limit);

/** `count` family ids, numbered from `first`. */
const familyIds = (count: number, first = 0): Set<string> =>
  new Set(Array.from({ length: count }, (_, index) => `f${first + index}`));

/** A month with so many recipients of care and of development, both numbered from `first`. */
const monthWith = (month: string, care: number, development: number, first = 0): MonthRecipients => ({
  month,
  recipients: { CARE: familyIds(care, first), DEVELOPMENT: familyIds(development, first) },
});

describe('suppression of spending for readers of whole pilots', () => {
  test('withholds nothing when every sum stands for five families or more, or for none', () => {
    expect(withheldSpending([monthWith('a', 20, 5), monthWith('b', 6, 0), monthWith('c', 0, 0)])).toEqual({
      months: new Set(),
      totals: false,
    });
  });

  test('withholds a month with few recipients, and the smallest other month with it', () => {
    const months = [monthWith('a', 20, 9), monthWith('b', 20, 2), monthWith('c', 20, 7)];
    expect(withheldSpending(months)).toEqual({ months: new Set(['b', 'c']), totals: false });
  });

  test('withholds no further month when the withheld ones have five recipients together', () => {
    const months = [monthWith('a', 20, 3, 0), monthWith('b', 20, 3, 10), monthWith('c', 20, 9)];
    expect(withheldSpending(months)).toEqual({ months: new Set(['a', 'b']), totals: false });
  });

  test('withholds the totals when there is no further month', () => {
    expect(withheldSpending([monthWith('a', 3, 0), monthWith('b', 2, 0)])).toEqual({
      months: new Set(['a', 'b']),
      totals: true,
    });
  });

  test(`no sum of one to four families is shown or follows by subtraction (SEED=${seed})`, () => {
    for (let round = 0; round < 3_000; round++) {
      const months = Array.from({ length: 1 + randomBelow(6) }, (_, index) =>
        monthWith(`m${index}`, randomBelow(8), randomBelow(3) === 0 ? randomBelow(8) : 0, randomBelow(6)),
      );
      const { months: withheld, totals } = withheldSpending(months);
      for (const serviceClass of ['CARE', 'DEVELOPMENT'] as const) {
        const sizes = knownGroupSizes(months, withheld, totals, serviceClass);
        expect(sizes.filter((size) => size > 0 && size < 5)).toEqual([]);
      }
    }
  });
});

/** Numbers of families behind each sum that a reader sees, or can work out from the totals. */
function knownGroupSizes(
  months: readonly MonthRecipients[],
  withheld: ReadonlySet<string>,
  areTotalsWithheld: boolean,
  serviceClass: ServiceClass,
): number[] {
  const shown = months.filter(({ month }) => !withheld.has(month));
  const sizes = shown.map(({ recipients }) => recipients[serviceClass].size);
  if (areTotalsWithheld) return sizes;
  const hidden = months.filter(({ month }) => withheld.has(month));
  return [...sizes, new Set(hidden.flatMap(({ recipients }) => [...recipients[serviceClass]])).size];
}
