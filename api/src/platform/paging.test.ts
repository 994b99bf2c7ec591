import type { Connection } from 'mongoose';
import { startTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { recordSchema, text } from './fields.js';
import { countedPageOf, countedPageWithin, type Page } from './paging.js';
import { defineModel, findRecords } from './records.js';
import { insertRecords } from './write-records.js';

const leavesModel = defineModel('Leaf', recordSchema({ _id: text, day: text, state: text }), 'leaves');

interface Leaf {
  _id: string;
  day: string;
  state: string;
}

type Ask = (after: string | null) => Promise<Page<Leaf> & { totalCount: number }>;

async function walk(ask: Ask): Promise<unknown[]> {
  const pages = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<Ask>> = await ask(after);
    pages.push(page);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return pages;
}

describe('pages of a connection', () => {
  let database: TestDatabase;
  let connection: Connection;
  const leaves = Array.from({ length: 23 }, (_, at) => ({
    _id: `leaf-${(at * 7) % 23}`,
    day: `${at % 5}`,
    state: 'x',
  }));
  beforeAll(async () => {
    database = await startTestDatabase([leavesModel]);
    ({ connection } = database);
    await insertRecords(leavesModel(connection), leaves, null);
  });
  afterAll(() => database.close());

  test.each([1, -1] as const)(
    'pages of loaded records equal pages read from the database, direction %s',
    async (direction) => {
      const model = leavesModel(connection);
      const order = { by: 'day', direction } as const;
      const records = await findRecords(model, {}, { sort: { day: direction, _id: direction } });
      for (const first of [1, 4, 23, 24]) {
        const stored = await walk((after) => countedPageOf(model, {}, { first, after }, order));
        expect(await walk(async (after) => countedPageWithin(records, { first, after }, order))).toEqual(stored);
        expect(stored).toHaveLength(Math.ceil(23 / first));
      }
    },
  );

  test('the next page starts after the cursor even if its record has left the list', async () => {
    const order = { by: 'day', direction: 1 } as const;
    const records = leaves.toSorted((a, b) => (a.day + a._id < b.day + b._id ? -1 : 1));
    const { pageInfo } = countedPageWithin(records, { first: 5 }, order);
    const without = records.filter((_leaf, at) => at !== 4);
    const next = countedPageWithin(without, { first: 5, after: pageInfo.endCursor }, order);
    expect(next.edges.map(({ node }) => node)).toEqual(records.slice(5, 10));
  });

  test.each(['null', '["a"]', '[1,"a"]', '[{"at":1e300},"a"]', '[1e400,"a"]', '[{"$gt":""},"a"]'])(
    'a cursor that holds %s is refused',
    async (content) => {
      const after = Buffer.from(content).toString('base64url');
      const page = countedPageOf(leavesModel(connection), {}, { after }, { by: 'day' });
      await expect(page).rejects.toMatchObject({ code: 'INVALID', field: 'after' });
    },
  );

  test('a page size below 1 or above 100 is refused', () => {
    const order = { by: 'day' } as const;
    for (const first of [0, 101, 1.5]) expect(() => countedPageWithin(leaves, { first }, order)).toThrow('INVALID');
  });
});
