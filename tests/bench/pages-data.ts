import { createServices, openDatabase, readEnvironment, startServer, type Prepared } from '@anaqid/api';
import { randomUUID } from 'node:crypto';
import type { FamilyRecord } from '../../api/src/features/families/families.model.js';
import { codeKeyOf } from '../../api/src/features/families/file/family-code.js';
import { searchFieldsOf } from '../../api/src/features/families/file/family-search.js';
import { administrator } from '../../seed/src/cases/damascus-people.js';
import * as damascus from '../../seed/src/cases/damascus-setup.js';
import { loadSample } from '../../seed/src/sample.js';
import { storyClock } from '../../seed/src/story-clock.js';
import { samplePassword } from '../kit/product.js';

type Connection = Prepared['connection'];
type Services = Prepared['services'];
type Stored = Readonly<Record<string, unknown>> & { readonly _id: string };

const clustersOfLarge = 20;
const familiesOfCluster = 500;
/** Sizes of the associations of a cluster of 500 families, in turn. */
const sizes = [500, 100, 25, 5] as const;
const batch = 2_000;
/** Cells closed as "nothing given" are copied only from this month on. */
const blanksFrom = '2019-01';
/** Copies of a family get different recording times, as records of people have. */
const apartMs = 7_919;

/** A pilot whose pages are measured. */
export interface PilotPlace {
  pilotId: string;
  families: number;
  /** User names by their scope. */
  minister: string;
  federation: string;
  coordinator: string;
  /** Heads of associations, by number of families. */
  heads: Readonly<Record<number, string>>;
  /** The cluster of the coordinator, and 25 of its families that stay to the end. */
  clusterId: string;
  staying: readonly string[];
}

/**
 * S is the sample, recorded through the services. M has 100 copies of each of its families, inserted as documents,
 * without records that are slow to load and that no page reads: earlier "nothing given" entries, and revisions and log
 * entries of interventions.
 */
export async function loadPilots(dataFolder: string, say: (line: string) => void): Promise<void> {
  const environment = { ...readEnvironment(), dataFolder, port: 0, mongodbUri: null };
  const server = await startServer({
    environment,
    async prepare(prepared) {
      await loadSample(prepared, samplePassword, () => undefined);
      const clock = storyClock('2018-01-15');
      const services = createServices({ connection: prepared.connection, clock });
      await loadLarge(prepared.connection, services, say);
      await services.useCases.rebuildRollups(() => undefined);
    },
  });
  await server.close();
}

/** Ids of the loaded data, also if an earlier run loaded them. */
export async function placesIn(dataFolder: string): Promise<{ small: PilotPlace; large: PilotPlace }> {
  const { connection, close } = await openDatabase({ dataFolder, mongodbUri: null });
  const stayingIn = async (clusterId: string): Promise<string[]> => {
    const staying = { clusterId, spells: { $elemMatch: { exitMonth: null } } };
    const found = await connection.collection('families').find(staying).sort({ codeKey: 1 }).limit(25).toArray();
    return found.map(({ _id }) => String(_id));
  };
  const [cluster] = await connection
    .collection('clusters')
    .find({ 'name.en': largeCluster(0) })
    .toArray();
  const largeId = String(cluster?.['pilotId']);
  const clusterId = String(cluster?._id);
  const small: PilotPlace = {
    pilotId: damascus.pilotId,
    families: 100,
    clusterId: damascus.clusterId(1),
    minister: 'minister',
    federation: 'federation',
    coordinator: 'coordinator1',
    heads: { 5: 'head1' },
    staying: await stayingIn(damascus.clusterId(1)),
  };
  const large: PilotPlace = {
    pilotId: largeId,
    families: clustersOfLarge * familiesOfCluster,
    clusterId,
    minister: 'minister-m',
    federation: 'federation-m',
    coordinator: 'coordinator-m',
    heads: Object.fromEntries(sizes.map((size) => [size, `head-m${size}`])),
    staying: await stayingIn(clusterId),
  };
  await close();
  return { small, large };
}

const largeCluster = (cluster: number): string => `Cluster M ${cluster + 1}`;
const named = (ar: string, en: string): { ar: string; en: string } => ({ ar, en });

