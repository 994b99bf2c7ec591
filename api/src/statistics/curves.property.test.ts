import { seededRandom } from '../testing/random.js';
import { cumulativeIncidence, kaplanMeier } from './index.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

interface Row {
  time: number;
  status: number;
  entry: number;
}

function families(random: () => number, ways: number): Row[] {
  const size = 1 + Math.floor(random() * 60);
  return Array.from({ length: size }, () => {
    const time = 1 + Math.floor(random() * 12);
    return { time, status: Math.floor(random() * (ways + 1)), entry: random() < 0.2 ? Math.floor(random() * time) : 0 };
  });
}

const columns = (rows: readonly Row[]) => ({
  time: rows.map(({ time }) => time),
  status: rows.map(({ status }) => status),
  entry: rows.map(({ entry }) => entry),
});

describe(`curves, for any families (SEED=${seed})`, () => {
  const random = seededRandom(seed);
  const groups = Array.from({ length: 300 }, () => families(random, 2));

  it('do not depend on the order of rows', () => {
    for (const rows of groups) {
      const shuffled = [...rows].sort(() => random() - 0.5);
      expect(cumulativeIncidence(columns(shuffled))).toEqual(cumulativeIncidence(columns(rows)));
    }
  });

  it('the three states sum to 1, in shares and in time', () => {
    for (const rows of groups) {
      const { steps, occupancy } = cumulativeIncidence({ ...columns(rows), taus: [12] });
      for (const { stay, causes } of steps) {
        expect(causes.reduce((sum, { cif }) => sum + cif, stay)).toBeCloseTo(1, 12);
      }
      expect(occupancy[0]?.meanTime.reduce((sum, months) => sum + months, 0)).toBeCloseTo(12, 9);
    }
  });

  it('without leavers the share that graduated is 1 - Kaplan-Meier', () => {
    for (let round = 0; round < 100; round += 1) {
      const rows = columns(families(random, 1));
      const km = kaplanMeier(rows).steps;
      const incidence = cumulativeIncidence(rows).steps;
      km.forEach(({ surv }, at) => expect(incidence[at]?.causes[0]?.cif).toBeCloseTo(1 - surv, 12));
    }
  });

  it('without censoring the variance is F(1-F)/n', () => {
    for (let round = 0; round < 100; round += 1) {
      const rows = families(random, 2).map((row) => ({ ...row, entry: 0, status: 1 + (row.status % 2) }));
      for (const { causes } of cumulativeIncidence(columns(rows)).steps) {
        for (const { cif, se } of causes) expect(se ** 2).toBeCloseTo((cif * (1 - cif)) / rows.length, 12);
      }
    }
  });

  it('shares never fall and ranges hold their share', () => {
    for (const rows of groups) {
      let before = 0;
      for (const { causes } of cumulativeIncidence(columns(rows)).steps) {
        const { cif, lower, upper } = causes[0]!;
        expect(cif).toBeGreaterThanOrEqual(before);
        before = cif;
        if (lower === null || upper === null) continue;
        expect(lower).toBeLessThanOrEqual(cif);
        expect(upper).toBeGreaterThanOrEqual(cif);
      }
    }
  });
});
