import { MongoError, codeNames } from '../errors.js';
import { document, int } from '../plain.js';
import type { Doc, Value } from '../values/index.js';

/** The fields of an error, for an error reply or a write error. */
export function errorFields(error: MongoError): Doc {
  const fields = document({ errmsg: error.message, code: int(error.code), codeName: error.codeName });
  for (const [name, value] of error.extra) fields.set(name, value as Value);
  return fields;
}

/** The reply to a failed command. Unexpected errors are reported as `InternalError`. */
export function errorReply(error: unknown, labels: readonly string[] = []): Doc {
  const mongoError = error instanceof MongoError ? error : internalError(error);
  const reply = document({ ok: 0 });
  for (const [name, value] of errorFields(mongoError).entries()) reply.set(name, value);
  const all = [...new Set([...mongoError.errorLabels, ...labels])];
  if (all.length > 0) reply.set('errorLabels', all);
  return reply;
}

const internalError = (error: unknown): MongoError =>
  new MongoError(codeNames.InternalError, error instanceof Error ? error.message : String(error));
