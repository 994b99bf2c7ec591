import { buildSpell, sixMonths, type SpellOptions } from '../../../testing/spells.js';
import { completenessOf } from './completeness.js';
import { familyOutcomes, type OutcomeScope } from '../facts/family-outcomes.js';
import { groupFigures } from './group-figures.js';
import { spendingOf } from './spending.js';

const families = (spells: readonly SpellOptions[], scope: OutcomeScope = sixMonths) =>
  familyOutcomes(
    spells.map((spell, number) => buildSpell(number, spell)),
    scope,
  );
const times = (count: number, spell: SpellOptions): SpellOptions[] => Array.from({ length: count }, () => spell);
const figures = (spells: readonly SpellOptions[], given: Partial<OutcomeScope> = {}) => {
  const scope = { ...sixMonths, ...given };
  return groupFigures(families(spells, scope), scope);
};

describe('figures of a pilot', () => {
  const thirty = [
    ...times(9, { months: 'mnQQQ..' }),
    ...times(6, { months: 'mmm', exit: { at: 2, reason: 'MOVED' } }),
    ...times(15, { months: 'fmmmmmn' }),
  ];

  test('of thirty families all followed: the shares are plain parts, the range is the log-log one', () => {
    // F(1-F)/n without censoring: se = sqrt(0.3 * 0.7 / 30); limits 0.3 ^ exp(+-z se / (0.3 |ln 0.3|)).
    expect(figures(thirty, { target: 0.5 })?.headline).toEqual({
      n: 30,
      graduated: 9,
      months: 6,
      of100: 30,
      low: 15,
      high: 47,
      leftOf100: 20,
      medianMonth: null,
      targetOf100: 50,
      verdict: 'NOT_ENOUGH',
    });
    expect(figures(thirty, { target: 0.4 })?.headline.verdict).toBe('UNCLEAR');
    expect(figures(thirty, { target: 0.1 })?.headline.verdict).toBe('ENOUGH');
    expect(figures(thirty)?.headline).toMatchObject({ targetOf100: null, verdict: 'NO_TARGET' });
  });

  test('while the view runs it cannot be too little yet, and the months that have passed are said', () => {
    const running = { target: 0.5, lastMonthOf: () => '2018-06' };
    expect(figures(thirty, running)?.headline).toMatchObject({ months: 4, of100: 30, verdict: 'UNCLEAR' });
  });

  test('below ten families there is no share, only k of n', () => {
    const few = figures(thirty.slice(0, 8), { isOwn: true });
    expect(few?.headline).toMatchObject({ n: 8, graduated: 8, of100: null, low: null, high: null, leftOf100: null });
    expect(few?.curve.graduated).toEqual(Array.from({ length: 7 }, () => null));
    expect(few?.curve.graduatedCount).toEqual([0, 0, 0, 0, 8, 8, 8]);
  });

  test('nobody yet: the snapshot gives the range, if everybody was followed to the end', () => {
    const nobody = figures(times(25, { months: 'mmmmmmm' }))?.headline;
    expect([nobody?.of100, nobody?.low, nobody?.high]).toEqual([0, 0, 13]);
    const lost = figures([...times(24, { months: 'mmmmmmm' }), { months: 'mmm....' }])?.headline;
    expect([lost?.of100, lost?.low, lost?.high]).toEqual([0, null, null]);
  });

  test('a family that graduates in the month of its exit graduated; a transfer is no longer followed; the end of the pilot is no exit', () => {
    const all = figures(
      [
        ...times(20, { months: 'mmmmmmm' }),
        { months: 'mQQQ', exit: { at: 3, reason: 'WITHDREW' } },
        { months: 'mmmm', exit: { at: 3, reason: 'TRANSFERRED' } },
        { months: 'mmmmmmm', exit: { at: 6, reason: 'PILOT_ENDED' } },
        { months: 'mm', exit: { at: 0, reason: 'MOVED' } },
        { months: 'mmmm', exit: { at: 3, reason: 'DUPLICATE_RECORD' } },
      ],
      { isOwn: true },
    );
    expect(all?.strip).toMatchObject({ enrolled: 25, n: 23, graduated: 1, left: 0, stillIn: 21, notFollowed: 1 });
    expect(all?.exclusions).toEqual([
      { reason: 'DUPLICATE_RECORD', families: 1 },
      { reason: 'NEVER_STARTED', families: 1 },
    ]);
  });

  test('bands by the latest index of the month or the one before', () => {
    const { bands } = figures([...times(20, { months: 'fmnn...' })], { isOwn: true }) ?? {};
    expect([bands?.far, bands?.moving, bands?.near, bands?.notSeen]).toEqual([
      [20, 0, 0, 0, 0, 0, 0],
      [0, 20, 0, 0, 0, 0, 0],
      [0, 0, 20, 20, 20, 0, 0],
      [0, 0, 0, 0, 0, 20, 20],
    ]);
  });

  test('visits expected end with the exit and the graduation', () => {
    const seen = families([
      { months: 'mmm.pmm' },
      { months: 'mQQQ...' },
      { months: 'mm.', exit: { at: 2, reason: 'MOVED' } },
    ]);
    expect(completenessOf(seen, 'Asia/Damascus')).toEqual({
      expected: 11,
      complete: 8,
      partial: 1,
      missing: 2,
      timely: 9,
      recordedOf100: 82,
    });
  });

  test('two clusters are told apart only where their ranges do not meet', () => {
    const ahead = times(25, { months: 'mQQQ...', cluster: 'a' });
    const behind = [...times(24, { months: 'mmmmmmm', cluster: 'b' }), { months: 'mQQQ...', cluster: 'b' }];
    const near = [...times(14, { months: 'mmmmmmm', cluster: 'c' }), ...times(11, { months: 'mQQQ...', cluster: 'c' })];
    expect(figures([...ahead, ...behind])?.clusterContrast).toMatchObject({
      aheadId: 'a',
      behindId: 'b',
      behindOf100: 4,
    });
    expect(
      figures([
        ...near,
        ...times(13, { months: 'mmmmmmm', cluster: 'd' }),
        ...times(12, { months: 'mQQQ...', cluster: 'd' }),
      ])?.clusterContrast,
    ).toBeNull();
  });

  test('the order of families does not matter', () => {
    expect(figures([...thirty].reverse())).toEqual(figures(thirty));
  });
});

