import type { Batch } from '../cursors/cursors.js';
import { document } from '../plain.js';
import type { Doc } from '../values/index.js';

/** The reply of a command that answers with a cursor. */
export function batchReply(batch: Batch, namespace: string, field: 'firstBatch' | 'nextBatch'): Doc {
  return document({ cursor: document({ [field]: batch.documents, id: batch.id, ns: namespace }) });
}
