/**
 * `npm run drill:store-differences -- --cases 20000 --seed 1`: random documents, indexes and commands on two servers
 * whose answers must be equal: the embedded store with indexes, and either the embedded store without indexes or the
 * server named by MONGODB_TEST_URI.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BSON, type Db, type Document, MongoClient } from 'mongodb';
import { serve } from '../../store/src/serve.js';
import {
  Choices,
  document,
  filter,
  holdsAll,
  indexes,
  pipeline,
  projection,
  sort,
  update,
} from './generated-commands.js';

const { values: options } = parseArgs({
  options: { cases: { type: 'string', default: '20000' }, seed: { type: 'string', default: String(Date.now() % 1e6) } },
});
const wanted = Number(options.cases);
const seed = Number(options.seed);
const raw = { promoteValues: false, promoteLongs: false, bsonRegExp: true } as const;

interface Side {
  db: Db;
  close(): Promise<void>;
}

async function openStore(): Promise<Side> {
  const folder = mkdtempSync(path.join(tmpdir(), 'store-differences-'));
  const serving = await serve(folder, { port: 0 });
  const client = await new MongoClient(serving.uri, { retryWrites: false }).connect();
  return {
    db: client.db('differences'),
    close: async () => {
      await client.close();
      await serving.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openOther(uri: string | undefined): Promise<Side> {
  if (uri == null) return openStore();
  const client = await new MongoClient(uri, { retryWrites: false }).connect();
  return { db: client.db(`differences_${process.pid}`), close: () => client.close() };
}

/** Answer of a command as a comparable text: documents in any order unless they are sorted. */
async function answerOf({ db }: Side, command: Document): Promise<string> {
  try {
    const reply = await db.command(command, raw);
    return BSON.EJSON.stringify(essence(command, reply), { relaxed: false });
  } catch (error) {
    return `error ${String((error as { code?: unknown }).code)}`;
  }
}

function essence(command: Document, reply: Document): unknown {
  const batch = (reply['cursor'] as { firstBatch?: Document[] } | undefined)?.firstBatch;
  if (batch != null && command['aggregate'] != null) return unsorted(batch).map(anyNumber).sort();
  if (batch != null) return command['sort'] == null ? unsorted(batch) : batch;
  if (reply['values'] != null)
    return unsorted(reply['values'] as unknown[])
      .map(anyNumber)
      .sort();
  const errors = (reply['writeErrors'] as { code: unknown }[] | undefined)?.map(({ code }) => code);
  return { n: reply['n'], nModified: reply['nModified'], value: reply['value'], errors };
}

/**
 * Of equal numbers with different types, `distinct` and `$group` return the first one, which depends on the order of
 * reading.
 */
const anyNumber = (text: string): string =>
  text.replaceAll(/\{"\$number(?:Int|Long|Double)":"(-?[\d.]+)"\}/g, (_, digits: string) => String(Number(digits)));

const unsorted = (items: unknown[]): string[] =>
  items.map((item) => BSON.EJSON.stringify(item, { relaxed: false })).sort();

function command(choices: Choices): { command: Document; writes: boolean } {
  const writes = choices.chance(30);
  return { writes, command: writes ? write(choices) : read(choices) };
}

function read(choices: Choices): Document {
  if (choices.chance(15)) return { count: 'c', query: filter(choices) };
  if (choices.chance(10))
    return { distinct: 'c', key: choices.of(['n', 'a', 'c.x']), query: { n: { $in: [0, 1, 2] } } };
  if (choices.chance(15)) return { aggregate: 'c', pipeline: pipeline(choices), cursor: { batchSize: 1000 } };
  const sorted = choices.chance(60);
  return {
    find: 'c',
    filter: filter(choices),
    ...(sorted && { sort: sort(choices) }),
    ...(sorted && choices.chance(30) && { limit: 1 + choices.number(4), skip: choices.number(3) }),
    ...(choices.chance(25) && { projection: projection(choices) }),
    batchSize: 1000,
  };
}

function write(choices: Choices): Document {
  if (choices.chance(20)) return { delete: 'c', deletes: [{ q: filter(choices), limit: 0 }] };
  if (choices.chance(30)) {
    return {
      findAndModify: 'c',
      query: filter(choices),
      sort: sort(choices),
      update: update(choices),
      new: choices.chance(50),
    };
  }
  return { update: 'c', updates: [{ q: filter(choices), u: update(choices), multi: true }] };
}

/** The same find command with a hint for each index. */
const hinted = (findCommand: Document, names: readonly string[]): Document[] =>
  findCommand['find'] == null ? [] : names.map((hint) => ({ ...findCommand, hint }));

const differences: string[] = [];

function firstDifference(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index += 1;
  return index;
}

/** Compares one command on both sides; returns whether it succeeded. */
async function compare(indexed: Side, plain: Side, original: Document, names: readonly string[]): Promise<boolean> {
  const expected = await answerOf(plain, original);
  for (const variant of [original, ...hinted(original, names)]) {
    const got = await answerOf(indexed, variant);
    if (got === expected) continue;
    const from = Math.max(0, firstDifference(got, expected) - 200);
    differences.push(
      `${BSON.EJSON.stringify(variant)}\n  with indexes ... ${got.slice(from, from + 600)}\n  without      ... ${expected.slice(from, from + 600)}`,
    );
  }
  return !/^error|"errors":\[/.test(expected);
}

async function round(indexed: Side, plain: Side, choices: Choices, most: number): Promise<number> {
  const created = indexes(choices);
  const names = created.filter(holdsAll).map((index) => String(index['name']));
  const documents = Array.from({ length: 1 + choices.number(25) }, (_, id) => document(choices, id));
  for (const { db } of [indexed, plain]) {
    await db.command({ drop: 'c' }).catch(() => undefined);
    await db.command({ insert: 'c', documents });
  }
  if (created.length > 0) await indexed.db.command({ createIndexes: 'c', indexes: created });
  const everything = { find: 'c', sort: { _id: 1 }, batchSize: 1000 };
  let done = 0;
  while (done < Math.min(most, 25)) {
    const { command: generated, writes } = command(choices);
    const wentThrough = await compare(indexed, plain, generated, names);
    done += 1;
    // A failed update of many documents depends on the order of reading.
    if (writes && !wentThrough) break;
    if (writes) await compare(indexed, plain, everything, []);
    if (differences.length > 0 && writes) console.log(`after ${BSON.EJSON.stringify(generated)}`);
    if (differences.length > 0) break;
  }
  if (differences.length > 0)
    console.log(`documents ${BSON.EJSON.stringify(documents)}\nindexes ${BSON.EJSON.stringify(created)}`);
  return done;
}

console.log(`seed ${seed}, ${wanted} cases`);
const indexed = await openStore();
const plain = await openOther(process.env['MONGODB_TEST_URI']);
const choices = new Choices(seed);
let done = 0;
while (done < wanted && differences.length === 0) done += await round(indexed, plain, choices, wanted - done);
await indexed.close();
await plain.close();
for (const difference of differences) console.log(difference);
console.log(`${done} cases, ${differences.length} differences`);
process.exitCode = differences.length === 0 ? 0 : 1;
