import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseIndexSpec } from '../catalog/index-spec.js';
import type { Collection } from '../catalog/collection.js';
import { document, int } from '../plain.js';
import { insertDocument } from '../records/document-writer.js';
import { writeRetryRecord } from '../transactions/retry-records.js';
import type { Entry, Space, Writer } from '../storage/environment.js';
import { rangeOfId } from '../storage/keys.js';
import { openStore } from '../store.js';
import type { Store } from '../store.js';
import { encode } from '../values/index.js';
import { checkContents } from './check-contents.js';

describe('check contents', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'store-check-'));
  let store: Store;
  let rows: Collection;
  beforeAll(async () => {
    store = await openStore(folder);
    rows = await store.definitions.create('test', 'rows');
    for (const key of ['n', 'tags.x'])
      await store.definitions.createIndexes(rows, [
        parseIndexSpec(document({ key: document({ [key]: int(1) }), name: key })),
      ]);
    for (let id = 0; id < 30; id++) {
      const doc = document({
        _id: int(id),
        n: int(id % 3),
        tags: [document({ x: int(id) }), document({ x: int(-1) })],
      });
      await store.commits.run((unit) => insertDocument(unit, rows, encode(doc), doc));
    }
    await store.commits.run((unit) =>
      writeRetryRecord(unit, 'a session', { number: 1n, kind: 'write', done: new Map() }),
    );
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const check = (): string[] => {
    const snapshot = store.environment.snapshot();
    const { problems } = checkContents(
      snapshot,
      () => undefined,
      (space) => store.environment.keyCount(space),
    );
    snapshot.release();
    return problems;
  };
  const entriesIn = (writer: Writer, space: Space, id: number): Entry[] => {
    const { from, to } = rangeOfId(id);
    return [...writer.range(space, from, to)];
  };
  /** The problems found after a change, which is rolled back afterwards. */
  const foundAfter = (change: (writer: Writer) => void): string => {
    const before = new Map<Space, Entry[]>();
    const everything = [Buffer.of(0), Buffer.alloc(12, 0xff)] as const;
    store.environment.write((writer) => {
      for (const space of ['records', 'entries', 'meta'] as const)
        before.set(space, [...writer.range(space, ...everything)]);
      change(writer);
    });
    const problems = check();
    store.environment.write((writer) => {
      for (const [space, entries] of before) {
        for (const { key } of Array.from(writer.range(space, ...everything))) writer.remove(space, key);
        for (const { key, value } of entries) writer.put(space, key, value);
      }
    });
    expect(check()).toEqual([]);
    return problems.join('\n');
  };
  const indexOf = (name: string): number => rows.indexes.find((index) => index.name === name)?.id ?? 0;

  it('detects a document that was changed or is missing', () => {
    const changed = foundAfter((writer) => {
      const { key, value } = entriesIn(writer, 'records', rows.id)[7]!;
      value[value.length - 3]! ^= 1;
      writer.put('records', key, value);
    });
    expect(changed).toMatch(/record .*checksum/);
    const gone = foundAfter((writer) => writer.remove('records', entriesIn(writer, 'records', rows.id)[7]!.key));
    expect(gone).toMatch(/30 documents were counted, 29 are there/);
  });

  it('detects a document stored under the key of another', () => {
    const found = foundAfter((writer) => {
      const records = entriesIn(writer, 'records', rows.id);
      writer.put('records', records[0]!.key, records[1]!.value);
    });
    expect(found).toMatch(/checksum/);
  });

  it('detects index entries that are missing, surplus or point to another document', () => {
    const index = indexOf('n');
    expect(foundAfter((writer) => writer.remove('entries', entriesIn(writer, 'entries', index)[4]!.key))).toMatch(
      /index n: its documents have 30 keys, the index has 29.*\n.*record \d+ is not where its key is/,
    );
    const many = foundAfter((writer) => {
      const { key, value } = entriesIn(writer, 'entries', index)[4]!;
      const other = Buffer.from(key);
      other[key.length - 1]! ^= 0x40;
      writer.put('entries', other, value);
    });
    expect(many).toMatch(/index n: its documents have 30 keys, the index has 31/);
    const wrong = foundAfter((writer) => {
      const entries = entriesIn(writer, 'entries', indexOf('_id_'));
      writer.put('entries', entries[0]!.key, entries[1]!.value);
    });
    expect(wrong).toMatch(/index _id_: .* not the same/);
  });

  it('detects a missing multikey flag', () => {
    expect(foundAfter((writer) => writer.remove('meta', Buffer.from(`m:${indexOf('tags.x')}`)))).toMatch(
      /index tags.x: not noted that it holds arrays/,
    );
  });

  it('detects orphaned data', () => {
    const [records, entries] = ['records', 'entries'] as const;
    const key = Buffer.from([0, 0, 9, 9, 0, 0, 0, 1]);
    expect(foundAfter((writer) => writer.put(records, key, Buffer.of(1)))).toMatch(
      /Number 2313 of records belongs to no/,
    );
    expect(foundAfter((writer) => writer.put(entries, key, Buffer.of(1)))).toMatch(
      /Number 2313 of entries belongs to no/,
    );
    expect(foundAfter((writer) => writer.put('meta', Buffer.from('x'), Buffer.of(1)))).toMatch(/An unknown key: x/);
  });

  it('detects a damaged catalog, retry record or id counter', () => {
    const damage = (name: string) => (writer: Writer) => {
      const value = Buffer.from(writer.get('meta', Buffer.from(name)) ?? []);
      value[value.length - 2]! ^= 1;
      writer.put('meta', Buffer.from(name), value);
    };
    expect(foundAfter(damage('c:test.rows'))).toMatch(/catalog cannot be read.*checksum/);
    expect(foundAfter(damage('r:a session'))).toMatch(/retry record.*checksum/);
    expect(foundAfter((writer) => writer.put('meta', Buffer.from('next-id'), Buffer.from('2')))).toMatch(/next number/);
  });
});
