import type { Connection } from 'mongoose';

/** Creates the collection of counts towards limits, whose entries the database removes when their time is over. */
export async function createLimits(connection: Connection): Promise<void> {
  const limits = connection.getClient().db(connection.name).collection('limits');
  await limits.createIndexes([
    { key: { key: 1 }, unique: true },
    { key: { expire: 1 }, expireAfterSeconds: 0 },
  ]);
}
