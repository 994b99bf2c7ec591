import type { InferSchemaType } from 'mongoose';
import { enumValues } from '@anaqid/shared-types';
import {
  calendarDay,
  calendarMonth,
  flag,
  integer,
  listOf,
  money,
  oneOf,
  orNull,
  part,
  recordSchema,
  text,
} from '../../platform/fields.js';
import { defineModel, recordedFields } from '../../platform/records.js';

const answerSchema = recordSchema({
  domain: oneOf(enumValues.Domain),
  level: orNull(integer),
  evidence: orNull(oneOf(enumValues.Evidence)),
});

export interface AnswerRecord extends InferSchemaType<typeof answerSchema> {}

const incomeSchema = recordSchema({ source: oneOf(enumValues.IncomeSource), amount: money });

export interface IncomeRecord extends InferSchemaType<typeof incomeSchema> {}

const assessmentSchema = recordSchema({
  ...recordedFields,
  familyId: text,
  spellId: text,
  clusterId: text,
  /** The visit describes the family at the end of this month. */
  month: calendarMonth,
  visitedOn: calendarDay,
  form: oneOf(enumValues.AssessmentFormKind),
  /** A re-visit by an independent person: kept for comparison, never used in figures. */
  independent: flag,
  /** One for each domain that was asked or answered. */
  answers: listOf(part(answerSchema)),
  /** Null: not asked; empty: no income. */
  incomes: orNull(listOf(part(incomeSchema))),
  expenditure: orNull(money),
  selfRating: orNull(integer),
  opinion: orNull(text),
  /** Who visited, if not the person who recorded. */
  visitor: orNull(text),
  /** Number of the rule version that the form follows. */
  ruleVersion: integer,
  /** Reason of the latest correction. */
  reason: orNull(text),
});
assessmentSchema.index({ familyId: 1, month: -1, recordedAt: -1 });

/** Findings of a visit. Corrections keep the history; a visit is never deleted. */
export interface AssessmentRecord extends InferSchemaType<typeof assessmentSchema> {}
export const assessmentsModel = defineModel('Assessment', assessmentSchema, 'assessments');

/**
 * Lock document of a visited family; `_id` is the family's. Recording a visit and taking a life-cycle step both write
 * it in their transactions, so that of two concurrent ones the later is run again and reads what the other wrote.
 * Otherwise a graduation could be approved on months that a correction is changing.
 */
const visitedFamilySchema = recordSchema({ _id: text, writes: integer });

export const visitedFamiliesModel = defineModel('VisitedFamily', visitedFamilySchema, 'visitedFamilies');
