import fc from 'fast-check';
import { buildSpell, sixMonths } from '../../../testing/spells.js';
import { familyOutcomes, type OutcomeScope } from '../facts/family-outcomes.js';
import { groupFigures, type GroupFigures } from './group-figures.js';

const seed = Number(process.env['SEED'] ?? 1);
/** Programme months 0 to 6 of a family: it qualifies, does not, or was not visited. */
const path = fc.array(fc.constantFrom('Q', 'Q', 'm', '.'), { minLength: 7, maxLength: 7 });
const cases = fc.record({
  paths: fc.array(path, { minLength: 1, maxLength: 45 }),
  passed: fc.integer({ min: 1, max: 6 }),
  target: fc.integer({ min: 1, max: 100 }),
});

function headlineAt(paths: readonly string[][], passed: number, target: number): GroupFigures['headline'] {
  const spells = paths.map((letters, number) => buildSpell(number, { months: letters.slice(0, passed + 1).join('') }));
  const scope: OutcomeScope = { ...sixMonths, target: target / 100, lastMonthOf: () => `2018-0${2 + passed}` };
  return groupFigures(familyOutcomes(spells, scope), scope).headline;
}

describe(`the verdict and the numbers beside it (SEED=${seed})`, () => {
  test('the verdict never contradicts range, target and months as they are shown', () => {
    fc.assert(
      fc.property(cases, ({ paths, passed, target }) => {
        const { low, high, targetOf100, verdict, monthsLeft } = headlineAt(paths, passed, target);
        expect(monthsLeft).toBe(6 - passed);
        expect(targetOf100).toBe(target);
        expect(['ENOUGH_SO_FAR', 'NOT_YET'].includes(verdict)).toBe(monthsLeft > 0);
        if (low === null || high === null) return;
        if (verdict === 'ENOUGH' || verdict === 'ENOUGH_SO_FAR') expect(low).toBeGreaterThanOrEqual(target);
        if (verdict === 'NOT_ENOUGH') expect(high).toBeLessThan(target);
        if (verdict === 'UNCLEAR') expect([low <= target, target <= high]).toEqual([true, true]);
      }),
      { seed, numRuns: 300 },
    );
  });

  test('no more families graduate by the end than could, whatever is still recorded', () => {
    fc.assert(
      fc.property(cases, ({ paths, passed, target }) => {
        const before = headlineAt(paths, passed, target);
        // Missing visits are recorded later as well.
        const later = paths.map((letters) => letters.map((letter) => (letter === '.' ? 'Q' : letter)));
        const after = headlineAt(later, 6, target);
        expect(after.graduated).toBeLessThanOrEqual(before.graduated + before.canStillGraduate);
      }),
      { seed, numRuns: 300 },
    );
  });
});
