import { setTimeout } from 'node:timers/promises';
import { Doc } from '../../store/src/values/index.js';
import type { Case, Expectation, Step } from './case-files.js';
import type { Engine } from './engine.js';
import { fromExtended, type Json, type JsonObject, sameExtended, sameMultiset, toExtended } from './extended-json.js';

export type Outcome =
  | { kind: 'equal'; refusedWrite?: number | null }
  /** An error where the case expects none, or a different error. */
  | { kind: 'refused'; code: number; wanted: number | null; why: string }
  | { kind: 'different'; why: string };

/** Name of the database in the recorded replies; its length matters for limits on the length of names. */
const database = 'Ddb';

/**
 * Runs the steps of a case on an empty database. In the recordings all cursors have the number 0; if 0 does not lead to
 * the expected replies, the number of the last open cursor is used.
 */
export async function replayCase(engine: Engine, testCase: Case): Promise<Outcome> {
  const outcome = await replayAfresh(engine, testCase, false);
  if (outcome.kind === 'equal' || !usesCursors(testCase)) return outcome;
  const again = await replayAfresh(engine, testCase, true);
  return again.kind === 'equal' ? again : outcome;
}

const usesCursors = ({ steps }: Case): boolean =>
  steps.some(({ command }) => command['getMore'] !== undefined || command['killCursors'] !== undefined);

async function replayAfresh(engine: Engine, testCase: Case, findsCursors: boolean): Promise<Outcome> {
  const outcome = await replaySteps(engine, testCase, findsCursors);
  await engine.run(database, new Doc([['dropDatabase', 1]]));
  return outcome;
}

async function replaySteps(engine: Engine, testCase: Case, findsCursors: boolean): Promise<Outcome> {
  let cursor: string | null = null;
  let refusedWrite: number | null = null;
  const tellsTime = JSON.stringify(testCase).includes('$$NOW');
  for (const [index, step] of testCase.steps.entries()) {
    // The recording server needed more than a millisecond for a command, so timestamps of two commands differ.
    if (tellsTime) await setTimeout(2);
    const command = findsCursors && cursor != null ? withCursor(step.command, cursor) : step.command;
    const answered = toExtended(await engine.run(database, fromExtended(command) as Doc)) as JsonObject;
    const reply: JsonObject = findsCursors && cursor != null ? withoutCursor(answered, cursor) : answered;
    cursor = openCursor(reply) ?? cursor;
    const outcome = judge(step, reply);
    if (outcome != null) {
      const why = `step ${index} ${text(step.command)}: ${outcome.why}`;
      // A refused write changes the result of all later steps.
      if (refusedWrite != null && outcome.kind === 'different')
        return { kind: 'refused', code: refusedWrite, wanted: null, why };
      return { ...outcome, why };
    }
    if (step.expect == null) refusedWrite ??= writeErrorCode(reply);
  }
  return { kind: 'equal', refusedWrite };
}

function openCursor(reply: JsonObject): string | null {
  const id = ((reply['cursor'] as JsonObject | undefined)?.['id'] as JsonObject | undefined)?.['$numberLong'];
  return typeof id === 'string' && id !== '0' ? id : null;
}

const replaced = (json: JsonObject, from: string, to: string): JsonObject =>
  JSON.parse(JSON.stringify(json).replaceAll(from, to)) as JsonObject;

const withCursor = (json: JsonObject, id: string): JsonObject =>
  replaced(json, '{"$numberLong":"0"}', `{"$numberLong":"${id}"}`);
const withoutCursor = (json: JsonObject, id: string): JsonObject => replaced(json, `"${id}"`, '"0"');

const text = (json: unknown): string => JSON.stringify(json ?? null).slice(0, 400);

const codeOf = (json: Json | undefined): number => Number((json as JsonObject | null)?.['$numberInt'] ?? json);

