import { cumulativeIncidence, kaplanMeier, kmQuantile, rmst, wilson } from './index.js';

/** Relative precision of the reference values, which have ten significant digits. */
const relativePrecision = 1e-8;

function near(actual: number | null | undefined, expected: number | null): void {
  if (expected === null) {
    expect(actual).toBeNull();
    return;
  }
  expect(typeof actual).toBe('number');
  expect(Math.abs((actual ?? NaN) - expected)).toBeLessThanOrEqual(
    relativePrecision * Math.max(Math.abs(expected), 1e-6) + 1e-15,
  );
}

/** Parses follow-up times such as "6 6 6+"; a plus marks censoring. */
function parseTimes(text: string): { time: number[]; status: number[] } {
  const entries = text.split(' ');
  return {
    time: entries.map((entry) => parseInt(entry, 10)),
    status: entries.map((entry) => (entry.endsWith('+') ? 0 : 1)),
  };
}

const leukaemia = kaplanMeier(parseTimes('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'));
const ties = kaplanMeier(parseTimes('3 3 3+ 3+ 5 5+ 6 6+'));
const tenFamilies = {
  time: [2, 3, 3, 3, 4, 4, 5, 6, 6, 6],
  status: [2, 1, 1, 0, 1, 2, 1, 0, 0, 1],
};

