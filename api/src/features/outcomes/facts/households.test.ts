import { buildSpell, sixMonths, type SpellOptions } from '../../../testing/spells.js';
import { bandOf } from '../figures/bands.js';
import { expectedMonths } from '../figures/completeness.js';
import { householdOutcomes } from './households.js';

const transfer = { at: 2, reason: 'TRANSFERRED' } as const;
const leaving = { at: 2, reason: 'MOVED' } as const;

/** The household that has these spells, in the six-month view after its end. */
function householdOf(...spells: readonly SpellOptions[]) {
  const outcomes = householdOutcomes(
    spells.map((spell) => buildSpell(1, spell)),
    sixMonths,
  );
  expect(outcomes).toHaveLength(1);
  const [household] = outcomes;
  if (household === undefined) throw new Error('no household');
  return household;
}

describe('a household with several spells', () => {
  test('is followed on the clock of its first enrolment', () => {
    const transferred = householdOf(
      { months: 'mmm', exit: transfer, association: 'one' },
      { months: 'mQQQ', enrolledMonth: '2018-05', association: 'two' },
    );
    expect(transferred).toMatchObject({ code: 1, time: 6, graduationMonth: 6 });
    expect(transferred.facts).toMatchObject({ enrolledMonth: '2018-02', associationId: 'one' });
  });

  test.each([
    ['was transferred', transfer, 'notFollowed'],
    ['left', leaving, 'left'],
  ] as const)('that %s and came back is still in, and was so while it was away', (_case, exit, band) => {
    const away = householdOf({ months: 'mmm', exit });
    expect(bandOf(away, 6, sixMonths.rule)).toBe(band);
    const back = householdOf({ months: 'mmm', exit }, { months: 'mnn', enrolledMonth: '2018-06' });
    expect(back).toMatchObject({ code: 0, time: 6 });
    expect(bandOf(back, 6, sixMonths.rule)).toBe('near');
    expect(expectedMonths(back)).toEqual([1, 2, 4, 5, 6]);
  });

  test('keeps its first graduation, whatever follows', () => {
    const first = { months: 'mQQQf', confirmed: true } as const;
    const graduated = householdOf(first, { months: 'mm', enrolledMonth: '2018-06', exit: { at: 1, reason: 'MOVED' } });
    expect(graduated).toMatchObject({ code: 1, time: 3, facts: { graduationConfirmed: true } });
  });

  test('a run never counts the first assessment of a later spell', () => {
    const spells = [{ months: 'mQQ', exit: transfer } as const, { months: 'QQQ', enrolledMonth: '2018-05' } as const];
    expect(householdOf(...spells)).toMatchObject({ code: 0, graduationMonth: null });
  });

  test.each<[string, SpellOptions]>([
    ['no month left', { months: 'm', enrolledMonth: '2018-08' }],
    ['none of its months in the view', { months: 'mmm', enrolledMonth: '2018-11' }],
    ['an exit in its first month', { months: 'm', enrolledMonth: '2018-05', exit: { at: 0, reason: 'MOVED' } }],
  ])('a later spell with %s changes nothing', (_case, later) => {
    const left = { months: 'mmm', exit: leaving } as const;
    expect(householdOf(left, later)).toEqual(householdOf(left));
  });

  test('begins with its second spell if the first ended in the month of enrolment', () => {
    const never = { months: 'm', exit: { at: 0, reason: 'WITHDREW' } } as const;
    expect(householdOf(never, { months: 'mnn', enrolledMonth: '2018-04' })).toMatchObject({
      code: 0,
      time: 2,
      facts: { enrolledMonth: '2018-04' },
    });
  });
});
