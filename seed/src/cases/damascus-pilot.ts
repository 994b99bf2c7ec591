import type { Recorder, Services } from '@anaqid/api';
import type { StoryClock } from '../story-clock.js';
import { createAccounts, createAdministrator, administrator } from './damascus-people.js';
import { setUpDamascus } from './damascus-setup.js';
import { simulateYear } from './damascus-year.js';

interface SampleOptions {
  services: Services;
  clock: StoryClock;
  /** Actor that records everything before the first account exists. */
  installation: Recorder;
  /** Password of every sample account. */
  password: string;
  progress(share: number): void;
}

/**
 * Loads the pilot of the Damascus report through the application's own services: 4 clusters, 21 associations, 100 families of invented
 * people, twelve months of services. Twenty associations adopt five families each; the twenty-first only gives services (the report
 * counts 21 associations, and 100 families at five for each).
 */
export async function loadDamascusPilot(options: SampleOptions): Promise<void> {
  const { services, clock, installation, password, progress } = options;
  clock.moveTo('2018-01-15');
  await createAdministrator(services, installation, password);
  await setUpDamascus(services, administrator);
  await createAccounts(services, password);
  await simulateYear({ services, clock, progress });
}
