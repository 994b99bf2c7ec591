import type { Connection } from 'mongoose';

/** Creates the collections of roll-ups; the product fills them when it starts. */
export async function createRollups(connection: Connection): Promise<void> {
  const database = connection.getClient().db(connection.name);
  await database
    .collection('spellRollups')
    .createIndexes([
      { key: { pilotId: 1 } },
      { key: { familyId: 1 } },
      { key: { clusterId: 1 } },
      { key: { associationId: 1 } },
    ]);
  await database.collection('serviceRollups').createIndexes([{ key: { clusterId: 1 } }, { key: { familyId: 1 } }]);
}
