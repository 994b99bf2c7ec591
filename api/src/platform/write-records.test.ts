import type { Connection } from 'mongoose';
import { startTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { flag, instant, integer, listOf, oneOf, orNull, part, recordSchema, text } from './fields.js';
import { InvalidRecordError } from './record-check.js';
import { defineModel, findRecord, findRecords, newRecord, recordedFields, type Recorded } from './records.js';
import { inTransaction } from './transactions.js';
import {
  changeRecord,
  changeRecords,
  ensureRecord,
  insertRecord,
  insertRecords,
  lockRecords,
  putRecord,
  setFields,
} from './write-records.js';

const toolsModel = defineModel(
  'Tool',
  recordSchema({
    ...recordedFields,
    kind: oneOf(['HAMMER', 'SAW']),
    parts: listOf(part(recordSchema({ name: text, weight: orNull(integer) }))),
    sold: flag,
    soldAt: orNull(instant),
  }),
  'tools',
);
type Tool = NonNullable<Awaited<ReturnType<typeof read>>>;

const marksModel = defineModel('Mark', recordSchema({ _id: text, place: text, writes: integer }), 'marks');

const clerk = { accountId: 'clerk', displayName: 'Clerk', role: null };
const read = (connection: Connection, _id: string) => findRecord(toolsModel(connection), { _id });

function tool(id: string, overrides: Partial<Tool> = {}): Tool {
  const parts = [{ name: 'handle', weight: null }];
  const recorded: Recorded = newRecord(id, clerk, new Date(0), {});
  return { ...recorded, kind: 'HAMMER', parts, sold: false, soldAt: null, ...overrides };
}

/** An invalid record, as a bug would produce it. */
const wrong = (values: object): Partial<Tool> => values as Partial<Tool>;

describe('writes of records', () => {
  let database: TestDatabase;
  let connection: Connection;
  beforeAll(async () => {
    database = await startTestDatabase([toolsModel, marksModel]);
    ({ connection } = database);
  });
  afterAll(() => database.close());

  test('an invalid record is reported with the path of its field and stores nothing, alone or in a batch', async () => {
    const model = toolsModel(connection);
    const bad = tool(
      'bad',
      wrong({
        parts: [
          { name: 'handle', weight: 1 },
          { name: 'head', weight: 'heavy' },
        ],
      }),
    );
    const error = new InvalidRecordError('Tool', 'parts.1.weight');
    await expect(insertRecord(model, bad, null)).rejects.toEqual(error);
    await expect(insertRecords(model, [tool('good'), bad], null)).rejects.toEqual(error);
    expect(await findRecords(model, {})).toEqual([]);
  });

  test('an invalid change of fields changes nothing', async () => {
    const model = toolsModel(connection);
    const stored = tool('changed');
    await insertRecord(model, stored, null);
    const target = { id: stored._id, version: 1 };
    const change = (set: object): Promise<Tool | null> =>
      inTransaction(connection, (tx) => changeRecord(model, target, wrong(set), tx));
    await expect(change({ kind: 'SPOON' })).rejects.toEqual(new InvalidRecordError('Tool', 'kind'));
    await expect(change({ colour: 'red' })).rejects.toEqual(new InvalidRecordError('Tool', 'colour'));
    await expect(setFields(model, stored._id, wrong({ soldAt: 0 }))).rejects.toThrow(InvalidRecordError);
    expect(await read(connection, 'changed')).toEqual(stored);
    const after = { ...stored, kind: 'SAW', version: 2 };
    expect(await change({ kind: 'SAW', sold: undefined })).toEqual(after);
    expect(await change({ kind: 'HAMMER' })).toBeNull();
    expect(await read(connection, 'changed')).toEqual(after);
  });

  test('new versions of many records are checked, and stored only over the version before', async () => {
    const model = toolsModel(connection);
    const [first, second] = [tool('many-1'), tool('many-2')];
    await insertRecords(model, [first, second], null);
    const store = (...records: Tool[]): Promise<void> =>
      inTransaction(connection, (tx) => changeRecords(model, records, tx));
    const next = { ...first, version: 2, sold: true };
    await expect(store(next, { ...second, version: 2, ...wrong({ sold: 1 }) } as Tool)).rejects.toThrow('Tool: sold');
    await expect(store(next, { ...second, version: 3 })).rejects.toThrow('changed inside the transaction');
    expect(await read(connection, 'many-1')).toEqual(first);
    await store(next);
    expect(await read(connection, 'many-1')).toEqual(next);
  });

  test('replaces, creates and locks records', async () => {
    const model = marksModel(connection);
    const mark = { _id: 'm', place: 'here', writes: 1 };
    await expect(putRecord(model, { ...mark, place: 1 as never })).rejects.toThrow('Mark: place');
    await expect(ensureRecord(model, { ...mark, writes: 0.5 })).rejects.toThrow('Mark: writes');
    expect(await ensureRecord(model, mark)).toEqual(mark);
    expect(await ensureRecord(model, { ...mark, place: 'there' })).toEqual(mark);
    await putRecord(model, { ...mark, place: 'there' });
    await inTransaction(connection, (tx) =>
      lockRecords(
        model,
        [
          { _id: 'm', place: 'there' },
          { _id: 'n', place: 'x' },
        ],
        tx,
      ),
    );
    await expect(
      inTransaction(connection, (tx) => lockRecords(model, [{ _id: 'o', place: null as never }], tx)),
    ).rejects.toThrow('Mark: place');
    expect(await findRecords(model, {}, { sort: { _id: 1 } })).toEqual([
      { _id: 'm', place: 'there', writes: 2 },
      { _id: 'n', place: 'x', writes: 1 },
    ]);
  });

  test('a record stored before a field was declared is read as it is and can still be changed', async () => {
    const { parts: _parts, ...old } = tool('old');
    await connection.collection<{ _id: string }>('tools').insertOne(old);
    expect(await read(connection, 'old')).toEqual(old);
    const target = { id: 'old', version: 1 };
    const change = { sold: true };
    expect(await inTransaction(connection, (tx) => changeRecord(toolsModel(connection), target, change, tx))).toEqual({
      ...old,
      sold: true,
      version: 2,
    });
  });
});
