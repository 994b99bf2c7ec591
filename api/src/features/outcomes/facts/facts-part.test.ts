import { buildSpell, sixMonths } from '../../../testing/spells.js';
import { factsPart, resultsOf } from './facts-part.js';

it('what a part contributes is kept by the last month of the view, which other families can move', () => {
  const part = factsPart([buildSpell(0, { months: 'mmmmmmmmm' })], [], new Set());
  const cutIn = (horizon: number): number | undefined =>
    resultsOf(part, 'WHOLE', { ...sixMonths, horizon, lastMonthOf: () => '2030-01' }).families[0]?.cutMonth;
  expect([cutIn(4), cutIn(8), cutIn(4)]).toEqual([4, 8, 4]);
});
