import { crashRounds } from '../../drills/crash-rounds.js';

const seed = Number(process.env['SEED'] ?? 1);

describe('kill -9 of the store while eight clients write', () => {
  it(`loses, duplicates, splits and invents no acknowledged write (SEED=${seed})`, async () => {
    const { lost, doubled, half, invented, surprises, ...counts } = await crashRounds({
      rounds: 3,
      seed,
      documents: 2_000,
    });
    expect({ lost, doubled, half, invented, surprises }).toEqual({
      lost: [],
      doubled: [],
      half: [],
      invented: [],
      surprises: [],
    });
    expect(counts.rounds).toBe(3);
    expect(counts.acknowledged).toBeGreaterThan(20);
  });
});
