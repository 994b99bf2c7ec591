import type { Connection } from 'mongoose';
import { Umzug, type UmzugStorage } from 'umzug';
import { migrations as allMigrations, type Migration } from '../migrations/index.js';
import type { Clock } from '../platform/clock.js';
import { StartError } from '../platform/errors.js';
import { instant, recordSchema, text } from '../platform/fields.js';
import { defineModel, findRecords } from '../platform/records.js';
import { ensureRecord, removeRecord } from '../platform/write-records.js';

interface Migrating {
  connection: Connection;
  clock: Clock;
}

/**
 * Migrates the database to the product's version.
 *
 * @throws StartError if a newer product has already migrated the database; nothing is changed then.
 */
export async function migrate(base: Migrating, migrations: readonly Migration[] = allMigrations): Promise<void> {
  const storage = storageIn(base);
  const done = await storage.executed({ context: base });
  const knownNames = new Set(migrations.map(({ name }) => name));
  if (done.some((name) => !knownNames.has(name))) {
    throw new StartError('The data was written by a newer version of Anaqid. Start that version, or restore a backup.');
  }
  const runner = new Umzug({
    migrations: migrations.map(({ name, up }) => ({ name, up: () => up(base.connection) })),
    storage,
    context: base,
    logger: undefined,
  });
  await runner.up();
}

/** A completed step. */
const migrationSchema = recordSchema({ _id: text, doneAt: instant });
const migrationsModel = defineModel('Migration', migrationSchema, 'migrations');

function storageIn({ connection, clock }: Migrating): UmzugStorage<Migrating> {
  const model = migrationsModel(connection);
  return {
    async logMigration({ name }) {
      await ensureRecord(model, { _id: name, doneAt: clock.now() });
    },
    async unlogMigration({ name }) {
      await removeRecord(model, { _id: name });
    },
    executed: async () => (await findRecords(model, {}, { sort: { _id: 1 } })).map(({ _id }) => _id),
  };
}
