import type { Doc } from '../../store/src/values/index.js';
import type { Case, Expectation, Step } from './case-files.js';
import type { Engine } from './engine.js';
import { fromExtended, type Json, type JsonObject, sameExtended, sameMultiset, toExtended } from './extended-json.js';

export type Outcome =
  | { kind: 'equal' }
  /** An error where the case expects none, or another one than it expects. */
  | { kind: 'refused'; code: number; wanted: number | null; why: string }
  | { kind: 'different'; why: string };

/** Runs the steps of a case on a database of its own. */
export async function replayCase(engine: Engine, database: string, { steps }: Case): Promise<Outcome> {
  for (const [index, step] of steps.entries()) {
    const reply = toExtended(await engine.run(database, fromExtended(step.command) as Doc)) as JsonObject;
    const outcome = judge(step, reply);
    if (outcome != null) return { ...outcome, why: `step ${index} ${text(step.command)}: ${outcome.why}` };
  }
  return { kind: 'equal' };
}

const text = (json: unknown): string => JSON.stringify(json ?? null).slice(0, 400);

const codeOf = (json: Json | undefined): number => Number((json as JsonObject | null)?.['$numberInt'] ?? json);

/** The code with which a command failed as a whole; null when it went through, with or without write errors. */
export function errorCode(reply: JsonObject): number | null {
  const isFine = Number((reply['ok'] as JsonObject)['$numberDouble']) === 1;
  return isFine ? null : codeOf(reply['code']);
}

/** The code of the first write error; null when there is none. */
export function writeErrorCode(reply: JsonObject): number | null {
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

function equals({ expected = null, unordered, ignoreOrderIn }: Expectation, got: Json): boolean {
  if (ignoreOrderIn != null) return sameExtended(sortIn(expected, ignoreOrderIn), sortIn(got, ignoreOrderIn));
  if (unordered === true) return Array.isArray(got) && Array.isArray(expected) && sameMultiset(expected, got);
  return sameExtended(expected, got);
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

/** Whether the reply has the wanted fields, at any depth; lists may be longer. */
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
