import { randomUUID } from 'node:crypto';
import { models } from '../app/models.js';
import { createServices, type Services } from '../app/services.js';
import { actorWith } from './actors.js';
import { startTestDatabase, type TestDatabase } from './test-database.js';

export const administrator = actorWith('ADMINISTRATOR');

export interface SetUpWorld extends Services {
  readonly database: TestDatabase;
  /** Sets the clock to 09:00 UTC of a day. */
  moveTo(day: string): void;
}

/** The product's services on their own database, with nothing in it; the clock starts on 15 January 2018. */
export async function startSetUpWorld(): Promise<SetUpWorld> {
  const database = await startTestDatabase(models);
  let now = new Date('2018-01-15T09:00:00Z');
  const moveTo = (day: string): void => {
    now = new Date(`${day}T09:00:00Z`);
  };
  const services = createServices({ connection: database.connection, clock: { now: () => now } });
  return { ...services, database, moveTo };
}

/** A name in both languages that no other record has. */
export function uniqueName(): { ar: string; en: string } {
  const suffix = randomUUID().slice(0, 8);
  return { ar: `اسم ${suffix}`, en: `Name ${suffix}` };
}
