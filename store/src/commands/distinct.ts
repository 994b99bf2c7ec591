import { fail } from '../errors.js';
import { document } from '../plain.js';
import { findRecords } from '../records/find-records.js';
import type { FoundRecord } from '../records/find-records.js';
import { drain } from '../slices.js';
import { Doc, compareValues, decode, encode, groupKey, type Value } from '../values/index.js';
import { targetOf, stringField } from './command.js';
import type { Command } from './command.js';
import { checkHint } from './hint.js';
import { compileFilterOf } from './language.js';

const maxReplyBytes = 16 * 1024 * 1024;

/** https://www.mongodb.com/docs/manual/reference/command/distinct/ */
export async function distinct(command: Command): Promise<Doc> {
  const { body } = command;
  const { collection } = targetOf(command);
  const key = stringField(body, 'key');
  if (key.includes('\0')) fail(31032, 'Key field cannot contain an embedded null byte');
  const filter = compileFilterOf(body.get('query'));
  const hint = checkHint(body.get('hint'), collection);
  if (collection === undefined) return document({ values: [] });
  const path = key.split('.');
  const values = new Map<string, Value>();
  const view = command.executor.view();
  try {
    const take = ({ raw }: FoundRecord): void => {
      for (const value of valuesAt(decode(raw), path, 0)) {
        const name = groupKey(value);
        if (!values.has(name)) values.set(name, value);
      }
    };
    await drain(findRecords(view, collection, { filter, hint }), take, command.time.check);
  } finally {
    view.release();
  }
  const reply = document({ values: [...values.values()].sort(compareValues) });
  if (encode(reply).length > maxReplyBytes) fail(17217, 'distinct too big, 16mb cap');
  return reply;
}

/** The values at a path. Arrays on the path are traversed; an array at its end is unwound one level. */
function* valuesAt(value: Value, path: readonly string[], at: number): Generator<Value> {
  if (at === path.length) {
    if (Array.isArray(value)) yield* value;
    else yield value;
    return;
  }
  const name = path[at]!;
  if (value instanceof Doc) {
    const inner = value.get(name);
    if (inner !== undefined) yield* valuesAt(inner, path, at + 1);
  } else if (Array.isArray(value)) {
    const element = /^(?:0|[1-9]\d*)$/.test(name) ? value[Number(name)] : undefined;
    if (element !== undefined) yield* valuesAt(element, path, at + 1);
    for (const inner of value) if (inner instanceof Doc) yield* valuesAt(inner, path, at);
  }
}
