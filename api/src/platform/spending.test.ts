import { startTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { limitsModel } from './limits.js';
import { createSpending, type Spending } from './spending.js';

const perMinute = 1000;

describe('the cost that a person can spend in a minute', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await startTestDatabase([limitsModel]);
  });
  afterEach(() => database.close());

  const start = (): Spending => createSpending(database.connection, perMinute);
  const outcome = async (spending: Spending, person: string, cost: number): Promise<unknown> => {
    try {
      await (await spending.reserve(person, cost)).settle(cost);
      return 'passed';
    } catch (error) {
      return error;
    }
  };
  const tooMany = { faultCode: 'TOO_MANY_REQUESTS' };

  test('is refused once it is used up, with the seconds to wait, and only for that person', async () => {
    const spending = start();
    expect(await outcome(spending, 'a', 600)).toBe('passed');
    const refusal = await outcome(spending, 'a', 600);
    expect(refusal).toMatchObject(tooMany);
    const { details } = refusal as { details: { seconds: number } };
    expect(details.seconds).toBeGreaterThanOrEqual(1);
    expect(details.seconds).toBeLessThanOrEqual(60);
    expect(await outcome(spending, 'b', 600)).toBe('passed');
  });

  test('is not reduced by refused requests', async () => {
    const spending = start();
    await outcome(spending, 'a', 600);
    for (let at = 0; at < 10; at += 1) await outcome(spending, 'a', 900);
    expect(await outcome(spending, 'a', 300)).toBe('passed');
  });

  test('is refunded by what a request did not use', async () => {
    const spending = start();
    for (let at = 0; at < 20; at += 1) await (await spending.reserve('a', 900)).settle(5);
    expect(await outcome(spending, 'a', 950)).toMatchObject(tooMany);
    expect(await outcome(spending, 'a', 700)).toBe('passed');
  });

  test('is reserved while requests run, so that parallel requests do not exceed it', async () => {
    const spending = start();
    const reserved = await Promise.allSettled(Array.from({ length: 10 }, () => spending.reserve('a', 300)));
    expect(reserved.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });

  test('holds for all processes of the installation, with a tolerance of a twentieth for each', async () => {
    const processes = [start(), start(), start()];
    let passed = 0;
    for (let at = 0; at < 300; at += 1) {
      const spending = processes[at % 3];
      if (spending !== undefined && (await outcome(spending, 'a', 10)) === 'passed') passed += 1;
    }
    expect(passed * 10).toBeGreaterThanOrEqual(perMinute);
    expect(passed * 10).toBeLessThanOrEqual(perMinute + 3 * (perMinute / 20 + 10));
    for (const spending of processes) expect(await outcome(spending, 'a', 10)).toMatchObject(tooMany);
  });

  test('needs no database command for small costs', async () => {
    const spending = start();
    for (let at = 0; at < 4; at += 1) await outcome(spending, 'a', 10);
    expect(await limitsModel(database.connection).countDocuments()).toBe(0);
  });
});
