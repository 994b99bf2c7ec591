import { pageRounds } from '../../drills/page-rounds.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

describe('kill -9 of the store while long values grow and shrink and pages become free', () => {
  it(`never refuses a data folder that LMDB left intact (SEED=${seed})`, async () => {
    const { faults, most, ...counts } = await pageRounds({ rounds: 5, seed, records: 4_000 });
    expect(faults).toEqual([]);
    expect(counts).toMatchObject({ rounds: 5, firstStarts: 1 });
    expect(most.free).toBeGreaterThan(50);
    expect(most.spare).toBeGreaterThan(0);
  });
});
