export type DataFolderProblem = 'IN_USE' | 'UNWRITABLE' | 'DAMAGED' | 'WRONG_VERSION' | 'NOT_EMPTY' | 'MISSING';

/** Why a data folder cannot be used; `message` is one sentence for the person who starts the store. */
export class DataFolderError extends Error {
  constructor(
    readonly problem: DataFolderProblem,
    message: string,
  ) {
    super(message);
    this.name = 'DataFolderError';
  }
}
