import { BSONRegExp, type Document } from 'mongodb';
import {
  commandRules,
  deleteFields,
  genericFields,
  updateFields,
  type CommandName,
  type FieldKind,
} from '../supported.js';
import { TestStore } from '../testing/kit.js';
import { RawClient } from '../testing/raw-client.js';

/** A valid command for each command with options. */
const valid: Readonly<Partial<Record<CommandName, Document>>> = {
  listDatabases: { listDatabases: 1, $db: 'admin' },
  listCollections: { listCollections: 1 },
  createIndexes: { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a_1' }] },
  dropIndexes: { dropIndexes: 'c', index: '*' },
  listIndexes: { listIndexes: 'c' },
  insert: { insert: 'c', documents: [{ a: 1 }] },
  update: { update: 'c', updates: [{ q: { a: 1 }, u: { $set: { b: 1 } } }] },
  delete: { delete: 'c', deletes: [{ q: { a: 2 }, limit: 1 }] },
  findAndModify: { findAndModify: 'c', query: { a: 1 }, update: { $set: { b: 2 } } },
  find: { find: 'c' },
  aggregate: { aggregate: 'c', pipeline: [], cursor: {} },
  count: { count: 'c' },
  distinct: { distinct: 'c', key: 'a' },
  explain: { explain: { find: 'c' } },
};

const strict: ReadonlySet<FieldKind> = new Set<FieldKind>(['strictObject', 'strictBool']);
/** Kinds with their own error codes, or that accept every type. */
const codes: Readonly<Partial<Record<FieldKind, number>>> = { hint: 9, update: 9 };

describe('types of options', () => {
  const store = new TestStore();
  let client: RawClient;
  beforeAll(async () => {
    await store.open();
    client = await RawClient.connect(store.uri);
    await client.send({ insert: 'c', documents: [{ a: 1 }] });
  });
  afterAll(() => {
    client.close();
    return store.remove();
  });

  const outcome = async (command: Document): Promise<number> => {
    const reply = await client.send(command);
    return Number(reply['code'] ?? reply['writeErrors']?.[0]?.code ?? 0);
  };

  const options = Object.entries(valid).flatMap(([name, command]) =>
    Object.entries({ ...commandRules[name as CommandName].fields, ...genericFields })
      .filter(([, kind]) => kind !== 'any')
      .filter(([option]) => option !== '$db')
      .map(([option, kind]): [string, string, FieldKind, Document] => [name, option, kind, command]),
  );

  it.each(options)('%s refuses a wrong type for %s (%s)', async (_name, option, kind, command) => {
    expect(await outcome({ ...command, [option]: new BSONRegExp('x') })).toBe(codes[kind] ?? 14);
  });

  it.each(options)('%s treats null for %s (%s) as absent, or refuses it', async (name, option, kind, command) => {
    const code = await outcome({ ...command, [option]: null });
    if (kind === 'hint') expect(code).toBe(9);
    else if (strict.has(kind) || `${name}.${option}` === 'aggregate.pipeline') expect(code).toBe(14);
    else {
      const without = Object.fromEntries(Object.entries(command).filter(([field]) => field !== option));
      expect(code).toBe(await outcome(without));
    }
  });

  const elements: [string, string, FieldKind, Document][] = [
    ...Object.entries(updateFields).map(([field, kind]): [string, string, FieldKind, Document] => [
      'update',
      field,
      kind,
      { q: { a: 1 }, u: { $set: { b: 1 } } },
    ]),
    ...Object.entries(deleteFields).map(([field, kind]): [string, string, FieldKind, Document] => [
      'delete',
      field,
      kind,
      { q: { a: 2 }, limit: 1 },
    ]),
  ];

  it.each(elements)('an element of %s refuses a wrong type for %s (%s)', async (name, field, kind, element) => {
    const command = (value: unknown): Document => ({ [name]: 'c', [`${name}s`]: [{ ...element, [field]: value }] });
    expect(await outcome(command(new BSONRegExp('x')))).toBe(kind === 'any' ? 9 : (codes[kind] ?? 14));
    const forNull = await outcome(command(null));
    if (kind === 'bool') expect(forNull).toBe(0);
    else expect(forNull).toBe(kind === 'any' ? 9 : (codes[kind] ?? 14));
  });

  it.each<[string, unknown, number]>([
    ['unique', null, 14],
    ['sparse', null, 14],
    ['background', null, 14],
    ['unique', 'yes', 14],
    ['expireAfterSeconds', null, 67],
    ['expireAfterSeconds', 'soon', 67],
    ['partialFilterExpression', null, 14],
    ['partialFilterExpression', 'a', 14],
    ['key', null, 9],
    ['name', null, 9],
  ])('an index refuses %s: %p with %i', async (option, value, code) => {
    const index = { key: { z: 1 }, name: 'z_1', [option]: value };
    expect(await outcome({ createIndexes: 'c', indexes: [index] })).toBe(code);
  });

  it('never empties a collection because of an invalid filter', async () => {
    for (const q of [null, 'x', [], 5]) expect(await outcome({ delete: 'c', deletes: [{ q, limit: 0 }] })).toBe(14);
    expect(await client.send({ count: 'c' })).not.toMatchObject({ n: 0 });
  });

  const named = (name: string): Document[] => [
    { find: name },
    { count: name },
    { distinct: name, key: 'a' },
    { aggregate: name, pipeline: [], cursor: {} },
    { explain: { find: name } },
    { insert: name, documents: [{}] },
    { update: name, updates: [{ q: {}, u: { a: 1 } }] },
    { delete: name, deletes: [{ q: {}, limit: 0 }] },
    { findAndModify: name, remove: true },
    { create: name },
    { drop: name },
    { createIndexes: name, indexes: [{ key: { a: 1 }, name: 'a_1' }] },
    { dropIndexes: name, index: '*' },
    { listIndexes: name },
    { killCursors: name, cursors: [] },
  ];
  it.each([...named('a\0b'), ...named(''), { find: 'c', $db: 'a\0b' }, { find: 'c', $db: '' }])(
    'refuses the name in %j',
    async (command) => {
      expect(await outcome(command)).toBe(73);
    },
  );
});
