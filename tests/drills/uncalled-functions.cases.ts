const longSearch = 'Runs only when finding what to write takes longer than one write step.';
const decimals = 'For stored Decimal128 values, which imported documents may contain; unit tests and cases cover it.';
const disk = 'Handles a full or failing disk; `drill:store-faults` covers it.';
const otherSystem = 'For Windows and for long paths, where no socket file can be used beside the data.';
const expiry =
  'Deletes expired documents; the sweep runs once a minute, and no test run waits for documents to expire.';
const waiting = 'Lets dropping and index builds wait for open transactions; the product does neither while it serves.';
const helper = 'Written by the compiler for a class whose values no run decodes.';

/** Reasons why functions stay in the store that no measured run calls, by `file function`, with files relative to `store/src`. */
export const reasons: Readonly<Record<string, string>> = {
  'commands/error-reply.ts internalError': 'Reports a fault of the store itself, of which there should be none.',
  'commands/find-and-modify.ts scan': longSearch,
  'commands/update-statement.ts scan': longSearch,
  'commands/delete.ts scan': longSearch,
  'commands/matching.ts scan': longSearch,
  'commands/time-limit.ts timeLimitExceeded':
    'Refuses a command after its `maxTimeMS`; only unit tests run commands that long.',
  'query/field-tests.ts sameOptions': 'Compares stored regular expressions, which imported documents may contain.',
  'query/field-tests.ts accepts':
    'Compares with MinKey and MaxKey without an index, which imported documents may contain.',
  'query/sort.ts compare': 'Sorts documents in memory without a search; used by unit tests through pipelines.',
  'records/expiry.ts isExpired': expiry,
  'records/expiry.ts isDate': expiry,
  'records/sort-documents.ts merge2': 'Merges the runs of a sort of more than 2,048 documents without an index.',
  'serve.ts remove': otherSystem,
  'storage/data-folder.ts notWritable': disk,
  'storage/environment.ts freeBytes': disk,
  'storage/environment.ts isDiskFull': disk,
  'storage/group-commit.ts asStorageError': disk,
  'storage/lock.ts lockFile': 'Locks the folder on systems without abstract sockets or named pipes (macOS).',
  'transactions/sessions.ts tooOld':
    'Refuses a write with a transaction number below the last of its session, which no driver sends.',
  'transactions/transaction.ts changes': waiting,
  'transactions/transaction.ts resolveEnded': 'A placeholder that the constructor replaces.',
  'update/modifiers/arrays.ts isLogical': '`$pull` by `$and`, `$or` and `$nor`; recorded answers cover it.',
  'upkeep.ts isBeingBuilt':
    'Clears what a killed or dropped index left behind in the background; crash drills and unit tests cover it.',
  'values/decode.ts invalid':
    'Refuses invalid BSON, which no driver sends; `drill:store-faults` and unit tests cover it.',
  'values/numbers.ts truncatedDecimal': decimals,
  'values/numbers.ts isWhole': decimals,
  'values/numbers.ts asInt64OrNull': decimals,
  'values/numeric.ts exactKey': decimals,
  'values/raw.ts regexSize': 'Skips stored regular expressions, which imported documents may contain.',
  'values/types.ts <instance_members_initializer>': helper,
  'values/types.ts Doc': helper,
};
