import type { Connection } from 'mongoose';

/** Creates the collection of versions, and what finds the roll-ups of a stripe. */
export async function createVersions(connection: Connection): Promise<void> {
  const database = connection.getClient().db(connection.name);
  const present = await database.listCollections({ name: 'dataVersions' }).toArray();
  if (present.length === 0) await database.createCollection('dataVersions');
  for (const name of ['spellRollups', 'serviceRollups']) {
    await database.collection(name).createIndexes([{ key: { stripe: 1 } }]);
  }
}
