import type { Connection } from 'mongoose';
import { RateLimiterMongo } from 'rate-limiter-flexible';
import { instant, integer, orNull, recordSchema, text } from './fields.js';
import { defineModel } from './records.js';

/**
 * Counters of limited actions, shared by all processes of the installation. The database removes them when their period
 * ends.
 */
const schema = recordSchema({
  key: text,
  points: integer,
  expire: orNull(instant),
});
schema.index({ key: 1 }, { unique: true });
schema.index({ expire: 1 }, { expireAfterSeconds: 0 });
const COLLECTION = 'limits';
export const limitsModel = defineModel('Limit', schema, COLLECTION);

interface SharedLimit {
  /** Kind of action that is counted, such as `name` for sign-ins by user name. */
  readonly of: string;
  readonly points: number;
  readonly seconds: number;
}

/** Counts in the database, so that counters survive a restart and hold for every process. */
export function sharedLimiter(connection: Connection, { of, points, seconds }: SharedLimit): RateLimiterMongo {
  return new RateLimiterMongo({
    storeClient: connection.getClient(),
    dbName: connection.name,
    tableName: COLLECTION,
    keyPrefix: of,
    points,
    duration: seconds,
    // The collection is created by a migration.
    disableIndexesCreation: true,
  });
}
