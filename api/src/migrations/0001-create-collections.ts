import type { Connection } from 'mongoose';
import { models } from '../app/models.js';

/** Collections and indexes of every model. */
export async function createCollections(connection: Connection): Promise<void> {
  for (const modelOf of models) {
    const model = modelOf(connection);
    await model.createCollection();
    await model.createIndexes();
  }
}
