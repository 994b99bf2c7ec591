import type { Connection } from 'mongoose';

/** Creates the indexes of what families are found by; the product fills the fields when it starts. */
export async function createSearchWords(connection: Connection): Promise<void> {
  const families = connection.getClient().db(connection.name).collection('families');
  await families.createIndexes([
    { key: { clusterId: 1, searchWords: 1 } },
    { key: { clusterId: 1, searchNumbers: 1 } },
    { key: { clusterId: 1, identityKeys: 1 } },
    { key: { associationId: 1, searchWords: 1 } },
  ]);
  await families.updateMany({ searchKey: { $exists: true } }, { $unset: { searchKey: '' } });
}
