import type { Connection, Model } from 'mongoose';
import { StartError } from '../platform/errors.js';
import { startTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { migrate } from './migrate.js';
import { models } from './models.js';

const clock = { now: () => new Date('2018-03-01T09:00:00Z') };

describe('migrations at the start of the product', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await startTestDatabase();
  });
  afterEach(() => database.close());

  test('each runs once, in order, even if the product starts again', async () => {
    const ran: string[] = [];
    const step = (name: string) => ({ name, up: async () => void ran.push(name) });
    const base = { connection: database.connection, clock };
    await migrate(base, [step('0001-a')]);
    await migrate(base, [step('0001-a'), step('0002-b'), step('0003-c')]);
    expect(ran).toEqual(['0001-a', '0002-b', '0003-c']);
  });

  test('a failed migration is repeated at the next start, and later ones wait for it', async () => {
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

  test('data of a newer product is refused', async () => {
    const ran: string[] = [];
    const base = { connection: database.connection, clock };
    await migrate(base, [{ name: '0009-later', up: async () => undefined }]);
    const older = migrate(base, [{ name: '0001-a', up: async () => void ran.push('a') }]);
    await expect(older).rejects.toThrow(StartError);
    expect(ran).toEqual([]);
  });

  test('give a new database the collections and indexes of every model, and no others', async () => {
    const { connection } = database;
    await migrate({ connection, clock });
    expect(await indexesIn(connection)).toEqual(indexesOfModels(connection));
  });

  test('an interrupted first migration is completed', async () => {
    const { connection } = database;
    await connection.createCollection('accounts');
    await connection.collection('pilots').createIndex({ startMonth: -1 });
    await migrate({ connection, clock });
    expect(await indexesIn(connection)).toEqual(indexesOfModels(connection));
  });
});

type IndexesByCollection = Record<string, string[]>;

/** Collections and indexes that the models declare, in a comparable order. */
function indexesOfModels(connection: Connection): IndexesByCollection {
  const declared = models.map((modelOf) => modelOf(connection) as unknown as Model<object>);
  return Object.fromEntries(
    declared.map(({ collection, schema }) => [
      collection.name,
      schema
        .indexes()
        .map(([key, options]) => describeIndex(key, options))
        .sort(),
    ]),
  );
}

/** Collections and indexes of the database, without the list of migrations and the `_id` indexes. */
async function indexesIn(connection: Connection): Promise<IndexesByCollection> {
  const collections = await connection.listCollections();
  const names = collections.map(({ name }) => name).filter((name) => name !== 'migrations');
  const entries = names.map(async (name) => {
    const indexes = await connection.collection(name).indexes();
    const own = indexes.filter((index) => index['name'] !== '_id_');
    return [name, own.map(({ key, v: _v, name: _name, ...options }) => describeIndex(key, options)).sort()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** An index as text that keeps the order of its fields. */
function describeIndex(key: object, { background: _background, ...options }: Record<string, unknown>): string {
  const marks = Object.keys(options).toSorted();
  return [JSON.stringify(key), ...marks.map((mark) => `${mark}: ${JSON.stringify(options[mark])}`)].join(', ');
}