async function loadLarge(connection: Connection, services: Services, say: (line: string) => void): Promise<void> {
  const pilotId = await copyPilot(connection);
  const places = await makePlaces(services, pilotId);
  await makePeople(services, pilotId, places);
  const families = await connection
    .collection<Stored>('families')
    .find({ pilotId: damascus.pilotId })
    .sort({ codeKey: 1 })
    .toArray();
  const parcels: Parcel[] = [];
  for (const family of families) parcels.push(await parcelOf(connection, family));
  const writer = new Writer(connection);
  for (const [number, family] of places.families.entries()) {
    const parcel = parcels[number % parcels.length];
    if (parcel === undefined) throw new Error('The sample has no families');
    const moved = new Map([
      [damascus.pilotId, pilotId],
      [parcel.clusterId, family.clusterId],
      [parcel.associationId, family.associationId],
      [damascus.associationId(damascus.guestAssociation), family.guestId],
    ]);
    await copyFamily(writer, parcel, { number, places: moved });
  }
  await writer.end();
  say(`M: ${[...writer.counts].map(([name, count]) => `${count} ${name}`).join(', ')}`);
}

/** Copies the sample's pilot with its months, extension, income lines and prices under another name. */
async function copyPilot(connection: Connection): Promise<string> {
  const { pilotId } = damascus;
  const pilots = connection.collection<Stored>('pilots');
  const pilot = await pilots.findOne({ _id: pilotId });
  if (pilot === null) throw new Error('The sample has no pilot');
  const copyId = randomUUID();
  await pilots.insertOne({ ...pilot, _id: copyId, name: named('عشرة آلاف أسرة', 'Ten thousand families') });
  for (const name of ['pilotExtensions', 'incomeLines', 'priceIndex']) {
    const rows = connection.collection<Stored>(name);
    const own = await rows.find({ pilotId }).toArray();
    if (own.length > 0) await rows.insertMany(own.map((row) => ({ ...row, _id: randomUUID(), pilotId: copyId })));
  }
  return copyId;
}

interface FamilyPlace {
  clusterId: string;
  associationId: string;
  guestId: string;
}

interface Places {
  clusterIds: string[];
  /** An association of each size, in the first cluster that has it. */
  associations: Map<number, string>;
  /** Ids of families, in turn. */
  families: FamilyPlace[];
}

async function makePlaces(services: Services, pilotId: string): Promise<Places> {
  const places: Places = { clusterIds: [], associations: new Map(), families: [] };
  const join = (associationId: string, clusterId: string, adoptsFamilies: boolean) =>
    services.associations.joinCluster(administrator, {
      clientKey: randomUUID(),
      associationId,
      clusterId,
      adoptsFamilies,
      fromMonth: damascus.enrolmentMonth,
    });
  const associate = async (name: string): Promise<string> => {
    const clientKey = randomUUID();
    await services.associations.createAssociation(administrator, {
      clientKey,
      name: named(name, name),
      kind: 'CHARITY',
    });
    return clientKey;
  };
  const guestId = await associate('Guest of M');
  for (let number = 0; number < clustersOfLarge; number++) {
    const clusterId = randomUUID();
    const name = named(`عنقود م ${number + 1}`, largeCluster(number));
    await services.clusters.createCluster(administrator, {
      clientKey: clusterId,
      pilotId,
      name,
      familyQuota: familiesOfCluster,
    });
    places.clusterIds.push(clusterId);
    await join(guestId, clusterId, false);
    const size = sizes[number % sizes.length] ?? familiesOfCluster;
    for (let from = 0; from < familiesOfCluster; from += size) {
      const associationId = await associate(`Association M ${number + 1}-${from / size + 1}`);
      await join(associationId, clusterId, true);
      if (!places.associations.has(size)) places.associations.set(size, associationId);
      for (let family = 0; family < size; family++) places.families.push({ clusterId, associationId, guestId });
    }
  }
  return places;
}

async function makePeople(services: Services, pilotId: string, places: Places): Promise<void> {
  type Scope = Omit<
    Parameters<Services['accounts']['createAccount']>[1],
    'clientKey' | 'userName' | 'displayName' | 'password'
  >;
  const make = (userName: string, scope: Scope) =>
    services.accounts.createAccount(administrator, {
      clientKey: randomUUID(),
      userName,
      displayName: `Somebody ${userName}`,
      password: samplePassword,
      ...scope,
    });
  await make('minister-m', { role: 'MINISTER', pilotIds: [pilotId] });
  await make('federation-m', { role: 'FEDERATION', pilotIds: [pilotId] });
  await make('coordinator-m', { role: 'COORDINATOR', clusterIds: places.clusterIds.slice(0, 1) });
  await make('coordinator-m-all', { role: 'COORDINATOR', clusterIds: places.clusterIds });
  for (const [size, associationId] of places.associations)
    await make(`head-m${size}`, { role: 'ASSOCIATION_HEAD', associationId });
}

