import type { Connection } from 'mongoose';
import { searchKey } from '@anaqid/shared-types';
import { searchFieldsOf } from '../features/families/file/family-search.js';

interface StoredFamily {
  readonly _id: string;
  readonly name: string;
  readonly code: string;
  readonly phone: string | null;
  readonly members: Parameters<typeof searchFieldsOf>[0]['members'];
}

const BATCH = 200;

/** Stores what families are found by, with its indexes, and computes the search keys of lists anew. */
export async function createSearchWords(connection: Connection): Promise<void> {
  const database = connection.getClient().db(connection.name);
  const families = database.collection<StoredFamily>('families');
  await families.createIndexes([
    { key: { clusterId: 1, searchWords: 1 } },
    { key: { clusterId: 1, searchNumbers: 1 } },
    { key: { clusterId: 1, identityKeys: 1 } },
    { key: { associationId: 1, searchWords: 1 } },
  ]);
  for (let after = ''; ;) {
    const batch = await families
      .find({ _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(BATCH)
      .toArray();
    const last = batch.at(-1);
    if (last === undefined) break;
    const changes = batch.map((family) => ({
      updateOne: {
        filter: { _id: family._id },
        update: { $set: searchFieldsOf(family), $unset: { searchKey: '' } },
      },
    }));
    await families.bulkWrite(changes as Parameters<typeof families.bulkWrite>[0]);
    after = last._id;
  }
  await renewListKeys(connection);
}

/** Search keys of associations and accounts: characters that show nothing are no longer part of them. */
async function renewListKeys(connection: Connection): Promise<void> {
  const database = connection.getClient().db(connection.name);
  const associations = database.collection<{
    _id: string;
    name: { ar: string; en: string };
    aliases: string[];
    searchKey: string;
  }>('associations');
  for (const { _id, name, aliases } of await associations.find({}).toArray()) {
    const key = [name.ar, name.en, ...aliases].map(searchKey).join(' | ');
    await associations.updateOne({ _id }, { $set: { searchKey: key } });
  }
  const accounts = database.collection<{ _id: string; displayName: string; userName: string; searchKey: string }>(
    'accounts',
  );
  for (const { _id, displayName, userName } of await accounts.find({}).toArray()) {
    await accounts.updateOne({ _id }, { $set: { searchKey: searchKey(`${displayName} ${userName}`) } });
  }
}
