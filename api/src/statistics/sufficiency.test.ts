import {
  answersInForce,
  deflate,
  expectedIndex,
  graduation,
  outcome,
  relapse,
  roundHalfAway,
  runBuilding,
  status,
  sufficiencyIndex,
  suppress,
  verdict,
  type Answer,
  type IndexConfig,
} from './index.js';

const config: IndexConfig = {
  minCoverage: 0.8,
  threshold: 70,
  dimensions: [
    { key: 'income', weight: 25, min: 0, max: 100, critical: true, floor: 50 },
    { key: 'food', weight: 15, min: 0, max: 100, critical: true, floor: 40 },
    { key: 'housing', weight: 15, min: 1, max: 5 },
    { key: 'health', weight: 10, min: 1, max: 5 },
    { key: 'education', weight: 10, min: 1, max: 5 },
    { key: 'skills', weight: 15, min: 1, max: 5 },
    { key: 'debt', weight: 10, min: 0, max: 24, lowerIsBetter: true },
  ],
};
const keys = config.dimensions.map(({ key }) => key);
const answers = (values: readonly Answer[]): Record<string, Answer> =>
  Object.fromEntries(keys.map((key, index) => [key, values[index]]));

/** Q qualifies, n does not, a dot is a month without an index. */
const monthOf = (letter: string) => ({ index: letter === '.' ? null : 50, qualifies: letter === 'Q' });

const run = (months: string, gap = 0) =>
  graduation(new Map([...months].map((letter, index) => [index + 1, monthOf(letter)] as const)), {
    consecutiveMonths: 3,
    allowedGapMonths: gap,
  });
const outcomeConfig = {
  consecutiveMonths: 3,
  allowedGapMonths: 0,
  dropoutReasons: ['withdrew'],
  excludedReasons: ['duplicate'],
};
const family = (months: string, exit: { period: string; reason: string } | null = null) => ({
  enrol: '2017-07',
  exit,
  assessments: [...months].map((letter, index) => ({ m: index + 1, ...monthOf(letter) })),
});
const cfg = {
  threshold: 70,
  consecutiveMonths: 3,
  staleAfterMonths: 2,
  atRiskGap: 15,
  watchGap: 5,
  declinePoints: 10,
};

