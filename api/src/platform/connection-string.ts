import { StartError } from './errors.js';

/**
 * Options of a connection string on which it depends whether an acknowledged write can be lost or a page can be out of date. The
 * product chooses them (`safeOptions`); a connection string may repeat the choice but not change it.
 */
const allowedValues: Readonly<Record<string, readonly string[]>> = {
  w: ['majority'],
  j: ['true'],
  journal: ['true'],
  fsync: ['false'],
  readconcernlevel: ['majority'],
  readpreference: ['primary'],
  retryreads: ['true'],
  retrywrites: ['true'],
};
/** Options that change what an acknowledgement means, whatever their value. */
const refusedOptions = new Set([
  'maxstalenessseconds',
  'readpreferencetags',
  'safe',
  'timeoutms',
  'wtimeout',
  'wtimeoutms',
]);

/** What every read and write is done with: acknowledged by a majority and flushed, read from the primary, repeated once. */
export const safeOptions = {
  readPreference: 'primary',
  readConcern: { level: 'majority' },
  writeConcern: { w: 'majority', journal: true },
  retryReads: true,
  retryWrites: true,
} as const;

/**
 * Checks the options of a connection string against `safeOptions`; their names have no case.
 *
 * @throws StartError naming the option that would weaken reads or writes.
 */
export function checkSafety(uri: string): void {
  const query = /\?(.*)$/s.exec(uri)?.[1] ?? '';
  for (const [name, value] of new URLSearchParams(query)) {
    const key = name.toLowerCase();
    const allowed = allowedValues[key];
    const isSafe = allowed === undefined ? !refusedOptions.has(key) : allowed.includes(value.toLowerCase());
    if (isSafe) continue;
    throw new StartError(
      `The option ${name} in MONGODB_URI would weaken reads or writes, which Anaqid does not allow. Remove it.`,
    );
  }
}

/** Name of the database in a connection string; null if it names none. */
export function databaseIn(uri: string): string | null {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?/]+)/.exec(uri)?.[1];
  return name === undefined ? null : decodeURIComponent(name);
}
