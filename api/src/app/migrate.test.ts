import { StartError } from '../platform/errors.js';
import { startTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { migrate } from './migrate.js';

const clock = { now: () => new Date('2018-03-01T09:00:00Z') };

describe('migrate', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await startTestDatabase();
  });
  afterEach(() => database.close());

  test('each step runs once, in order, also when the product starts again', async () => {
    const ran: string[] = [];
    const step = (name: string) => ({ name, up: async () => void ran.push(name) });
    const base = { connection: database.connection, clock };
    await migrate(base, [step('0001-a')]);
    await migrate(base, [step('0001-a'), step('0002-b'), step('0003-c')]);
    expect(ran).toEqual(['0001-a', '0002-b', '0003-c']);
  });

  test('a step that fails is tried again at the next start, and those after it wait', async () => {
    const ran: string[] = [];
    let isBroken = true;
    const steps = [
      { name: '0001-a', up: async () => (isBroken ? Promise.reject(new Error('no')) : void ran.push('a')) },
      { name: '0002-b', up: async () => void ran.push('b') },
    ];
    const base = { connection: database.connection, clock };
    await expect(migrate(base, steps)).rejects.toThrow('no');
    expect(ran).toEqual([]);
    isBroken = false;
    await migrate(base, steps);
    expect(ran).toEqual(['a', 'b']);
  });

  test('data of a newer product is left alone', async () => {
    const ran: string[] = [];
    const base = { connection: database.connection, clock };
    await migrate(base, [{ name: '0009-later', up: async () => undefined }]);
    const older = migrate(base, [{ name: '0001-a', up: async () => void ran.push('a') }]);
    await expect(older).rejects.toThrow(StartError);
    expect(ran).toEqual([]);
  });

  test('the first step makes the unique index of user names', async () => {
    await migrate({ connection: database.connection, clock });
    const indexes = await database.connection.collection('accounts').indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ key: { userName: 1 }, unique: true }));
  });
});
