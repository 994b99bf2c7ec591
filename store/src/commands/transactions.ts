import { fail } from '../errors.js';
import { document } from '../plain.js';
import { Binary, Doc } from '../values/index.js';
import type { Command } from './command.js';

/** https://www.mongodb.com/docs/manual/reference/command/commitTransaction/ */
export async function commitTransaction(command: Command): Promise<Doc> {
  const { session, number } = transactionIdOf(command);
  await command.store.sessions.commit(session, number);
  return document({});
}

/** https://www.mongodb.com/docs/manual/reference/command/abortTransaction/ */
export function abortTransaction(command: Command): Doc {
  const { session, number } = transactionIdOf(command);
  command.store.sessions.abort(session, number);
  return document({});
}

/** https://www.mongodb.com/docs/manual/reference/command/endSessions/ */
export function endSessions(command: Command): Doc {
  const ended = command.body.get('endSessions');
  for (const lsid of Array.isArray(ended) ? ended : []) {
    const session = sessionName(lsid instanceof Doc ? lsid : undefined);
    if (session === null) continue;
    command.store.sessions.end(session);
    command.store.cursors.killMatching((cursor) => cursor.session === session);
  }
  return document({});
}

/** The key of a session: the bytes of its id as a latin1 string. */
export function sessionName(lsid: Doc | undefined): string | null {
  const id = lsid?.get('id');
  return id instanceof Binary ? Buffer.from(id.bytes).toString('latin1') : null;
}

const transactionIdOf = (command: Command): { session: string; number: bigint } => {
  const number = command.body.get('txnNumber');
  if (command.session === null || number == null)
    return fail('CommandNotSupported', `${command.name} is only supported on a transaction: txnNumber is missing`);
  return { session: command.session, number: BigInt(number as bigint) };
};
