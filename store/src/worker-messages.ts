import type { StoreErrorKind } from './storage/store-error.js';

export interface StartRequest {
  folder: string;
  port?: number | undefined;
}

/** Messages from the worker to the thread that started it. Any message to the worker asks it to close. */
export type FromWorker =
  { kind: 'ready'; uri: string } | { kind: 'closed' } | { kind: 'failed'; message: string; problem?: StoreErrorKind };
