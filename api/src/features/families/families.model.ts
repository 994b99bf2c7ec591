import type { InferSchemaType } from 'mongoose';
import { enumValues } from '@anaqid/shared-types';
import {
  calendarDay,
  calendarMonth,
  flag,
  instant,
  integer,
  listOf,
  oneOf,
  optional,
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

/** Members as one person wants to change them where that changes an approved graduation; another person's saving applies it. */
const membersProposalSchema = recordSchema({
  members: listOf(part(memberSchema)),
  proposedBy: text,
  proposedByName: text,
  proposedAt: instant,
});

export interface MemberRecord extends InferSchemaType<typeof memberSchema> {}

const spellSchema = recordSchema({
  /** Client key of the enrolment. */
  _id: text,
  associationId: text,
  clusterId: text,
  /** Programme month 0. */
  enrolledMonth: calendarMonth,
  baselineOn: calendarDay,
  /** Last month: the month of the exit, or the month before the new spell that followed a return to need. */
  exitMonth: orNull(calendarMonth),
  /** Null while the spell is open, and if it ended with a new spell after a return to need. */
  exitReason: orNull(oneOf(enumValues.ExitReason)),
});

/** One stay of a family in the pilot, from enrolment to exit. */
export interface SpellRecord extends InferSchemaType<typeof spellSchema> {}

const familySchema = recordSchema({
  ...recordedFields,
  pilotId: text,
  clusterId: text,
  /** As people write it, such as `F-017`. */
  code: text,
  /** The code with its numbers padded to full width: unique in a pilot, and sort key of lists. */
  codeKey: text,
  name: text,
  /** Folded words of names and code. Derived, and in no revision, as the next two. */
  searchWords: listOf(text),
  /** Numbers of code, names and phone: searched for readers of the phone only. */
  searchNumbers: listOf(text),
  /** The folded name of each person with the birth, and with the phone: by them a possible duplicate is found. */
  identityKeys: listOf(text),
  state: oneOf(enumValues.FamilyState),
  /** Association of the latest spell; null before the first one. */
  associationId: orNull(text),
  areaId: orNull(text),
  address: orNull(text),
  phone: orNull(text),
  categories: listOf(oneOf(enumValues.FamilyCategory)),
  strengths: listOf(text),
  /** The representative comes first. */
  members: listOf(part(memberSchema)),
  /** Absent or null: none. */
  membersProposal: optional(orNull(part(membersProposalSchema))),
  /** Oldest first; only the last one can be open. */
  spells: listOf(part(spellSchema)),
  /** Purposes to which the family agrees by its latest answer. Derived from the consents. */
  consented: listOf(oneOf(enumValues.ConsentPurpose)),
});
familySchema.index({ pilotId: 1, codeKey: 1 }, { unique: true });
familySchema.index({ clusterId: 1, codeKey: 1 });
familySchema.index({ associationId: 1, codeKey: 1 });
familySchema.index({ clusterId: 1, searchWords: 1 });
familySchema.index({ clusterId: 1, searchNumbers: 1 });
familySchema.index({ clusterId: 1, identityKeys: 1 });
familySchema.index({ associationId: 1, searchWords: 1 });

/** A household with its members and spells; its version counts every change of them. */
export interface FamilyRecord extends InferSchemaType<typeof familySchema> {}
export const familiesModel = defineModel('Family', familySchema, 'families');

/** Records that were marked as duplicates of another. */
export const duplicateRecords = { 'spells.exitReason': 'DUPLICATE_RECORD' };

/** All other records: every household once. Counts of families use this filter. */
export const households = { 'spells.exitReason': { $ne: 'DUPLICATE_RECORD' } };

const consentSchema = recordSchema({
  ...recordedFields,
  familyId: text,
  /** Version of the family after this consent: the order of recording. */
  familyVersion: integer,
  purpose: oneOf(enumValues.ConsentPurpose),
  given: flag,
  on: calendarDay,
  language: text,
});
consentSchema.index({ familyId: 1, on: -1, familyVersion: -1 });

/** A family's consent to a purpose, or its refusal; never changed. */
export interface ConsentRecord extends InferSchemaType<typeof consentSchema> {}
export const consentsModel = defineModel('Consent', consentSchema, 'consents');

const eventSchema = recordSchema({
  ...recordedFields,
  familyId: text,
  /** Version of the family after this step: the order of steps. */
  familyVersion: integer,
  step: oneOf(enumValues.LifeCycleStep),
  on: calendarDay,
  from: orNull(oneOf(enumValues.FamilyState)),
  to: oneOf(enumValues.FamilyState),
  reason: orNull(text),
  exitReason: orNull(oneOf(enumValues.ExitReason)),
  nextStep: orNull(text),
  reviewOn: orNull(calendarDay),
  /** Month of graduation that a proposal or approval refers to. */
  graduationMonth: orNull(calendarMonth),
  /** Ids of services of later months that, at an exit, were said to be given after the family had left. */
  givenAfterLeaving: optional(listOf(text)),
});
eventSchema.index({ familyId: 1, familyVersion: -1 }, { unique: true });

/** A step of the life cycle; never changed. */
export interface LifeCycleEventRecord extends InferSchemaType<typeof eventSchema> {}
export const lifeCycleEventsModel = defineModel('LifeCycleEvent', eventSchema, 'lifeCycleEvents');
