import { createConnection } from 'mongoose';

/** Keys of the stored entries; each must have exactly one revision and one audit entry. */
export async function storedKeys(uri: string, sent: ReadonlySet<string>): Promise<Set<string>> {
  const connection = await createConnection(uri, { dbName: 'anaqid' }).asPromise();
  try {
    const of = async (collection: string): Promise<string[]> =>
      (
        await connection
          .collection(collection)
          .find({ recordId: { $in: [...sent] } })
          .toArray()
      ).map(({ recordId }) => String(recordId));
    const entries = await connection
      .collection<{ _id: string }>('interventions')
      .find({ _id: { $in: [...sent] } })
      .toArray();
    const keys = entries.map(({ _id }) => _id).sort();
    expect((await of('revisions')).sort()).toEqual(keys);
    expect((await of('audit')).sort()).toEqual(keys);
    return new Set(keys);
  } finally {
    await connection.close();
  }
}
