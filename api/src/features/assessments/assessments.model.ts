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
  /** Month whose end it describes. */
  month: calendarMonth,
  visitedOn: calendarDay,
  form: oneOf(enumValues.AssessmentFormKind),
  /** A re-visit by somebody independent: compared, never mixed in. */
  independent: flag,
  /** One for each domain that was asked or answered. */
  answers: listOf(part(answerSchema)),
  /** Null: not asked; empty: none. */
  incomes: orNull(listOf(part(incomeSchema))),
  expenditure: orNull(money),
  selfRating: orNull(integer),
  opinion: orNull(text),
  /** Who visited, when it was not the person who recorded. */
  visitor: orNull(text),
  /** Number of the rule version of the form. */
  ruleVersion: integer,
  /** Why it was corrected the last time. */
  reason: orNull(text),
});
assessmentSchema.index({ familyId: 1, month: -1, recordedAt: -1 });

/** A visit's findings. Corrected with its history kept, never deleted. */
export interface AssessmentRecord extends InferSchemaType<typeof assessmentSchema> {}
export const assessmentsModel = defineModel('Assessment', assessmentSchema, 'assessments');

/**
 * One document for each family that was visited; `_id` is the family's. Recording a visit and taking a step of the life cycle both
 * write it in their transactions, so that of two at once the later one starts anew and sees the other: no graduation is approved on
 * months that a correction is just changing.
 */
const visitedFamilySchema = recordSchema({ _id: text, writes: integer });

export const visitedFamiliesModel = defineModel('VisitedFamily', visitedFamilySchema, 'visitedFamilies');
