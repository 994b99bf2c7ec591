import { seededRandom, type Random } from '../testing/random.js';
import { cumulativeIncidence, kaplanMeier } from './index.js';

const seed = Number(process.env['SEED'] ?? 1);

interface Row {
  time: number;
  status: number;
  entry: number;
}

function randomRows(random: Random, causes: number): Row[] {
  const size = 1 + Math.floor(random() * 60);
  return Array.from({ length: size }, () => {
    const time = 1 + Math.floor(random() * 12);
    return {
      time,
      status: Math.floor(random() * (causes + 1)),
      entry: random() < 0.2 ? Math.floor(random() * time) : 0,
    };
  });
}

const columns = (rows: readonly Row[]) => ({
  time: rows.map(({ time }) => time),
  status: rows.map(({ status }) => status),
  entry: rows.map(({ entry }) => entry),
});

describe(`survival curves of random groups (SEED=${seed})`, () => {
  const random = seededRandom(seed);
  const groups = Array.from({ length: 300 }, () => randomRows(random, 2));

  it('the order of the rows does not matter', () => {
    for (const rows of groups) {
      const shuffled = [...rows].sort(() => random() - 0.5);
      expect(cumulativeIncidence(columns(shuffled))).toEqual(cumulativeIncidence(columns(rows)));
    }
  });

  it('the probabilities of the three states sum to 1, and the mean times to tau', () => {
    for (const rows of groups) {
      const { steps, occupancy } = cumulativeIncidence({ ...columns(rows), taus: [12] });
      for (const { stay, causes } of steps) {
        expect(causes.reduce((sum, { cif }) => sum + cif, stay)).toBeCloseTo(1, 12);
      }
      expect(occupancy[0]?.meanTime.reduce((sum, months) => sum + months, 0)).toBeCloseTo(12, 9);
    }
  });

  it('with a single cause the cumulative incidence is 1 - Kaplan-Meier', () => {
    for (let round = 0; round < 100; round += 1) {
      const rows = columns(randomRows(random, 1));
      const km = kaplanMeier(rows).steps;
      const incidence = cumulativeIncidence(rows).steps;
      km.forEach(({ surv }, index) => expect(incidence[index]?.causes[0]?.cif).toBeCloseTo(1 - surv, 12));
    }
  });

  it('without censoring the variance is F(1 - F) / n', () => {
    for (let round = 0; round < 100; round += 1) {
      const rows = randomRows(random, 2).map((row) => ({ ...row, entry: 0, status: 1 + (row.status % 2) }));
      for (const { causes } of cumulativeIncidence(columns(rows)).steps) {
        for (const { cif, se } of causes) expect(se ** 2).toBeCloseTo((cif * (1 - cif)) / rows.length, 12);
      }
    }
  });

  it('the incidence never decreases and lies within its confidence limits', () => {
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
