import { createServices, installation, migrate, type Prepared } from '@anaqid/api';
import { loadDamascusPilot } from './cases/damascus-pilot.js';
import { storyClock } from './story-clock.js';

interface SampleMark {
  _id: string;
  state: 'LOADING' | 'LOADED';
}

const MARK = 'damascus-pilot';
/** What an installation makes for itself; it stays when a half-loaded sample is cleared away. */
const KEPT = new Set(['migrations', 'settings']);

export type SampleState = 'ABSENT' | 'HALF_LOADED' | 'LOADED' | 'OTHER_DATA';

/** What of the sample is in the database. A process that was killed while loading leaves `HALF_LOADED`. */
export async function sampleState({ connection, services }: Prepared): Promise<SampleState> {
  const mark = await connection.collection<SampleMark>('samples').findOne({ _id: MARK });
  if (mark !== null) return mark.state === 'LOADED' ? 'LOADED' : 'HALF_LOADED';
  return (await services.accounts.needsFirstAdministrator()) ? 'ABSENT' : 'OTHER_DATA';
}

/** Loads the sample into an empty or half-loaded database. It counts as loaded only when everything is there. */
export async function loadSample(
  { connection }: Prepared,
  password: string,
  progress: (share: number) => void,
): Promise<void> {
  const marks = connection.collection<SampleMark>('samples');
  const isHalfLoaded = (await marks.findOne({ _id: MARK })) !== null;
  if (isHalfLoaded) await clear({ connection });
  await marks.updateOne({ _id: MARK }, { $set: { state: 'LOADING' } }, { upsert: true });
  const clock = storyClock('2018-01-15');
  await migrate({ connection, clock });
  const services = createServices({ connection, clock });
  await loadDamascusPilot({ services, clock, installation, password, progress });
  await marks.updateOne({ _id: MARK }, { $set: { state: 'LOADED' } });
}

async function clear({ connection }: Pick<Prepared, 'connection'>): Promise<void> {
  const names = (await connection.listCollections()).map(({ name }) => name).filter((name) => !KEPT.has(name));
  for (const name of names) if (name !== 'samples') await connection.collection(name).deleteMany({});
}
