import { StartError, createServices, installation, migrate, recordCollections, type Prepared } from '@anaqid/api';
import { loadDamascusPilot } from './cases/damascus-pilot.js';
import { storyClock } from './story-clock.js';

interface SampleMark {
  _id: string;
  state: 'LOADING' | 'LOADED';
}

const SAMPLE_ID = 'damascus-pilot';
const MARKS = 'samples';
/** Collections of the installation itself, which are kept when a half-loaded sample is cleared. */
const INSTALLATION = new Set(['limits', 'migrations', 'sessions', 'settings', MARKS]);
/** The product's own collections that can hold documents before anybody has used it. */
const BEFORE_WORK = new Set([...INSTALLATION, 'singleUseLinks', 'dataVersions']);

type SampleState = 'ABSENT' | 'HALF_LOADED' | 'LOADED' | 'OTHER_DATA';

/** Whether the sample is in the database. A process that is killed while loading leaves `HALF_LOADED`. */
export async function sampleState({ connection }: Pick<Prepared, 'connection'>): Promise<SampleState> {
  const mark = await connection.collection<SampleMark>(MARKS).findOne({ _id: SAMPLE_ID });
  if (mark !== null) return mark.state === 'LOADED' ? 'LOADED' : 'HALF_LOADED';
  if ((await foreignCollection({ connection })) !== null) return 'OTHER_DATA';
  for (const name of recordCollections(connection)) {
    if (!BEFORE_WORK.has(name) && (await connection.collection(name).findOne()) !== null) return 'OTHER_DATA';
  }
  return 'ABSENT';
}

/** Throws an error that explains why the sample cannot be loaded beside existing data. */
export async function refuseOtherData(prepared: Pick<Prepared, 'connection'>): Promise<never> {
  const foreign = await foreignCollection(prepared);
  const held = foreign === null ? 'other data' : `the collection ${foreign} of another program`;
  throw new StartError(`The sample can only be loaded into an empty database, and this one holds ${held}.`);
}

/** The first collection that does not belong to the product; null if there is none. */
async function foreignCollection({ connection }: Pick<Prepared, 'connection'>): Promise<string | null> {
  const own = new Set([...recordCollections(connection), ...INSTALLATION]);
  const names = (await connection.listCollections()).map(({ name }) => name).sort();
  return names.find((name) => !own.has(name) && !name.startsWith('system.')) ?? null;
}

/**
 * Loads the sample into an empty database. A half-loaded sample is loaded again: only the product's own collections are
 * cleared first. The last write marks the sample as loaded.
 */
export async function loadSample(
  { connection }: Pick<Prepared, 'connection'>,
  password: string,
  progress: (share: number) => void,
): Promise<void> {
  const marks = connection.collection<SampleMark>(MARKS);
  const isHalfLoaded = (await marks.findOne({ _id: SAMPLE_ID })) !== null;
  if (isHalfLoaded) await clear({ connection });
  await marks.updateOne({ _id: SAMPLE_ID }, { $set: { state: 'LOADING' } }, { upsert: true });
  const clock = storyClock('2018-01-15');
  await migrate({ connection, clock });
  const services = createServices({ connection, clock });
  await loadDamascusPilot({ services, clock, installation, password, progress });
  await marks.updateOne({ _id: SAMPLE_ID }, { $set: { state: 'LOADED' } });
}

async function clear({ connection }: Pick<Prepared, 'connection'>): Promise<void> {
  for (const name of recordCollections(connection))
    if (!INSTALLATION.has(name)) await connection.collection(name).deleteMany({});
}
