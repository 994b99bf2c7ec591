import { createServices, installation, migrate, type Prepared } from '@anaqid/api';
import { loadDamascusPilot } from './cases/damascus-pilot.js';
import { storyClock } from './story-clock.js';

interface SampleMark {
  _id: string;
  state: 'LOADING' | 'LOADED';
}

const SAMPLE_ID = 'damascus-pilot';
/** Collections of the installation itself, which clearing a half-loaded sample leaves alone. */
const KEPT_COLLECTIONS = new Set(['migrations', 'settings']);

export type SampleState = 'ABSENT' | 'HALF_LOADED' | 'LOADED' | 'OTHER_DATA';

/** Whether the sample is in the database. A process that is killed while loading leaves `HALF_LOADED`. */
export async function sampleState({ connection, services }: Prepared): Promise<SampleState> {
  const mark = await connection.collection<SampleMark>('samples').findOne({ _id: SAMPLE_ID });
  if (mark !== null) return mark.state === 'LOADED' ? 'LOADED' : 'HALF_LOADED';
  return (await services.accounts.needsFirstAdministrator()) ? 'ABSENT' : 'OTHER_DATA';
}

/** Loads the sample into an empty database, or again into a half-loaded one. Only the last write marks it as loaded. */
export async function loadSample(
  { connection }: Prepared,
  password: string,
  progress: (share: number) => void,
): Promise<void> {
  const marks = connection.collection<SampleMark>('samples');
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
  const names = (await connection.listCollections())
    .map(({ name }) => name)
    .filter((name) => !KEPT_COLLECTIONS.has(name));
  for (const name of names) if (name !== 'samples') await connection.collection(name).deleteMany({});
}
