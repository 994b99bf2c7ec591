import { Schema, type Connection, type Model } from 'mongoose';
import type {
  ConsentPurpose,
  ExitReason,
  FamilyCategory,
  FamilyState,
  LifeCycleStep,
  Relation,
  Schooling,
  Sex,
} from '@anaqid/shared-types';
import { defineModel, recordedPaths, type Recorded } from '../../platform/records.js';

/** A household with its members and enrolments; its version counts every change of them. */
export interface FamilyRecord extends Recorded {
  pilotId: string;
  clusterId: string;
  /** As people write it, such as `F-017`. */
  code: string;
  /** The code with its numbers at full width: unique in a pilot, and lists are ordered by it. */
  codeKey: string;
  name: string;
  /** Folded name and code for searching. */
  searchKey: string;
  state: FamilyState;
  /** Association of the latest spell; null before the first. */
  associationId: string | null;
  areaId: string | null;
  address: string | null;
  phone: string | null;
  categories: FamilyCategory[];
  strengths: string[];
  /** The representative first. */
  members: MemberRecord[];
  /** Oldest first; only the last may be open. */
  spells: SpellRecord[];
  /** Purposes whose latest word is a yes: follows from the consents. */
  consented: ConsentPurpose[];
}

export interface MemberRecord {
  _id: string;
  name: string;
  bornOn: string | null;
  bornYearOnly: boolean;
  sex: Sex;
  relation: Relation;
  isProvider: boolean;
  isCaregiver: boolean;
  hasDisability: boolean;
  ableToWork: boolean | null;
  schooling: Schooling | null;
  work: string | null;
  skills: string[];
  joinedMonth: string | null;
  leftMonth: string | null;
}

/** One enrolment. */
export interface SpellRecord {
  /** The client key it was enrolled with. */
  _id: string;
  associationId: string;
  clusterId: string;
  /** Programme month 0. */
  enrolledMonth: string;
  baselineOn: string;
  /** Last month: of the exit, or before the new spell that followed a return to need. */
  exitMonth: string | null;
  /** Null while the spell is open, and when it ended in a new one after a return to need. */
  exitReason: ExitReason | null;
}

/** A family's word on a purpose; never changed. */
export interface ConsentRecord extends Recorded {
  familyId: string;
  /** Version of the family that it made: the order in which words were recorded. */
  familyVersion: number;
  purpose: ConsentPurpose;
  given: boolean;
  on: string;
  language: string;
}

/** A change of state; never changed. */
export interface LifeCycleEventRecord extends Recorded {
  familyId: string;
  /** Version of the family that it made: the order of events. */
  familyVersion: number;
  step: LifeCycleStep;
  on: string;
  from: FamilyState | null;
  to: FamilyState;
  reason: string | null;
  exitReason: ExitReason | null;
  nextStep: string | null;
  reviewOn: string | null;
  /** Month of graduation, of a proposal and its approval. */
  graduationMonth: string | null;
}

const memberSchema = new Schema<MemberRecord>({
  _id: String,
  name: String,
  bornOn: String,
  bornYearOnly: Boolean,
  sex: String,
  relation: String,
  isProvider: Boolean,
  isCaregiver: Boolean,
  hasDisability: Boolean,
  ableToWork: Boolean,
  schooling: String,
  work: String,
  skills: [String],
  joinedMonth: String,
  leftMonth: String,
});

const spellSchema = new Schema<SpellRecord>({
  _id: String,
  associationId: String,
  clusterId: String,
  enrolledMonth: String,
  baselineOn: String,
  exitMonth: String,
  exitReason: String,
});

const familySchema = new Schema<FamilyRecord>({
  ...recordedPaths,
  pilotId: String,
  clusterId: String,
  code: String,
  codeKey: String,
  name: String,
  searchKey: String,
  state: String,
  associationId: String,
  areaId: String,
  address: String,
  phone: String,
  categories: [String],
  strengths: [String],
  members: [memberSchema],
  spells: [spellSchema],
  consented: [String],
});
familySchema.index({ pilotId: 1, codeKey: 1 }, { unique: true });
familySchema.index({ clusterId: 1, codeKey: 1 });
familySchema.index({ associationId: 1, codeKey: 1 });

const consentSchema = new Schema<ConsentRecord>({
  ...recordedPaths,
  familyId: String,
  familyVersion: Number,
  purpose: String,
  given: Boolean,
  on: String,
  language: String,
});
consentSchema.index({ familyId: 1, on: -1, familyVersion: -1 });

const eventSchema = new Schema<LifeCycleEventRecord>({
  ...recordedPaths,
  familyId: String,
  familyVersion: Number,
  step: String,
  on: String,
  from: String,
  to: String,
  reason: String,
  exitReason: String,
  nextStep: String,
  reviewOn: String,
  graduationMonth: String,
});
eventSchema.index({ familyId: 1, familyVersion: -1 }, { unique: true });

export function familiesModel(connection: Connection): Model<FamilyRecord> {
  return defineModel(connection, 'Family', familySchema, 'families');
}

export function consentsModel(connection: Connection): Model<ConsentRecord> {
  return defineModel(connection, 'Consent', consentSchema, 'consents');
}

export function lifeCycleEventsModel(connection: Connection): Model<LifeCycleEventRecord> {
  return defineModel(connection, 'LifeCycleEvent', eventSchema, 'lifeCycleEvents');
}
