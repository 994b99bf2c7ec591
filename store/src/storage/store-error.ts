/**
 * Why a data folder cannot be used: another process has it open (`locked`), it cannot be written, its files are not what
 * was last written (`damaged`), a newer program wrote it (`newer-format`), or it is not what a tool needs.
 */
export type StoreErrorKind = 'locked' | 'not-writable' | 'damaged' | 'newer-format' | 'missing' | 'not-empty';

/** A data folder that cannot be used; `message` is one sentence for the person who starts the store. */
export class StoreError extends Error {
  constructor(
    readonly kind: StoreErrorKind,
    message: string,
  ) {
    super(message);
    this.name = 'StoreError';
  }
}
