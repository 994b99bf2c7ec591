import type { ApolloClient } from '@apollo/client';
import {
  CorrectEntriesDocument,
  type EntryAnswerFragment,
  LogEntriesDocument,
  VoidEntriesDocument,
} from '../../generated/operations.js';
import { forAccount } from '../../platform/for-account.js';
import type { Correction, ItemAnswer, ItemRefusal, OutboxItem, StoredEntry } from './outbox-item.js';
import type { SendBatch } from './outbox.js';
import { batchErrorOf, RefusedBatchError } from './unsent-batch.js';

type ServerRefusal = EntryAnswerFragment['refusal'];
interface ServerResult {
  readonly items: readonly EntryAnswerFragment[];
  readonly refusal: ServerRefusal;
}

/**
 * Sends batches of the outbox through GraphQL.
 *
 * @throws WaitingError when the batch was not answered, RefusedBatchError when it was refused as a whole.
 */
export function makeSender(client: ApolloClient): SendBatch {
  return async (batch) => {
    try {
      const { items, refusal } = await request(client, batch);
      if (refusal != null) throw new RefusedBatchError(refusal.code, refusal.detail ?? null);
      return batch.map((item, index) => answerTo(item, items[index]));
    } catch (error) {
      throw batchErrorOf(error);
    }
  };
}

async function request(client: ApolloClient, batch: readonly OutboxItem[]): Promise<ServerResult> {
  const [first] = batch;
  const kind = first?.change.kind;
  // Requests are made for the account that typed the changes, whoever is signed in now.
  const context = forAccount(first?.accountId ?? null);
  if (kind === 'log') {
    const entries = batch.flatMap(({ entryId, change }) =>
      change.kind === 'log' ? [{ ...change.input, clientKey: entryId }] : [],
    );
    const { data } = await client.mutate({ mutation: LogEntriesDocument, variables: { input: { entries } }, context });
    return present(data?.logInterventions);
  }
  if (kind === 'correct') {
    const corrections = batch.flatMap(({ entryId, change }) =>
      change.kind === 'correct' ? [{ ...change.input, id: entryId, version: change.version ?? 0 }] : [],
    );
    const { data } = await client.mutate({
      mutation: CorrectEntriesDocument,
      variables: { input: { corrections } },
      context,
    });
    return present(data?.correctInterventions);
  }
  const voids = batch.flatMap(({ entryId, change }) =>
    change.kind === 'void' ? [{ ...change.input, id: entryId, version: change.version ?? 0 }] : [],
  );
  const { data } = await client.mutate({ mutation: VoidEntriesDocument, variables: { input: { voids } }, context });
  return present(data?.voidInterventions);
}

function present(result: ServerResult | null | undefined): ServerResult {
  if (result == null) throw new Error('no answer');
  return result;
}

/**
 * Interprets the server's result for one item. A change that was stored by an earlier request whose response was lost
 * counts as confirmed.
 */
function answerTo(item: OutboxItem, answer: EntryAnswerFragment | undefined): ItemAnswer {
  if (answer === undefined) throw new Error('the answer has fewer items than the request');
  const { intervention, refusal } = answer;
  if (refusal == null || isDone(item, refusal.code, intervention)) return { entry: intervention, refusal: null };
  return refused(refusal, answer);
}

function isDone(item: OutboxItem, code: string, stored: StoredEntry | null): boolean {
  if (item.change.kind === 'void') return code === 'ALREADY_VOIDED' || stored?.voided === true;
  if (item.change.kind !== 'correct' || code !== 'STALE_VERSION' || stored == null || item.tries < 2) return false;
  return holds(stored, item.change.input);
}

/** Whether the stored entry already has every value of the correction. */
function holds(stored: StoredEntry, { reason: _reason, ...wanted }: Correction): boolean {
  const values: Readonly<Record<keyof typeof wanted, unknown>> = {
    quantity: stored.quantity,
    amount: stored.amount,
    day: stored.day,
    voucherNumber: stored.voucherNumber,
    repeatReason: stored.repeatReason,
    givingAssociationId: stored.givingAssociation.id,
    memberId: stored.member?.id ?? null,
  };
  return (Object.keys(wanted) as (keyof typeof wanted)[]).every(
    (field) => wanted[field] === undefined || wanted[field] === values[field],
  );
}

function refused(refusal: NonNullable<ServerRefusal>, answer: EntryAnswerFragment | null): ItemAnswer {
  const repeat = answer?.possibleRepeat;
  const full: ItemRefusal = {
    ...refusal,
    current: answer?.intervention ?? null,
    standing: answer?.standing ?? [],
    repeat: repeat == null ? null : { otherName: repeat.otherAssociation?.name ?? null, daysApart: repeat.daysApart },
  };
  return { entry: null, refusal: full };
}