describe('spending', () => {
  const two = families([{ months: 'mmmmmmm' }, { months: 'mmm', exit: { at: 2, reason: 'MOVED' } }]);
  const given = (month: string, amount: number, serviceClass: 'CARE' | 'DEVELOPMENT' = 'CARE', family = 0) => ({
    familyId: `family ${family}`,
    month,
    amount,
    class: serviceClass,
  });
  const index = { '2018-02': 100, '2018-03': 103, '2018-04': 107.5, '2018-05': 110 };

  test('in prices of the base month, with carried months flagged and no total where an index is missing', () => {
    const spent = spendingOf(
      two,
      [given('2018-03', 30_000), given('2018-03', 10_300, 'DEVELOPMENT', 1), given('2018-06', 45_000)],
      { index, currency: 'SYP', wanted: '2018-02' },
      { isOwn: true },
    );
    expect(spent.care).toEqual([0, 29_126, 0, 0, 40_909, 0, null]);
    expect(spent.development).toEqual([0, 10_000, 0, 0, 0, 0, null]);
    expect(spent.developmentOf100).toEqual([null, 26, null, null, 0, null, null]);
    expect(spent.provisionalMonths).toEqual(['2018-06', '2018-07']);
    expect(spent.missingMonths).toEqual(['2018-08']);
    expect([spent.careTotal, spent.developmentTotal, spent.developmentTotalOf100]).toEqual([null, null, null]);
  });

  test('takes what families were given in the months of the view only, whatever became of them', () => {
    const late = [given('2018-09', 1_000), given('2018-05', 2_000, 'CARE', 1), given('2018-04', 4_000, 'CARE', 1)];
    const spent = spendingOf(two, late, { index: {}, currency: 'SYP', wanted: '2018-02' }, { isOwn: true });
    expect([spent.baseMonth, spent.careTotal, spent.careTotalOf100]).toEqual([null, 4_000, 100]);
  });

  test('an unknown base month gives way to the earliest with an index', () => {
    const prices = { index, currency: 'SYP', wanted: '2017-01' };
    expect(spendingOf(two, [], prices, { isOwn: true }).baseMonth).toBe('2018-02');
  });
});
