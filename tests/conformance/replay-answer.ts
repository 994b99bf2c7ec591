import type { Doc } from '../../store/src/values/index.js';
import type { Answer, Recorded } from './case-files.js';
import type { Engine } from './engine.js';
import { fromExtended, type Json, type JsonObject, sameExtended, sameMultiset, toExtended } from './extended-json.js';
import { errorCode, type Outcome } from './replay-case.js';

const text = (json: unknown): string => (JSON.stringify(json) ?? 'nothing').slice(0, 600);

/** Prepares the collection, runs the command and compares the reply with the recorded one. */
export async function replayAnswer(engine: Engine, database: string, answer: Answer): Promise<Outcome> {
  const run = async (command: JsonObject): Promise<JsonObject> =>
    toExtended(await engine.run(database, fromExtended(command) as Doc)) as JsonObject;
  for (const command of preparation(answer)) {
    const prepared = await run(command);
    const code = errorCode(prepared) ?? firstWriteError(prepared);
    if (code != null)
      return { kind: 'refused', code, wanted: null, why: `${text(command)}: ${text(prepared['errmsg'])}` };
  }
  const reply = await run(answer.command);
  const got = await recordedFrom(reply, run);
  const wanted = answer.reply;
  const code = errorCode(reply);
  if (code != null && wanted.error?.code !== code && wanted.writeErrors?.[0]?.code !== code) {
    const why = `${text(answer.command)}: wanted ${text(wanted)}, but ${code} ${text(reply['errmsg'])}`;
    return { kind: 'refused', code, wanted: wanted.error?.code ?? null, why };
  }
  if (wanted.after !== undefined) got.after = await contentOf(run);
  const field = differingField(wanted, got, answer.unordered === true);
  if (field == null) return { kind: 'equal' };
  return {
    kind: 'different',
    why: `${text(answer.command)}: ${field} wanted ${text(wanted[field])}, but ${text(got[field])}`,
  };
}

type Run = (command: JsonObject) => Promise<JsonObject>;

function preparation({ documents, indexes }: Answer): JsonObject[] {
  const commands: JsonObject[] = [];
  if (documents != null) commands.push({ create: 'c' });
  if (documents != null && documents.length > 0) commands.push({ insert: 'c', documents });
  if (indexes != null && indexes.length > 0) commands.push({ createIndexes: 'c', indexes });
  return commands;
}

const plainNumber = (json: Json | undefined): number | undefined =>
  json === undefined || json === null ? undefined : Number(Object.values(json as JsonObject)[0]);

function firstWriteError(reply: JsonObject): number | null {
  const first = (reply['writeErrors'] as JsonObject[] | undefined)?.[0];
  return first == null ? null : (plainNumber(first['code']) ?? null);
}

async function recordedFrom(reply: JsonObject, run: Run): Promise<Recorded> {
  const got: Recorded = {};
  const code = errorCode(reply);
  if (code != null) got.error = { code };
  for (const name of ['n', 'nModified', 'numIndexesBefore', 'numIndexesAfter'] as const) {
    const number = plainNumber(reply[name]);
    if (number !== undefined) got[name] = number;
  }
  if (reply['values'] !== undefined) got.values = reply['values'] as Json[];
  if (reply['value'] !== undefined) got.value = reply['value'];
  if (reply['lastErrorObject'] !== undefined) got.lastErrorObject = loosened(reply['lastErrorObject']) as JsonObject;
  if (reply['upserted'] !== undefined) got.upserted = loosened(reply['upserted']) as Json[];
  if (reply['cursor'] !== undefined) got.documents = await documentsOf(reply['cursor'] as JsonObject, run);
  const writeErrors = reply['writeErrors'] as JsonObject[] | undefined;
  if (writeErrors != null) {
    got.writeErrors = writeErrors.map((error) => ({
      index: plainNumber(error['index']) ?? -1,
      code: plainNumber(error['code']) ?? -1,
    }));
  }
  return got;
}

/** Uses plain numbers in fields such as `n` and `index`, as in the recording. */
function loosened(json: Json): Json {
  if (Array.isArray(json)) return json.map(loosened);
  if (json === null || typeof json !== 'object') return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [
      name,
      name === 'n' || name === 'index' ? Number(plainNumber(value)) : value,
    ]),
  );
}

async function documentsOf(cursor: JsonObject, run: Run): Promise<Json[]> {
  const documents = [...(cursor['firstBatch'] as Json[])];
  let id = cursor['id'] as JsonObject;
  while (id['$numberLong'] !== '0') {
    const reply = await run({ getMore: id, collection: 'c' });
    const next = reply['cursor'] as JsonObject | undefined;
    if (next == null) break;
    documents.push(...(next['nextBatch'] as Json[]));
    id = next['id'] as JsonObject;
  }
  return documents;
}

async function contentOf(run: Run): Promise<Json[]> {
  const reply = await run({ find: 'c' });
  return documentsOf(reply['cursor'] as JsonObject, run);
}

/** The first recorded field with another value; null if all are equal. */
function differingField(wanted: Recorded, got: Recorded, unordered: boolean): keyof Recorded | null {
  for (const name of Object.keys(wanted) as (keyof Recorded)[]) {
    if (name === 'error' ? wanted.error?.code !== got.error?.code : !sameField(name, wanted, got, unordered))
      return name;
  }
  return null;
}

function sameField(name: keyof Recorded, wanted: Recorded, got: Recorded, unordered: boolean): boolean {
  const [a, b] = [wanted[name] as Json, (got[name] ?? null) as Json];
  const isMultiset = name === 'after' || ((name === 'documents' || name === 'values') && unordered);
  const hidden = [a, b].map((json) => (text0(a).includes('"$generated"') ? withoutIds(json) : json));
  if (isMultiset)
    return Array.isArray(hidden[0]) && Array.isArray(hidden[1]) && sameMultiset(hidden[0], hidden[1], true);
  return sameExtended(hidden[0] ?? null, hidden[1] ?? null, true);
}

const text0 = (json: Json): string => JSON.stringify(json) ?? '';

/** Generated ids differ, so all object ids in an `_id` count as equal. */
function withoutIds(json: Json): Json {
  if (Array.isArray(json)) return json.map(withoutIds);
  if (json === null || typeof json !== 'object') return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name, isMadeId(name, value) ? 'made' : withoutIds(value)]),
  );
}

function isMadeId(name: string, value: Json): boolean {
  if (name !== '_id' && name !== 'upserted') return false;
  return value === '$generated' || (value !== null && typeof value === 'object' && '$oid' in value);
}