/** All stored records of a family. */
interface Parcel {
  code: string;
  codeKey: string;
  clusterId: string;
  associationId: string;
  documents: { collection: string; document: Stored }[];
  /** Ids that are different in every copy. */
  ownIds: string[];
}

async function parcelOf(connection: Connection, family: Stored): Promise<Parcel> {
  const familyId = String(family._id);
  const documents: Parcel['documents'] = [{ collection: 'families', document: family }];
  const add = async (collection: string, filter: Readonly<Record<string, unknown>>): Promise<void> => {
    const found = await connection.collection<Stored>(collection).find(filter).toArray();
    documents.push(...found.map((document) => ({ collection, document })));
  };
  for (const name of ['consents', 'lifeCycleEvents', 'assessments', 'statedStatuses', 'cellQuestions']) {
    await add(name, { familyId });
  }
  await add('visitedFamilies', { _id: familyId });
  const recordIds = documents.map(({ document }) => document._id);
  await add('revisions', { recordId: { $in: recordIds } });
  await add('audit', { recordId: { $in: recordIds } });
  await add('interventions', { familyId, $or: [{ quantity: { $gt: 0 } }, { month: { $gte: blanksFrom } }] });
  const parts = [family['members'], family['spells']].flat() as { readonly _id: string }[];
  const ownIds = [...documents.map(({ document }) => document), ...parts].map(({ _id }) => String(_id));
  const text = (field: string): string => String(family[field]);
  return {
    code: text('code'),
    codeKey: text('codeKey'),
    clusterId: text('clusterId'),
    associationId: text('associationId'),
    documents,
    ownIds: [...new Set(ownIds)],
  };
}

async function copyFamily(
  writer: Writer,
  { documents, ownIds, code, codeKey }: Parcel,
  { number, places }: { number: number; places: ReadonlyMap<string, string> },
): Promise<void> {
  const texts = new Map(places);
  for (const id of ownIds) texts.set(id, randomUUID());
  const copyCode = `F-${String(number + 1).padStart(5, '0')}`;
  texts.set(code, copyCode).set(codeKey, codeKeyOf(copyCode));
  for (const { collection, document } of documents) {
    const copy = copied(document, texts, number * apartMs) as Stored;
    if (collection === 'families') Object.assign(copy, searchFieldsOf(copy as unknown as FamilyRecord));
    await writer.add(collection, copy);
  }
}

function copied(value: unknown, texts: ReadonlyMap<string, string>, laterMs: number): unknown {
  if (typeof value === 'string') return texts.get(value) ?? value;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return new Date(value.getTime() + laterMs);
  if (Array.isArray(value)) return value.map((item) => copied(item, texts, laterMs));
  const copy: Record<string, unknown> = {};
  for (const [name, content] of Object.entries(value)) copy[name] = copied(content, texts, laterMs);
  return copy;
}

/** Inserts in batches; the next batch is built while the store writes the last one. */
class Writer {
  readonly counts = new Map<string, number>();
  private readonly waiting = new Map<string, Stored[]>();
  private storing: Promise<unknown> = Promise.resolve();

  constructor(private readonly connection: Connection) {}

  async add(collection: string, document: Stored): Promise<void> {
    const documents = this.waiting.get(collection) ?? [];
    documents.push(document);
    this.waiting.set(collection, documents);
    if (documents.length >= batch) await this.flush(collection, documents);
  }

  async end(): Promise<void> {
    for (const [collection, documents] of this.waiting) await this.flush(collection, documents);
    await this.storing;
  }

  private async flush(collection: string, documents: Stored[]): Promise<void> {
    await this.storing;
    this.waiting.delete(collection);
    this.counts.set(collection, (this.counts.get(collection) ?? 0) + documents.length);
    this.storing = this.connection.collection<Stored>(collection).insertMany(documents);
  }
}
