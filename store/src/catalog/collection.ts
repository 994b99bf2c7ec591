import type { CompiledFilter } from '../query/index.js';
import type { Doc } from '../values/index.js';

export interface IndexField {
  readonly path: string;
  readonly direction: 1 | -1;
}

/** An index of a collection; its entries lie under `id` in the space of entries. */
export interface CollectionIndex {
  readonly id: number;
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  /** Documents end this many seconds after the date in the indexed field. */
  readonly expireAfterSeconds: number | null;
  /** Only documents that match are in the index; null: all. */
  readonly partialFilter: CompiledFilter | null;
  /** As `listIndexes` shows it. */
  readonly spec: Doc;
  /** Writes maintain an index from the moment its build begins; reads may use it from this commit on. */
  readyAt: number;
  /** Whether any document has, or had, several keys in it. */
  multikey: boolean;
}

export interface Collection {
  /** Its documents lie under this number in the space of records. */
  readonly id: number;
  readonly database: string;
  readonly name: string;
  readonly uuid: Uint8Array;
  readonly indexes: CollectionIndex[];
  /** Committed number of documents. */
  count: number;
  /** Number for the next document inserted. */
  nextRecord: number;
  /** A write that was on its way when the collection was dropped must not go on. */
  dropped: boolean;
}

export const idIndexName = '_id_';

/** `readyAt` of an index that is still being built. */
export const notReady = Number.POSITIVE_INFINITY;

export function namespaceOf(collection: { database: string; name: string }): string {
  return `${collection.database}.${collection.name}`;
}