describe('survival curves and proportions', () => {
  test.each([
    [6, 21, 3, 0.8571428571, 0.07636035483, 0.6197179553, 0.9515517476],
    [7, 17, 1, 0.8067226891, 0.08693528518, 0.5631465646, 0.9228090192],
    [10, 15, 1, 0.7529411765, 0.09634965299, 0.5031995108, 0.8893618352],
    [13, 12, 1, 0.6901960784, 0.1068147078, 0.4316102225, 0.8490659633],
    [16, 11, 1, 0.6274509804, 0.1140538653, 0.367510856, 0.8049121895],
    [22, 7, 1, 0.5378151261, 0.1282337517, 0.2677789368, 0.7467907176],
    [23, 6, 1, 0.4481792717, 0.1345914568, 0.188052006, 0.6801426285],
  ])('Kaplan-Meier of the 6-MP arm at week %d', (time, nRisk, nEvent, surv, se, lower, upper) => {
    const step = leukaemia.steps.find((candidate) => candidate.time === time);
    expect([step?.nRisk, step?.nEvent]).toEqual([nRisk, nEvent]);
    near(step?.surv, surv);
    near(step?.se, se);
    near(step?.lowerLogLog, lower);
    near(step?.upperLogLog, upper);
  });

  it('has a step for each time at which rows are only censored', () => {
    const censored = leukaemia.steps.filter(({ nEvent }) => nEvent === 0).map(({ time }) => time);
    expect(censored).toEqual([9, 11, 17, 19, 20, 25, 32, 34, 35]);
    expect([leukaemia.n, leukaemia.events, leukaemia.excluded]).toEqual([21, 9, 0]);
  });

  it('clips the plain confidence limits to 0 and 1', () => {
    near(leukaemia.steps[0]?.lowerPlain, 0.7074793118);
    near(leukaemia.steps[0]?.upperPlain, 1);
  });

  it('estimates quantiles with their confidence limits', () => {
    expect(kmQuantile(leukaemia, 0.5)).toMatchObject({ value: 23, lowerLogLog: 13, upperLogLog: null });
    expect(kmQuantile(leukaemia, 0.25)).toMatchObject({ value: 13, lowerLogLog: 6, upperLogLog: 22 });
    expect(kmQuantile(ties, 0.5)).toMatchObject({ value: 6, lowerLogLog: 3, upperLogLog: null });
  });

  test.each([
    [12, 10.78319328, 0.4990450914],
    [24, 18.35742297, 1.63655639],
    [35, 23.28739496, 2.827467623],
  ])('restricted mean of the 6-MP arm to week %d', (tau, mean, se) => {
    near(rmst(leukaemia, tau).mean, mean);
    near(rmst(leukaemia, tau).se, se);
  });

  it('has no restricted mean beyond the last follow-up time', () => {
    expect(rmst(leukaemia, 60)).toEqual({ mean: null, se: null, reason: 'tau_beyond_follow_up' });
  });

  test.each([
    [3, 8, 2, 2, 0.75, 0.3148071137, 0.9308983171],
    [5, 4, 1, 1, 0.5625, 0.1468058375, 0.8415241909],
    [6, 2, 1, 1, 0.28125, 0.01352603073, 0.6880173775],
  ])(
    'counts rows censored in month %d as at risk for the events of that month',
    (time, nRisk, nEvent, nCensor, surv, lower, upper) => {
      const step = ties.steps.find((candidate) => candidate.time === time);
      expect([step?.nRisk, step?.nEvent, step?.nCensor]).toEqual([nRisk, nEvent, nCensor]);
      near(step?.surv, surv);
      near(step?.lowerLogLog, lower);
      near(step?.upperLogLog, upper);
    },
  );

  it('estimates the restricted mean of tied times', () => {
    near(rmst(ties, 6).mean, 5.0625);
    near(rmst(ties, 6).se, 0.4512352837);
  });

  it('counts families as at risk only after their delayed entry', () => {
    const delayed = kaplanMeier({
      time: [3, 4, 5, 6, 6, 6, 4, 5],
      status: [1, 1, 0, 1, 0, 1, 1, 0],
      entry: [0, 0, 0, 1, 1, 2, 2, 2],
    });
    expect(delayed.steps.map(({ time, nRisk }) => [time, nRisk])).toEqual([
      [3, 8],
      [4, 7],
      [5, 5],
      [6, 3],
    ]);
    [0.875, 0.625, 0.625, 0.2083333333].forEach((surv, index) => near(delayed.steps[index]?.surv, surv));
    expect(kaplanMeier({ time: [2, 3], status: [1, 1], entry: [2, 0] })).toMatchObject({ n: 1, excluded: 1 });
  });

  test.each([
    [2, 10, 0, 1, 0.9, 0, 0, null, null, 0.1],
    [3, 9, 2, 0, 0.7, 0.2, 0.1264911064, 0.03090902431, 0.4747146904, 0.1],
    [4, 6, 1, 1, 0.4666666667, 0.3166666667, 0.1525098661, 0.07330195403, 0.6028977951, 0.2166666667],
    [5, 4, 1, 0, 0.35, 0.4333333333, 0.164766951, 0.1301902896, 0.7096323924, 0.2166666667],
    [6, 3, 1, 0, 0.2333333333, 0.55, 0.1663329993, 0.1996295784, 0.8010633472, 0.2166666667],
  ])(
    'cumulative incidence of two competing events in month %d',
    (time, nRisk, graduated, left, stay, share, se, lower, upper, shareLeft) => {
      const step = cumulativeIncidence(tenFamilies).steps.find((candidate) => candidate.time === time);
      expect([step?.nRisk, step?.causes[0]?.nEvent, step?.causes[1]?.nEvent]).toEqual([nRisk, graduated, left]);
      near(step?.stay, stay);
      near(step?.causes[0]?.cif, share);
      near(step?.causes[0]?.se, se);
      near(step?.causes[0]?.lower, lower);
      near(step?.causes[0]?.upper, upper);
      near(step?.causes[1]?.cif, shareLeft);
    },
  );

  it('divides the first six months among the three states', () => {
    const [six] = cumulativeIncidence({ ...tenFamilies, taus: [6] }).occupancy;
    [4.416666667, 0.95, 0.6333333333].forEach((months, state) => near(six?.meanTime[state], months));
  });

  it('1 - Kaplan-Meier with leavers censored overstates the incidence: 0.68 instead of 0.55', () => {
    const leaversCensored = kaplanMeier({
      time: tenFamilies.time,
      status: tenFamilies.status.map((code) => (code === 1 ? 1 : 0)),
    });
    near(1 - (leaversCensored.steps.at(-1)?.surv ?? NaN), 0.6759259259);
  });

  test.each([
    [0, 5, 0, 0.4344824648],
    [1, 5, 0.03622410863, 0.6244653702],
    [3, 5, 0.2307242813, 0.8823792258],
    [5, 5, 0.5655175352, 1],
    [0, 25, 0, 0.1331922509],
    [7, 25, 0.1428385385, 0.4757660519],
  ])('Wilson interval of %d of %d', (k, n, lower, upper) => {
    near(wilson(k, n).lower, lower);
    near(wilson(k, n).upper, upper);
  });

  it('estimates nothing for an empty group', () => {
    expect(wilson(0, 0)).toEqual({ p: null, lower: null, upper: null });
    expect(cumulativeIncidence({ time: [], status: [] })).toEqual({ n: 0, steps: [], occupancy: [] });
    expect(kaplanMeier({ time: [], status: [] })).toEqual({ n: 0, events: 0, excluded: 0, steps: [] });
  });

  it('throws a RangeError for columns of different length, unknown causes, impossible proportions and other levels', () => {
    expect(() => kaplanMeier({ time: [1, 2], status: [1] })).toThrow(RangeError);
    expect(() => kaplanMeier({ time: [1], status: [2] })).toThrow(RangeError);
    expect(() => wilson(6, 5)).toThrow(RangeError);
    expect(() => wilson(1, 5, 0.5)).toThrow(RangeError);
  });
});
