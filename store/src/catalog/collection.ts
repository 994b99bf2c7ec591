import type { CompiledFilter } from '../query/index.js';
import type { Doc } from '../values/index.js';

export interface IndexField {
  readonly path: string;
  readonly direction: 1 | -1;
}

/** An index of a collection; its entries are stored under `id` in the `entries` space. */
export interface CollectionIndex {
  readonly id: number;
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  /** TTL: documents expire this many seconds after the date in the indexed field. */
  readonly expireAfterSeconds: number | null;
  /** A partial index holds only matching documents; null for an index over all documents. */
  readonly partialFilter: CompiledFilter | null;
  /** The specification as `listIndexes` returns it. */
  readonly spec: Doc;
  /** Commit from which reads may use the index. Writes maintain it from the start of its build. */
  readyAt: number;
  /** Whether any document has, or ever had, several keys in the index. */
  multikey: boolean;
}

export interface Collection {
  /** Documents are stored under this id in the `records` space. */
  readonly id: number;
  readonly database: string;
  readonly name: string;
  readonly uuid: Uint8Array;
  readonly indexes: CollectionIndex[];
  /** Number of committed documents. */
  count: number;
  /** Record id of the next document to be inserted. */
  nextRecord: number;
  /** Set by a drop, so that writes already under way fail. */
  dropped: boolean;
}

export const idIndexName = '_id_';

/** `readyAt` of an index whose build has not finished. */
export const notReady = Number.POSITIVE_INFINITY;

export function namespaceOf(collection: { database: string; name: string }): string {
  return `${collection.database}.${collection.name}`;
}
