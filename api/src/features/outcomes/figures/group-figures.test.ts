import { buildSpell, sixMonths, type SpellOptions } from '../../../testing/spells.js';
import { completenessOf } from './completeness.js';
import type { OutcomeScope } from '../facts/family-outcomes.js';
import { householdOutcomes } from '../facts/households.js';
import { groupFigures } from './group-figures.js';

const familiesOf = (spells: readonly SpellOptions[], scope: OutcomeScope = sixMonths) =>
  householdOutcomes(
    spells.map((spell, number) => buildSpell(spell.family ?? number, spell)),
    scope,
  );
const repeat = (count: number, spell: SpellOptions): SpellOptions[] => Array.from({ length: count }, () => spell);
const figuresOf = (spells: readonly SpellOptions[], overrides: Partial<OutcomeScope> = {}) => {
  const scope = { ...sixMonths, ...overrides };
  return groupFigures(familiesOf(spells, scope), scope);
};

describe('figures of a group of families', () => {
  const thirty = [
    ...repeat(9, { months: 'mnQQQ..' }),
    ...repeat(6, { months: 'mmm', exit: { at: 2, reason: 'MOVED' } }),
    ...repeat(15, { months: 'fmmmmmn' }),
  ];

  test('without censoring the share is k / n, with log-log limits', () => {
    // se = sqrt(0.3 * 0.7 / 30); limits 0.3 ^ exp(+-z se / (0.3 |ln 0.3|)).
    expect(figuresOf(thirty, { target: 0.5 }).headline).toEqual({
      n: 30,
      graduated: 9,
      months: 6,
      of100: 30,
      countedOf100: 30,
      low: 15,
      high: 47,
      leftOf100: 20,
      medianMonth: null,
      targetOf100: 50,
      verdict: 'NOT_ENOUGH',
      monthsLeft: 0,
      canStillGraduate: 0,
    });
    expect(figuresOf(thirty, { target: 0.4 }).headline.verdict).toBe('UNCLEAR');
    expect(figuresOf(thirty, { target: 0.1 }).headline.verdict).toBe('ENOUGH');
    expect(figuresOf(thirty).headline).toMatchObject({ targetOf100: null, verdict: 'NO_TARGET' });
  });

  test('while months remain the verdict is "not yet" or "enough so far", and `months` are those that have passed', () => {
    const fourMonths = { target: 0.5, lastMonthOf: () => '2018-06' };
    expect(figuresOf(thirty, fourMonths).headline).toMatchObject({
      months: 4,
      of100: 30,
      verdict: 'NOT_YET',
      monthsLeft: 2,
    });
    expect(figuresOf(thirty, { ...fourMonths, target: 0.1 }).headline.verdict).toBe('ENOUGH_SO_FAR');
  });

  test('the view of families that joined late is complete when their last month has come', () => {
    const late = { target: 0.5, lastMonthOf: () => '2018-06', endMonthOf: () => 4 };
    expect(figuresOf(thirty, late).headline).toMatchObject({ verdict: 'NOT_ENOUGH', monthsLeft: 0 });
  });

  test('at most those can still graduate whose run fits into the months that remain, with visits still to be recorded', () => {
    const fourMonths = { target: 0.5, lastMonthOf: () => '2018-06' };
    const stillPossible = (months: string, families = 20): number =>
      figuresOf(repeat(families, { months }), fourMonths).headline.canStillGraduate;
    expect(stillPossible('mmmmm')).toBe(0);
    expect(stillPossible('mmmmQ')).toBe(20);
    expect(stillPossible('mmmm.')).toBe(20);
    expect(stillPossible('mQQm')).toBe(20);
    const mixed = [...repeat(12, { months: 'mmmmm' }), ...repeat(2, { months: 'mmmmQ' })];
    expect(figuresOf(mixed, fourMonths).headline.canStillGraduate).toBe(5);
  });

  test('families that enrolled when no month was left change nothing, neither who can still graduate nor the months left', () => {
    const running: Partial<OutcomeScope> = {
      target: 0.5,
      lastMonthOf: () => '2018-06',
      endMonthOf: ({ enrolledMonth }) => (enrolledMonth === '2018-06' ? 0 : 4),
    };
    const before = [...repeat(4, { months: 'mmmmm' }), ...repeat(10, { months: 'mmQQ.' })];
    const late = repeat(3, { months: 'm', enrolledMonth: '2018-06' });
    const { headline, curve } = figuresOf(before, running);
    expect(headline.canStillGraduate).toBe(14);
    expect(figuresOf([...before, ...late], running)).toMatchObject({ headline, curve });
  });

  test('below ten families there are counts but no shares', () => {
    const eight = figuresOf(thirty.slice(0, 8));
    expect(eight.headline).toMatchObject({ n: 8, graduated: 8, of100: null, low: null, high: null, leftOf100: null });
    expect(eight.curve.graduated).toEqual(Array.from({ length: 7 }, () => null));
    expect(eight.curve.graduatedCount).toEqual([0, 0, 0, 0, 8, 8, 8]);
  });

  test('without a graduate, Wilson’s interval is used if every family was followed to the horizon', () => {
    const allFollowed = figuresOf(repeat(25, { months: 'mmmmmmm' })).headline;
    expect([allFollowed.of100, allFollowed.low, allFollowed.high]).toEqual([0, 0, 13]);
    const oneLost = figuresOf([...repeat(24, { months: 'mmmmmmm' }), { months: 'mmm....' }]).headline;
    expect([oneLost.of100, oneLost.low, oneLost.high]).toEqual([0, null, null]);
  });

  test('a graduation in the exit month counts, a transfer is no longer followed, and the pilot’s end is no exit', () => {
    const figures = figuresOf([
      ...repeat(20, { months: 'mmmmmmm' }),
      { months: 'mQQQ', exit: { at: 3, reason: 'WITHDREW' } },
      { months: 'mmmm', exit: { at: 3, reason: 'TRANSFERRED' } },
      { months: 'mmmmmmm', exit: { at: 6, reason: 'PILOT_ENDED' } },
      { months: 'mm', exit: { at: 0, reason: 'MOVED' } },
      { months: 'mmmm', exit: { at: 3, reason: 'DUPLICATE_RECORD' } },
    ]);
    expect(figures.strip).toMatchObject({ enrolled: 24, n: 23, graduated: 1, left: 0, stillIn: 21, notFollowed: 1 });
    expect(figures.exclusions).toEqual([{ reason: 'NEVER_STARTED', families: 1 }]);
  });

  test.each<[string, SpellOptions]>([
    ['before a run', { months: 'mmmm', exit: { at: 3, reason: 'DUPLICATE_RECORD' } }],
    ['in the month of enrolment', { months: 'm', exit: { at: 0, reason: 'DUPLICATE_RECORD' } }],
    ['after a completed run', { months: 'mQQQ', exit: { at: 4, reason: 'DUPLICATE_RECORD' } }],
    ['after an approved run', { months: 'mQQQ', confirmed: true, exit: { at: 4, reason: 'DUPLICATE_RECORD' } }],
    ['after the end of the view', { months: 'mQQQmmmmm', exit: { at: 8, reason: 'DUPLICATE_RECORD' } }],
    ['without a visit', { months: '....', exit: { at: 2, reason: 'DUPLICATE_RECORD' } }],
  ])('a record that is found to be a duplicate %s changes no figure', (_, duplicate) => {
    expect(figuresOf([...thirty, duplicate])).toEqual(figuresOf(thirty));
  });

  test('with the last spell of a duplicate its earlier ones are in no figure, also where the last begins after the view', () => {
    const earlier = { family: 99, months: 'mQQQ', confirmed: true, exit: { at: 4, reason: 'MOVED' } } as const;
    const exit = { at: 1, reason: 'DUPLICATE_RECORD' } as const;
    for (const enrolledMonth of ['2018-07', '2019-02']) {
      const last = { family: 99, enrolledMonth, months: 'mm', exit } as const;
      expect(figuresOf([...thirty, earlier, last])).toEqual(figuresOf(thirty));
    }
  });

  test('bands follow the index of the month or of the month before', () => {
    const { bands } = figuresOf(repeat(20, { months: 'fmnn...' }));
    expect([bands.far, bands.moving, bands.near, bands.notSeen]).toEqual([
      [20, 0, 0, 0, 0, 0, 0],
      [0, 20, 0, 0, 0, 0, 0],
      [0, 0, 20, 20, 20, 0, 0],
      [0, 0, 0, 0, 0, 20, 20],
    ]);
  });

  test('no visit is expected after the exit or the graduation', () => {
    const families = familiesOf([
      { months: 'mmm.pmm' },
      { months: 'mQQQ...' },
      { months: 'mm.', exit: { at: 2, reason: 'MOVED' } },
    ]);
    expect(completenessOf(families, 'Asia/Damascus')).toEqual({
      expected: 11,
      complete: 8,
      partial: 1,
      missing: 2,
      timely: 9,
      recordedOf100: 82,
    });
  });

  test('two clusters are contrasted only if their confidence intervals do not overlap', () => {
    const ahead = repeat(25, { months: 'mQQQ...', cluster: 'a' });
    const behind = [...repeat(24, { months: 'mmmmmmm', cluster: 'b' }), { months: 'mQQQ...', cluster: 'b' }];
    const similar = [
      ...repeat(14, { months: 'mmmmmmm', cluster: 'c' }),
      ...repeat(11, { months: 'mQQQ...', cluster: 'c' }),
    ];
    expect(figuresOf([...ahead, ...behind]).clusterContrast).toMatchObject({
      aheadId: 'a',
      behindId: 'b',
      behindOf100: 4,
    });
    expect(
      figuresOf([
        ...similar,
        ...repeat(13, { months: 'mmmmmmm', cluster: 'd' }),
        ...repeat(12, { months: 'mQQQ...', cluster: 'd' }),
      ]).clusterContrast,
    ).toBeNull();
  });

  test('the order of the families does not matter', () => {
    expect(figuresOf([...thirty].reverse())).toEqual(figuresOf(thirty));
  });
});