describe('index, graduation, outcome, progress, relapse, prices and suppression', () => {
  it('scores each domain from 0 to 100 and weights the answered ones', () => {
    const all = sufficiencyIndex(answers([62, 55, 3, 4, 2, 3, 10]), config);
    expect(Object.values(all.scores).map((score) => roundHalfAway(score ?? NaN, 8))).toEqual([
      62, 55, 50, 75, 25, 50, 58.33333333,
    ]);
    expect(all).toMatchObject({ coverage: 1, floors: 'met', qualifies: false });
    expect(all.index).toBeCloseTo(54.58333333, 8);
    const missing = sufficiencyIndex(answers([80, 80, null, 4, 4, 4, 6]), config);
    expect(missing).toMatchObject({ coverage: 0.85, floors: 'met', qualifies: true });
    expect(missing.scores['housing']).toBeNull();
    expect(missing.index).toBeCloseTo(77.35294118, 8);
  });

  it('passes the weight of a group that does not apply to the other groups', () => {
    const grouped: IndexConfig = {
      minCoverage: 0.8,
      threshold: 70,
      dimensions: [
        { key: 'a', weight: 50, min: 1, max: 5, group: 'x' },
        { key: 'b', weight: 25, min: 1, max: 5, group: 'y' },
        { key: 'c', weight: 25, min: 1, max: 5, group: 'y' },
      ],
    };
    expect(sufficiencyIndex({ a: 'notApplicable', b: 5, c: 3 }, grouped).index).toBe(75);
    expect(sufficiencyIndex({ a: 5, b: 'notApplicable', c: 1 }, grouped).index).toBe(50);
    expect(sufficiencyIndex({ a: 'notApplicable', b: 'notApplicable', c: 'notApplicable' }, grouped)).toMatchObject({
      index: null,
      coverage: 0,
      qualifies: false,
    });
  });

  it('carries answers forward for the months that the domain allows, and lists which were carried', () => {
    const carrying: IndexConfig = {
      ...config,
      dimensions: [
        { key: 'a', weight: 1, min: 1, max: 5, carryMonths: 3 },
        { key: 'b', weight: 1, min: 1, max: 5 },
      ],
    };
    const byMonth = new Map([[1, { a: 4, b: 3 }]]);
    expect(answersInForce(byMonth, 1, carrying)).toEqual({ values: { a: 4, b: 3 }, carried: [] });
    expect(answersInForce(byMonth, 4, carrying)).toEqual({ values: { a: 4, b: null }, carried: ['a'] });
    expect(answersInForce(byMonth, 5, carrying)).toEqual({ values: { a: null, b: null }, carried: [] });
  });

  test.each([
    ['nnQQQn', 0, 5, 3],
    ['QQ.QQQ', 0, 6, 4],
    ['QQ.QQQ', 1, 4, 1],
    ['nnnnQQ', 0, null, null],
  ])('%s with an allowed gap of %d graduates in month %p', (months, gap, graduationMonth, runStart) => {
    expect(run(months, gap)).toEqual({ graduationMonth, runStart });
  });

  it('does not count the baseline towards a run', () => {
    const months = new Map([0, 1, 2].map((m) => [m, { index: 80, qualifies: true }] as const));
    expect(graduation(months, { consecutiveMonths: 3, allowedGapMonths: 0 }).graduationMonth).toBeNull();
  });

  test.each([
    ['nQQ', 3, 2],
    ['QQn', 3, 0],
    ['Q.Q', 3, 1],
    ['QQ.', 3, 0],
  ])('in %s the run that ends in month %d has length %d', (months, month, length) => {
    const byMonth = new Map([...months].map((letter, index) => [index + 1, monthOf(letter)] as const));
    expect(runBuilding(byMonth, month, { consecutiveMonths: 3, allowedGapMonths: 0 })).toBe(length);
  });

  test.each([
    ['nnQQQn', null, { time: 5, code: 1 }],
    ['nnnnnn', null, { time: 6, code: 0 }],
    ['nnnn..', null, { time: 4, code: 0 }],
    ['nnn', { period: '2017-10', reason: 'withdrew' }, { time: 3, code: 2 }],
    ['nnn', { period: '2017-10', reason: 'transferred' }, { time: 3, code: 0 }],
    ['nnQQQ', { period: '2017-12', reason: 'withdrew' }, { time: 5, code: 1 }],
    ['nnn', { period: '2017-10', reason: 'duplicate' }, { time: null, code: null, why: 'duplicate' }],
    ['nQQQ', { period: '2017-12', reason: 'duplicate' }, { time: null, code: null, why: 'duplicate' }],
    ['nQQQ', { period: '2018-03', reason: 'duplicate' }, { time: null, code: null, why: 'duplicate' }],
    ['', { period: '2017-07', reason: 'duplicate' }, { time: null, code: null, why: 'duplicate' }],
    ['', { period: '2017-07', reason: 'withdrew' }, { time: null, code: null, why: 'never_started' }],
    ['......', null, { time: null, code: null, why: 'no_follow_up' }],
    ['nnn', { period: '2018-02', reason: 'withdrew' }, { time: 3, code: 0, why: 'end' }],
  ])('outcome of %s with exit %p', (months, exit, expected) => {
    expect(outcome(family(months, exit), outcomeConfig, '2018-01')).toMatchObject(expected);
  });

  it('has no outcome for a cut before enrolment or a graduation before observation began', () => {
    expect(outcome(family('nnn'), outcomeConfig, '2017-06').why).toBe('not_yet_enrolled');
    expect(outcome({ ...family('QQQ'), entry: 3 }, outcomeConfig, '2018-01').why).toBe('no_follow_up');
  });

  test.each([
    [6, 2, 56, 55, 1, 'onTrack'],
    [6, 2, 50, 55, -5, 'onTrack'],
    [6, 2, 49.9, 55, -5.1, 'watch'],
    [6, 2, 39.9, 55, -15.1, 'atRisk'],
    [12, 2, 50, 46, 4, 'onTrack'],
  ])(
    'in a pilot of %d months, month %d with index %d: expected %d, gap %d, %s',
    (D, m, index, expected, gap, expectedStatus) => {
      expect(expectedIndex(40, m, cfg, D)).toBe(expected);
      const series = [
        { m: 0, index: 40 },
        { m, index },
      ];
      const progress = status({ series, m, D, cfg });
      expect(progress.status).toBe(expectedStatus);
      expect(progress.gap).toBeCloseTo(gap, 9);
    },
  );

  test.each([2, 1, 0, -1])('never judges by the first assessment, with a programme of %d months left', (D) => {
    const series = [{ m: 0, index: 32.5, floors: 'breached' as const }];
    expect(status({ series, m: 0, D, cfg })).toEqual({ status: 'onTrack', gap: 0, reason: null });
  });

  test.each([
    ['three indices that fall by ten in total', [72, 68, 62], ['met', 'met', 'met'], 3, 'atRisk', 'decline'],
    [
      'a floor breached when a run would have to start',
      [60, 68, 72, 72, 72],
      ['met', 'met', 'met', 'met', 'breached'],
      6,
      'atRisk',
      'floorsLate',
    ],
    [
      'a floor breached after it had been met',
      [60, 65, 64],
      ['breached', 'met', 'breached'],
      12,
      'atRisk',
      'floorsAgain',
    ],
    [
      'a floor not yet met, early in the pilot',
      [60, 65, 66],
      ['breached', 'breached', 'breached'],
      12,
      'onTrack',
      null,
    ],
  ] as const)('%s', (_case, indices, floors, D, expectedStatus, reason) => {
    const series = indices.map((index, m) => ({ m, index, floors: floors[m]! }));
    expect(status({ series, m: indices.length - 1, D, cfg })).toMatchObject({ status: expectedStatus, reason });
  });

  it('graduation, exit, a missing baseline and stale data come before the comparison with the expected path', () => {
    const series = [
      { m: 0, index: 40 },
      { m: 1, index: 50 },
    ];
    expect(status({ series, m: 3, D: 6, cfg }).status).toBe('noRecentData');
    expect(status({ series, m: 3, D: 6, cfg, exitMonth: 2 }).status).toBe('exited');
    expect(status({ series, m: 3, D: 6, cfg, exitMonth: 3, graduationMonth: 3 }).status).toBe('graduated');
    expect(status({ series: series.slice(1), m: 2, D: 6, cfg }).status).toBe('noBaseline');
    expect(status({ series, m: 1, D: 6, cfg, graduationMonth: 2, exitMonth: 2 }).status).toBe('onTrack');
  });

  test.each([
    [
      [
        [8, 74],
        [11, 70],
        [17, 66],
      ],
      { time: 12, code: 0 },
    ],
    [
      [
        [8, 72],
        [11, 59.9],
        [14, 75],
      ],
      { time: 6, code: 1 },
    ],
    [[[5, 50]], { time: null, code: null }],
  ])('relapse after graduation in month 5, visits %j', (visits, expected) => {
    const seen = (visits as [number, number][]).map(([m, index]) => ({ m, index }));
    expect(relapse(5, seen, { relapseThreshold: 60 })).toEqual(expected);
  });

  it('converts amounts to constant prices, with a carried index flagged as provisional', () => {
    const cpi = { '2017-07': 100, '2017-08': 103, '2017-09': 107.5, '2017-10': 110, '2017-11': null, '2017-12': null };
    expect(deflate('2017-08', 30000, cpi, '2017-07').real).toBeCloseTo(29126.21359, 5);
    const carried = deflate('2017-11', 45000, cpi, '2017-07');
    expect(carried.real).toBeCloseTo(40909.09091, 5);
    expect(carried.provisional).toBe(true);
    expect(deflate('2018-01', 1, cpi, '2017-07')).toEqual({ real: null, provisional: false });
    expect(deflate('2017-08', 1, cpi, '2017-06')).toEqual({ real: null, provisional: false });
  });

  test.each([
    [0.35, 0.55, 'unclear'],
    [0.51, 0.7, 'enough'],
    [0.5, 0.7, 'enough'],
    [0.1, 0.42, 'notEnough'],
    [null, null, 'unclear'],
  ])('the verdict for the interval %p to %p against a target of 0.5 is %s', (lower, upper, expected) => {
    expect(verdict(lower, upper, 0.5)).toBe(expected);
    expect(verdict(lower, upper, 0.5, true)).toBe(expected === 'enough' ? 'enoughSoFar' : 'notYet');
  });

  test.each([
    [0.125, 2, 0.13],
    [1.005, 2, 1.01],
    [-2.5, 0, -3],
    [2.4999, 0, 2],
  ])('%d rounded to %d digits is %d', (value, digits, expected) => {
    expect(roundHalfAway(value, digits)).toBe(expected);
  });

  it('suppresses small counts, and others that would disclose them', () => {
    expect(suppress({ a: 12, b: 3, c: 9 }).shown).toEqual({ a: 12, b: null, c: null });
    expect(suppress({ a: 3, b: 0, c: 0 })).toMatchObject({ shown: { a: null, b: 0, c: 0 }, totalShown: false });
    expect(suppress({ a: 3, b: 0, c: 0 }, 5, true).shown).toEqual({ a: null, b: null, c: null });
    expect(suppress({ a: 1, b: 1, c: 9 })).toMatchObject({ shown: { a: null, b: null, c: null }, totalShown: true });
  });

  test.each([false, true])(
    'no suppressed count of a table of four cells can be worked out (total known: %s)',
    (totalKnown) => {
      const disclosed = new Set<string>();
      for (let code = 0; code < 10 ** 4; code += 1) {
        const cells = [...String(code).padStart(4, '0')].map(Number);
        const counts = { a: cells[0]!, b: cells[1]!, c: cells[2]!, d: cells[3]! };
        const { shown, totalShown, secondaryApplied } = suppress(counts, 5, totalKnown);
        if (!totalShown) continue;
        const hidden = Object.entries(counts).filter(([key]) => shown[key] === null);
        const hiddenTotal = hidden.reduce((sum, [, count]) => sum + count, 0);
        const noneShown = hidden.length === 4 && Object.values(shown).every((count) => count === null);
        const candidates = partitions(
          hidden.length,
          hiddenTotal,
          noneShown ? 0 : 1,
          secondaryApplied ? hiddenTotal : 4,
        );
        const consistent = candidates.filter((counts) => counts.some((count) => count < 5));
        hidden.forEach((_, cell) => {
          if (new Set(consistent.map((values) => values[cell])).size === 1)
            disclosed.add(JSON.stringify({ counts, shown }));
        });
      }
      expect([...disclosed]).toEqual([]);
    },
  );
});

/** Every list of `length` counts from `min` to `max` with this sum. */
function partitions(length: number, sum: number, min: number, max: number): number[][] {
  if (length === 0) return sum === 0 ? [[]] : [];
  const first = Array.from({ length: Math.max(0, Math.min(max, sum) - min + 1) }, (_, step) => min + step);
  return first.flatMap((count) => partitions(length - 1, sum - count, min, max).map((rest) => [count, ...rest]));
}