/** The code with which a whole command failed; null if it ran, with or without write errors. */
export function errorCode(reply: JsonObject): number | null {
  const isFine = Number((reply['ok'] as JsonObject)['$numberDouble']) === 1;
  return isFine ? null : codeOf(reply['code']);
}

/** The code of the first write error; null if there is none. */
function writeErrorCode(reply: JsonObject): number | null {
  const first = (reply['writeErrors'] as JsonObject[] | undefined)?.[0];
  return first == null ? null : codeOf(first['code']);
}

function judge(step: Step, reply: JsonObject): Exclude<Outcome, { kind: 'equal' }> | null {
  const code = errorCode(reply);
  for (const expectation of step.expect ?? [{ notError: true }]) {
    if (holds(expectation, reply, code)) continue;
    const wanted = wantedCode(expectation);
    const got = code ?? writeErrorCode(reply);
    const why = `${text(expectation)}, but ${got ?? ''} ${text(reply['errmsg'] ?? reply['cursor'] ?? reply)}`;
    if (got != null) return { kind: 'refused', code: got, wanted, why };
    return { kind: 'different', why };
  }
  return null;
}

function wantedCode({ error }: Expectation): number | null {
  if (error === undefined) return null;
  return Number((error as JsonObject | null)?.['$numberInt'] ?? error);
}

const gossip = new Set(['$clusterTime', 'operationTime', 'electionId', 'opTime']);

function holds(expectation: Expectation, reply: JsonObject, code: number | null): boolean {
  if (expectation.error !== undefined) return (code ?? writeErrorCode(reply)) === wantedCode(expectation);
  if (code != null) return false;
  if (expectation.notError === true) return true;
  if (expectation.partial !== undefined) return includes(expectation.partial, reply);
  const whole = Object.fromEntries(Object.entries(reply).filter(([name]) => !gossip.has(name)));
  const got = expectation.raw === true ? whole : (reply['cursor'] as JsonObject | undefined)?.['firstBatch'];
  return equals(expectation, got ?? null);
}

function equals(expectation: Expectation, answer: Json): boolean {
  const { unordered, ignoreOrderIn = [] } = expectation;
  const expected = sortIn(withPlainKeys(expectation.expected ?? null), ignoreOrderIn);
  const got = sortIn(answer, ignoreOrderIn);
  if (unordered === true) return Array.isArray(got) && Array.isArray(expected) && sameMultiset(expected, got);
  return sameExtended(expected, got);
}

/** In the recordings the smallest and largest key are wrapped: `{'': {$minKey: 1}}`. */
function withPlainKeys(json: Json): Json {
  if (Array.isArray(json)) return json.map(withPlainKeys);
  if (json === null || typeof json !== 'object') return json;
  const wrapped = Object.keys(json).length === 1 ? (json[''] as JsonObject | null | undefined) : undefined;
  if (wrapped?.['$minKey'] === 1 || wrapped?.['$maxKey'] === 1) return wrapped;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, withPlainKeys(value)]));
}

function sortIn(documents: Json, fields: readonly string[]): Json {
  if (Array.isArray(documents)) return documents.map((item) => sortIn(item, fields));
  if (documents === null || typeof documents !== 'object') return documents;
  return Object.fromEntries(
    Object.entries(documents).map(([name, value]) => [name, fields.includes(name) ? sorted(value) : value]),
  );
}

function sorted(value: Json): Json {
  if (!Array.isArray(value)) return value;
  return [...value].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Whether the reply contains the wanted fields at any depth; lists may be longer. */
function includes(wanted: Json, got: Json): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(got) && wanted.length <= got.length && wanted.every((item, at) => includes(item, got[at] ?? null))
    );
  }
  const isDocument = wanted !== null && typeof wanted === 'object' && !Object.keys(wanted)[0]?.startsWith('$');
  if (!isDocument || got === null || typeof got !== 'object' || Array.isArray(got)) return sameExtended(wanted, got);
  return Object.entries(wanted).every(
    ([name, value]) => Object.hasOwn(got, name) && includes(value, got[name] ?? null),
  );
}
