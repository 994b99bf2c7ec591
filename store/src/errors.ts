/**
 * MongoDB's error codes by name. Codes that the store returns without a name are "Location" codes, named after their number.
 * Source: https://www.mongodb.com/docs/manual/reference/error-codes/
 */
export const codeNames = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  IllegalOperation: 20,
  InvalidBSON: 22,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  ShutdownInProgress: 91,
  NotExactValueField: 98,
  WriteConflict: 112,
  CommandNotSupported: 115,
  CursorInUse: 12051,
  InvalidPipelineOperator: 168,
  InvalidIndexSpecificationOption: 197,
  CannotIndexParallelArrays: 171,
  QueryPlanKilled: 175,
  TransactionTooOld: 225,
  NoSuchTransaction: 251,
  TransactionCommitted: 256,
  TransactionTooLarge: 257,
  OperationNotSupportedInTransaction: 263,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  OutOfDiskSpace: 14031,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  InterruptedAtShutdown: 11600,
  DataCorruptionDetected: 246,
} as const;

type CodeName = keyof typeof codeNames;

const namesByCode = new Map<number, string>(Object.entries(codeNames).map(([name, code]) => [code, name]));

/** MongoDB's name of a code: `BadValue` for 2, `Location40324` for one without a name. */
function codeNameOf(code: number): string {
  return namesByCode.get(code) ?? `Location${code}`;
}

interface MongoErrorDetails {
  errorLabels?: string[];
  /** Additional fields of the error reply; the values are `Value`s. */
  extra?: ReadonlyMap<string, unknown>;
}

/** An error returned to the client, with MongoDB's code, code name and message. */
export class MongoError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly errorLabels: string[];
  readonly extra: ReadonlyMap<string, unknown>;

  constructor(code: number, message: string, details: MongoErrorDetails = {}) {
    super(message);
    this.name = 'MongoError';
    this.code = code;
    this.codeName = codeNameOf(code);
    this.errorLabels = details.errorLabels ?? [];
    this.extra = details.extra ?? new Map();
  }
}

/** Throws a `MongoError`. `code` is a name (`'BadValue'`) or, for codes without one, a number (`40324`). */
export function fail(code: CodeName | number, message: string, details?: MongoErrorDetails): never {
  throw new MongoError(typeof code === 'number' ? code : codeNames[code], message, details);
}
