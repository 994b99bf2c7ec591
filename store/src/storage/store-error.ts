/**
 * Why a data folder cannot be used: another process has it open (`locked`), it is not writable, its files are not as they were
 * written (`damaged`), a newer version wrote it (`newer-format`), or a tool needs one that exists (`missing`) or is empty.
 */
export type StoreErrorKind = 'locked' | 'not-writable' | 'damaged' | 'newer-format' | 'missing' | 'not-empty';

/** A data folder cannot be used; `message` is one sentence for the person who starts the store. */
export class StoreError extends Error {
  constructor(
    readonly kind: StoreErrorKind,
    message: string,
  ) {
    super(message);
    this.name = 'StoreError';
  }
}
