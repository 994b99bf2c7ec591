import { MongoError, codeNames, fail } from '../errors.js';
import type { Store } from '../store.js';
import { commandRules } from '../supported.js';
import type { CommandName, CommandRules } from '../supported.js';
import type { Transaction } from '../transactions/transaction.js';
import { Doc, decode, encode } from '../values/index.js';
import type { Request } from '../wire/framing.js';
import { checkCommand } from './check-fields.js';
import { checkDatabase } from '../catalog/names.js';
import { checkCollectionName } from './command.js';
import type { Command, RetryMark } from './command.js';
import { errorReply } from './error-reply.js';
import { handlers } from './index.js';
import { timeLimitOf } from './time-limit.js';
import { sessionName } from './transactions.js';

/** Executes a request and returns the encoded reply; errors become error replies. */
export async function handleRequest(store: Store, request: Request): Promise<Uint8Array> {
  let command: Command | undefined;
  try {
    command = parse(store, request);
    const reply = await handlers[command.name](command);
    if (reply.has('writeErrors')) endTransaction(command);
    reply.set('ok', 1);
    return encode(reply);
  } catch (error) {
    if (command !== undefined) endTransaction(command);
    return encode(errorReply(error, labelsFor(error, command)));
  }
}

const parse = (store: Store, request: Request): Command => {
  const body = decode(request.body);
  const name = nameOf(body);
  const rules = commandRules[name];
  const database = request.database ?? body.get('$db');
  if (typeof database !== 'string') return fail(40571, 'OP_MSG requests require a $db argument');
  for (const list of request.sections.keys())
    if (body.has(list)) fail('FailedToParse', `Duplicate field in body and document sequence: ${list}`);
  for (const list of request.sections.keys())
    if (rules.fields[list] !== 'array') fail(40415, `BSON field '${name}.${list}' is an unknown field.`);
  checkCommand(name, body, rules, new Set(request.sections.keys()));
  if (rules.adminOnly === true && database !== 'admin')
    fail('Unauthorized', `${name} may only be run against the admin database.`);
  checkDatabase(database);
  if (rules.onCollection === true) checkCollectionName(name, body);
  const lsid = body.get('lsid');
  const session = sessionName(lsid instanceof Doc ? lsid : undefined);
  const transaction = transactionOf(store, name, body, rules, session);
  return {
    store,
    name,
    database,
    body,
    lists: request.sections,
    executor: transaction?.executor ?? store.direct,
    transaction,
    session,
    time: timeLimitOf(body),
    retry: retryMarkOf(store, body, rules, session, transaction),
  };
};

const nameOf = (body: Doc): CommandName => {
  const name = body.keys().next().value ?? '';
  if (!Object.hasOwn(commandRules, name)) fail('CommandNotFound', `no such command: '${name}'`);
  return name as CommandName;
};

const transactionEndings = new Set(['commitTransaction', 'abortTransaction']);

const transactionOf = (
  store: Store,
  name: string,
  body: Doc,
  rules: CommandRules,
  session: string | null,
): Transaction | null => {
  const autocommit = body.get('autocommit') ?? null;
  const starts = body.get('startTransaction') ?? null;
  if (autocommit === null) {
    if (starts !== null)
      fail('InvalidOptions', "'startTransaction' field requires 'autocommit' field to also be specified");
    return null;
  }
  if (autocommit !== false) fail('InvalidOptions', 'Specifying autocommit=true is not allowed.');
  if (session === null) fail('InvalidOptions', 'Transaction number requires a session ID to also be specified');
  const number = body.get('txnNumber');
  if (number == null) fail('InvalidOptions', "'autocommit' field requires a transaction number to also be specified");
  if (!rules.inTransaction)
    fail('OperationNotSupportedInTransaction', `Cannot run '${name}' in a multi-document transaction.`);
  if (transactionEndings.has(name)) return null;
  if (starts === true) return store.sessions.start(session, BigInt(number as bigint));
  return store.sessions.continue(session, BigInt(number as bigint));
};

const retryMarkOf = (
  store: Store,
  body: Doc,
  rules: CommandRules,
  session: string | null,
  transaction: Transaction | null,
): RetryMark | null => {
  const number = body.get('txnNumber');
  if (number == null || transaction !== null || body.get('autocommit') === false) return null;
  if (session === null) fail('InvalidOptions', 'Transaction number requires a session ID to also be specified');
  if (rules.retryable !== true)
    fail(50768, 'txnNumber may only be provided for multi-document transactions and retryable write commands.');
  store.sessions.abortOlder(session, BigInt(number as bigint));
  return { session, number: BigInt(number as bigint) };
};

/** Aborts the transaction of a command that failed. */
const endTransaction = (command: Command): void => {
  if (command.transaction === null || command.session === null) return;
  command.transaction.abort();
};

const labelsFor = (error: unknown, command: Command | undefined): string[] => {
  if (!(error instanceof MongoError) || command === undefined) return [];
  const stopping = error.code === codeNames.InterruptedAtShutdown || error.code === codeNames.ShutdownInProgress;
  if (command.transaction !== null) return stopping ? ['TransientTransactionError'] : [];
  return stopping && (command.retry !== null || command.name === 'commitTransaction') ? ['RetryableWriteError'] : [];
};
