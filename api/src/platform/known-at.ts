import type { Connection } from 'mongoose';
import { findRecords, type Recorded } from './records.js';
import { revisionsModel } from './revisions.js';

/** The fields of a record that `asKnownAt` needs. */
type Versioned = Pick<Recorded, '_id' | 'version' | 'recordedAt'>;

/**
 * Records as known at an instant: those created later are left out, those changed later are replaced by the revision of
 * that time. Complete for records that are never deleted.
 *
 * @param at Null: as they are now.
 */
export async function asKnownAt<T extends Versioned>(
  connection: Connection,
  recordType: string,
  records: readonly T[],
  at: Date | null,
): Promise<T[]> {
  if (at === null) return [...records];
  const existing = records.filter(({ recordedAt }) => recordedAt <= at);
  const changed = existing.filter(({ version }) => version > 1).map(({ _id }) => _id);
  const before = await statesAt<T>(connection, recordType, changed, at);
  return existing.map((record) => before.get(record._id) ?? record);
}

/** The latest revision of each record up to an instant. */
async function statesAt<T extends Versioned>(
  connection: Connection,
  recordType: string,
  ids: readonly string[],
  at: Date,
): Promise<Map<string, T>> {
  if (ids.length === 0) return new Map();
  const revisions = await findRecords(
    revisionsModel(connection),
    { recordType, recordId: { $in: [...ids] }, recordedAt: { $lte: at } },
    { sort: { recordType: 1, recordId: 1, version: 1 } },
  );
  return new Map(revisions.map(({ recordId, state }) => [recordId, state as T]));
}
