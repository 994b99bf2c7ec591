import type { InferSchemaType } from 'mongoose';
import { enumValues } from '@anaqid/shared-types';
import {
  calendarDay,
  calendarMonth,
  flag,
  integer,
  listOf,
  oneOf,
  orNull,
  part,
  recordSchema,
  text,
} from '../../platform/fields.js';
import { defineModel, recordedFields } from '../../platform/records.js';

const memberSchema = recordSchema({
  _id: text,
  name: text,
  bornOn: orNull(calendarDay),
  bornYearOnly: flag,
  sex: oneOf(enumValues.Sex),
  relation: oneOf(enumValues.Relation),
  isProvider: flag,
  isCaregiver: flag,
  hasDisability: flag,
  ableToWork: orNull(flag),
  schooling: orNull(oneOf(enumValues.Schooling)),
  work: orNull(text),
  skills: listOf(text),
  joinedMonth: orNull(calendarMonth),
  leftMonth: orNull(calendarMonth),
});

export interface MemberRecord extends InferSchemaType<typeof memberSchema> {}

const spellSchema = recordSchema({
  /** The client key it was enrolled with. */
  _id: text,
  associationId: text,
  clusterId: text,
  /** Programme month 0. */
  enrolledMonth: calendarMonth,
  baselineOn: calendarDay,
  /** Last month: of the exit, or before the new spell that followed a return to need. */
  exitMonth: orNull(calendarMonth),
  /** Null while the spell is open, and when it ended in a new one after a return to need. */
  exitReason: orNull(oneOf(enumValues.ExitReason)),
});

/** One enrolment. */
export interface SpellRecord extends InferSchemaType<typeof spellSchema> {}

const familySchema = recordSchema({
  ...recordedFields,
  pilotId: text,
  clusterId: text,
  /** As people write it, such as `F-017`. */
  code: text,
  /** The code with its numbers at full width: unique in a pilot, and lists are ordered by it. */
  codeKey: text,
  name: text,
  /** Folded name and code for searching. */
  searchKey: text,
  state: oneOf(enumValues.FamilyState),
  /** Association of the latest spell; null before the first. */
  associationId: orNull(text),
  areaId: orNull(text),
  address: orNull(text),
  phone: orNull(text),
  categories: listOf(oneOf(enumValues.FamilyCategory)),
  strengths: listOf(text),
  /** The representative first. */
  members: listOf(part(memberSchema)),
  /** Oldest first; only the last may be open. */
  spells: listOf(part(spellSchema)),
  /** Purposes whose latest word is a yes: follows from the consents. */
  consented: listOf(oneOf(enumValues.ConsentPurpose)),
});
familySchema.index({ pilotId: 1, codeKey: 1 }, { unique: true });
familySchema.index({ clusterId: 1, codeKey: 1 });
familySchema.index({ associationId: 1, codeKey: 1 });

/** A household with its members and enrolments; its version counts every change of them. */
export interface FamilyRecord extends InferSchemaType<typeof familySchema> {}
export const familiesModel = defineModel('Family', familySchema, 'families');

const consentSchema = recordSchema({
  ...recordedFields,
  familyId: text,
  /** Version of the family that it made: the order in which words were recorded. */
  familyVersion: integer,
  purpose: oneOf(enumValues.ConsentPurpose),
  given: flag,
  on: calendarDay,
  language: text,
});
consentSchema.index({ familyId: 1, on: -1, familyVersion: -1 });

/** A family's word on a purpose; never changed. */
export interface ConsentRecord extends InferSchemaType<typeof consentSchema> {}
export const consentsModel = defineModel('Consent', consentSchema, 'consents');

const eventSchema = recordSchema({
  ...recordedFields,
  familyId: text,
  /** Version of the family that it made: the order of events. */
  familyVersion: integer,
  step: oneOf(enumValues.LifeCycleStep),
  on: calendarDay,
  from: orNull(oneOf(enumValues.FamilyState)),
  to: oneOf(enumValues.FamilyState),
  reason: orNull(text),
  exitReason: orNull(oneOf(enumValues.ExitReason)),
  nextStep: orNull(text),
  reviewOn: orNull(calendarDay),
  /** Month of graduation, of a proposal and its approval. */
  graduationMonth: orNull(calendarMonth),
});
eventSchema.index({ familyId: 1, familyVersion: -1 }, { unique: true });

/** A change of state; never changed. */
export interface LifeCycleEventRecord extends InferSchemaType<typeof eventSchema> {}
export const lifeCycleEventsModel = defineModel('LifeCycleEvent', eventSchema, 'lifeCycleEvents');
