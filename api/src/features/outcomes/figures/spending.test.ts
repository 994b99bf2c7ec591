import type { ServiceClass } from '@anaqid/shared-types';
import { buildSpell, sixMonths } from '../../../testing/spells.js';
import { familyOutcomes } from '../facts/family-outcomes.js';
import type { ServiceValue } from '../facts/received-services.js';
import { monthlySpending, spendingFigures, type Spending, type PriceIndex } from './spending.js';

/** Family 0 stays to the end of the view, August 2018; family 1 leaves in April. */
const families = familyOutcomes(
  [buildSpell(0, { months: 'mmmmmmm' }), buildSpell(1, { months: 'mmm', exit: { at: 2, reason: 'MOVED' } })],
  sixMonths,
);
const index: PriceIndex = { '2018-02': 100, '2018-03': 103, '2018-04': 107.5, '2018-05': 110 };

const service = (month: string, amount: number, serviceClass: ServiceClass = 'CARE', family = 0): ServiceValue => ({
  familyId: `family ${family}`,
  month,
  amount,
  class: serviceClass,
});

function spendingOn(services: readonly ServiceValue[], priceIndex: PriceIndex, chosenBaseMonth: string): Spending {
  const prices = { index: priceIndex, currency: 'SYP', chosenBaseMonth };
  return spendingFigures(monthlySpending(families, services), prices, { months: new Set(), totals: false });
}

describe('spending in constant prices', () => {
  test('flags months with a carried price index, and has no total where a month has none', () => {
    const services = [
      service('2018-03', 30_000),
      service('2018-03', 10_300, 'DEVELOPMENT', 1),
      service('2018-06', 45_000),
    ];
    const spending = spendingOn(services, index, '2018-02');
    expect(spending.care).toEqual([0, 29_126, 0, 0, 40_909, 0, null]);
    expect(spending.development).toEqual([0, 10_000, 0, 0, 0, 0, null]);
    expect(spending.developmentOf100).toEqual([null, 26, null, null, 0, null, null]);
    expect(spending.provisionalMonths).toEqual(['2018-06', '2018-07']);
    expect(spending.missingMonths).toEqual(['2018-08']);
    expect([spending.careTotal, spending.developmentTotal, spending.developmentTotalOf100]).toEqual([null, null, null]);
  });

  test('counts services up to the end of the view, also those given after the family had left', () => {
    const services = [
      service('2018-09', 1_000),
      service('2018-05', 2_000, 'CARE', 1),
      service('2018-04', 4_000, 'CARE', 1),
    ];
    const spending = spendingOn(services, {}, '2018-02');
    expect([spending.baseMonth, spending.careTotal, spending.careTotalOf100]).toEqual([null, 6_000, 100]);
  });

  test('uses the earliest month with a price index when the chosen base month has none', () => {
    expect(spendingOn([], index, '2017-01').baseMonth).toBe('2018-02');
  });
});
