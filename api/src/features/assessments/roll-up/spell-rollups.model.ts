import type { InferSchemaType } from 'mongoose';
import { enumValues } from '@anaqid/shared-types';
import {
  calendarDay,
  calendarMonth,
  decimal,
  flag,
  instant,
  integer,
  listOf,
  oneOf,
  orNull,
  part,
  recordSchema,
  text,
} from '../../../platform/fields.js';
import { defineModel } from '../../../platform/records.js';

const decisionSchema = recordSchema({
  on: calendarDay,
  by: text,
  /** Month of graduation that a proposal or approval refers to. */
  graduationMonth: orNull(calendarMonth),
  recordedAt: instant,
});

const suspensionSchema = recordSchema({ on: calendarDay, reviewOn: orNull(calendarDay) });

const memberSchema = recordSchema({
  bornOn: orNull(calendarDay),
  ableToWork: orNull(flag),
  joinedMonth: orNull(calendarMonth),
  leftMonth: orNull(calendarMonth),
});

/** `recordedAt`: when the first visit of the month was recorded. */
const visitSchema = recordSchema({ month: calendarMonth, recordedAt: instant });

const spellRollupSchema = recordSchema({
  /** Id of the spell. */
  _id: text,
  /** Number of times that it was written: two transactions that write it never both succeed unseen. */
  rev: integer,
  /** Whose version its writes raise. */
  stripe: text,
  pilotId: text,
  familyId: text,
  clusterId: text,
  associationId: text,
  ruleVersion: integer,
  enrolledMonth: calendarMonth,
  exitMonth: orNull(calendarMonth),
  exitReason: orNull(oneOf(enumValues.ExitReason)),
  exitRecordedAt: orNull(instant),
  /** State of the family in its latest spell; for an earlier spell, the state in which that spell ended. */
  state: oneOf(enumValues.FamilyState),
  proposal: orNull(part(decisionSchema)),
  approval: orNull(part(decisionSchema)),
  followUpEnded: flag,
  suspension: orNull(part(suspensionSchema)),
  /** The household, whose needs an income line is applied to. */
  members: listOf(part(memberSchema)),
  /** The months of the spell with a visit that counts, earliest first. */
  visits: listOf(part(visitSchema)),
  /** Results of programme months from 0, without the income line; `month-columns.ts` describes the columns. */
  marks: text,
  levels: text,
  indices: listOf(orNull(decimal)),
  coverages: listOf(decimal),
  ownIncomes: listOf(orNull(integer)),
});
spellRollupSchema.index({ pilotId: 1 });
spellRollupSchema.index({ stripe: 1 });
spellRollupSchema.index({ familyId: 1 });
spellRollupSchema.index({ clusterId: 1 });
spellRollupSchema.index({ associationId: 1 });

/**
 * What follows from the records of a spell: its life cycle and the results of its months. It is written in the transaction of every
 * record it follows from, and depends on nothing else: neither on the day nor on the pilot's duration, income lines or prices.
 */
export interface SpellRollupRecord extends InferSchemaType<typeof spellRollupSchema> {}
export const spellRollupsModel = defineModel('SpellRollup', spellRollupSchema, 'spellRollups');
