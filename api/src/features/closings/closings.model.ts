import { Schema, type Connection, type Model } from 'mongoose';
import { defineModel, recordedPaths, type Recorded } from '../../platform/records.js';

/** A cluster's month declared complete. */
export interface ClosingRecord extends Recorded {
  clusterId: string;
  month: string;
  blankCells: number;
  nothingGivenCells: number;
  /** Whether it was taken back; then it is history. */
  reopened: boolean;
}

/** Why a closing was taken back; never changed. */
export interface ReopeningRecord extends Recorded {
  closingId: string;
  clusterId: string;
  month: string;
  reason: string;
}

/**
 * One document for each month of a cluster that anything was written in. Logging and closing both write it in their
 * transactions, so that of two at once the later one starts anew and sees the other.
 */
export interface MonthStateRecord {
  /** `clusterId:month`. */
  _id: string;
  clusterId: string;
  month: string;
  writes: number;
}

const closingSchema = new Schema<ClosingRecord>({
  ...recordedPaths,
  clusterId: String,
  month: String,
  blankCells: Number,
  nothingGivenCells: Number,
  reopened: Boolean,
});
closingSchema.index({ clusterId: 1, month: 1 });

const reopeningSchema = new Schema<ReopeningRecord>({
  ...recordedPaths,
  closingId: String,
  clusterId: String,
  month: String,
  reason: String,
});
reopeningSchema.index({ closingId: 1 }, { unique: true });

const monthStateSchema = new Schema<MonthStateRecord>({
  _id: String,
  clusterId: String,
  month: String,
  writes: Number,
});

export function closingsModel(connection: Connection): Model<ClosingRecord> {
  return defineModel(connection, 'MonthClosing', closingSchema, 'closings');
}

export function reopeningsModel(connection: Connection): Model<ReopeningRecord> {
  return defineModel(connection, 'MonthReopening', reopeningSchema, 'reopenings');
}

export function monthStatesModel(connection: Connection): Model<MonthStateRecord> {
  return defineModel(connection, 'MonthState', monthStateSchema, 'monthStates');
}
