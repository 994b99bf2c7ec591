import { killWhileLogging } from '../../drills/kill-while-logging.js';
import { cleanUp } from '../../kit/product.js';

const seed = Number(process.env['SEED'] ?? 1);

describe('kill -9 while four coordinators log', () => {
  afterAll(cleanUp);

  it(`loses and duplicates no acknowledged entry, and stores no other (SEED=${seed})`, async () => {
    const { acknowledged, kills, sent, slowestRestart, ...wrong } = await killWhileLogging(3, seed);
    expect(wrong).toEqual({
      lost: [],
      invented: [],
      doubled: [],
      withoutRevision: [],
      withoutAudit: [],
      wrongRollups: [],
      surprises: [],
    });
    expect(kills).toBe(3);
    expect(acknowledged).toBeGreaterThan(20);
    expect(sent).toBeGreaterThanOrEqual(acknowledged);
    expect(slowestRestart).toBeGreaterThan(0);
  });
});
