import type { Connection } from 'mongoose';

interface Index {
  /** Index fields in order; 1 ascending, -1 descending. */
  readonly key: Readonly<Record<string, 1 | -1>>;
  readonly unique?: true;
  readonly sparse?: true;
}

/**
 * Collections and indexes of the first version, written out: a released migration never changes, so it must not depend
 * on models, which do change.
 */
const indexesByCollection: Readonly<Record<string, readonly Index[]>> = {
  audit: [
    { key: { at: -1, _id: -1 } },
    { key: { recordType: 1, at: -1, _id: -1 } },
    { key: { actorId: 1, at: -1, _id: -1 } },
  ],
  revisions: [{ key: { recordType: 1, recordId: 1, version: 1 }, unique: true }],
  settings: [],
  accounts: [{ key: { userName: 1 }, unique: true }, { key: { searchKey: 1 } }, { key: { clusterIds: 1 } }],
  singleUseLinks: [],
  areas: [
    { key: { code: 1 }, unique: true, sparse: true },
    { key: { parentId: 1, nameKey: 1 }, unique: true },
  ],
  associations: [{ key: { nameKey: 1 }, unique: true }],
  memberships: [{ key: { clusterId: 1, fromMonth: 1 } }, { key: { associationId: 1, fromMonth: 1 } }],
  clusters: [{ key: { pilotId: 1, nameKey: 1 }, unique: true }, { key: { nameKey: 1 } }],
  serviceTypes: [{ key: { nameKey: 1 }, unique: true }, { key: { position: 1 } }],
  pilots: [{ key: { 'name.ar': 1 }, unique: true }, { key: { startMonth: -1 } }],
  pilotExtensions: [{ key: { pilotId: 1, recordedAt: 1 } }],
  incomeLines: [{ key: { pilotId: 1, fromMonth: 1 }, unique: true }],
  priceIndex: [{ key: { pilotId: 1, month: 1 }, unique: true }],
  families: [
    { key: { pilotId: 1, codeKey: 1 }, unique: true },
    { key: { clusterId: 1, codeKey: 1 } },
    { key: { associationId: 1, codeKey: 1 } },
  ],
  consents: [{ key: { familyId: 1, on: -1, familyVersion: -1 } }],
  lifeCycleEvents: [{ key: { familyId: 1, familyVersion: -1 }, unique: true }],
  assessments: [{ key: { familyId: 1, month: -1, recordedAt: -1 } }],
  visitedFamilies: [],
  statedStatuses: [{ key: { familyId: 1, statedAt: -1 } }],
  monthConfirmations: [{ key: { associationId: 1, month: 1, recordedAt: -1 } }],
  cellQuestions: [{ key: { familyId: 1, recordedAt: -1 } }, { key: { clusterId: 1, state: 1, recordedAt: 1 } }],
  interventions: [
    { key: { clusterId: 1, month: 1 } },
    { key: { familyId: 1, day: -1, _id: -1 } },
    { key: { givingAssociationId: 1, toOther: 1, month: -1 } },
  ],
  closings: [{ key: { clusterId: 1, month: 1 } }],
  reopenings: [{ key: { closingId: 1 }, unique: true }],
  monthStates: [],
  savedOutcomes: [{ key: { pilotId: 1, recordedAt: -1 } }],
};

/** Creates the collections and indexes of the first version; existing ones are kept. */
export async function createCollections(connection: Connection): Promise<void> {
  const database = connection.getClient().db(connection.name);
  const present = await database.listCollections({}, { nameOnly: true }).toArray();
  const presentNames = new Set(present.map(({ name }) => name));
  for (const [name, indexes] of Object.entries(indexesByCollection)) {
    if (!presentNames.has(name)) await database.createCollection(name);
    if (indexes.length > 0) await database.collection(name).createIndexes(indexes.map((index) => ({ ...index })));
  }
}
