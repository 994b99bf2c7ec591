import { buildSpell, sixMonths } from '../../../testing/spells.js';
import { familyOutcomes } from '../facts/family-outcomes.js';
import { bandOf } from './bands.js';

/** Half a unit in the last place below a threshold, as a weighted mean of levels can be. */
const justBelow = (threshold: number): number => threshold - 1e-12;

describe('the band of a family', () => {
  const { rule } = sixMonths;

  test.each([
    ['near', rule.nearFrom],
    ['moving', rule.movingFrom],
  ] as const)('is %s from its threshold on, within the tolerance of every threshold', (band, threshold) => {
    const spell = buildSpell(1, { months: 'nn' });
    const months = spell.months.map((month) => ({ ...month, index: justBelow(threshold) }));
    const [family] = familyOutcomes([{ ...spell, months }], sixMonths);
    if (family === undefined) throw new Error('the family is in the view');
    expect(bandOf(family, 1, rule)).toBe(band);
  });
});
