import { Schema, type Connection, type Model } from 'mongoose';
import type { OutcomeView } from '@anaqid/shared-types';
import { defineModel, recordedPaths, type Recorded } from '../../../platform/records.js';

/** A view that somebody kept; never changed. Its figures are computed again from the records as known at `recordedAt`. */
export interface SavedOutcomesRecord extends Recorded {
  pilotId: string;
  view: OutcomeView;
  baseMonth: string | null;
  note: string;
}

const schema = new Schema<SavedOutcomesRecord>({
  ...recordedPaths,
  pilotId: String,
  view: String,
  baseMonth: String,
  note: String,
});
schema.index({ pilotId: 1, recordedAt: -1 });

export function savedOutcomesModel(connection: Connection): Model<SavedOutcomesRecord> {
  return defineModel(connection, 'SavedOutcomes', schema, 'savedOutcomes');
}
