import { Schema, type Connection, type Model } from 'mongoose';
import type { AssessmentFormKind, Domain, Evidence, IncomeSource } from '@anaqid/shared-types';
import { defineModel, recordedPaths, type Recorded } from '../../platform/records.js';

/** A visit's findings. Corrected with its history kept, never deleted. */
export interface AssessmentRecord extends Recorded {
  familyId: string;
  spellId: string;
  clusterId: string;
  /** Month whose end it describes. */
  month: string;
  visitedOn: string;
  form: AssessmentFormKind;
  /** A re-visit by somebody independent: compared, never mixed in. */
  independent: boolean;
  /** One for each domain that was asked or answered. */
  answers: AnswerRecord[];
  /** Null: not asked; empty: none. */
  incomes: IncomeRecord[] | null;
  expenditure: number | null;
  selfRating: number | null;
  opinion: string | null;
  /** Who visited, when it was not the person who recorded. */
  visitor: string | null;
  /** Number of the rule version of the form. */
  ruleVersion: number;
  /** Why it was corrected the last time. */
  reason: string | null;
}

export interface AnswerRecord {
  domain: Domain;
  level: number | null;
  evidence: Evidence | null;
}

export interface IncomeRecord {
  source: IncomeSource;
  amount: number;
}

/**
 * One document for each family that was visited. Recording a visit and taking a step of the life cycle both write it in their
 * transactions, so that of two at once the later one starts anew and sees the other: no graduation is approved on months that a
 * correction is just changing.
 */
export interface VisitedFamilyRecord {
  /** The family's id. */
  _id: string;
  writes: number;
}

const answerSchema = new Schema<AnswerRecord>({ domain: String, level: Number, evidence: String }, { _id: false });
const incomeSchema = new Schema<IncomeRecord>({ source: String, amount: Number }, { _id: false });

const assessmentSchema = new Schema<AssessmentRecord>({
  ...recordedPaths,
  familyId: String,
  spellId: String,
  clusterId: String,
  month: String,
  visitedOn: String,
  form: String,
  independent: Boolean,
  answers: [answerSchema],
  incomes: [incomeSchema],
  expenditure: Number,
  selfRating: Number,
  opinion: String,
  visitor: String,
  ruleVersion: Number,
  reason: String,
});
assessmentSchema.index({ familyId: 1, month: -1, recordedAt: -1 });

const visitedFamilySchema = new Schema<VisitedFamilyRecord>({ _id: String, writes: Number });

export function assessmentsModel(connection: Connection): Model<AssessmentRecord> {
  return defineModel(connection, 'Assessment', assessmentSchema, 'assessments');
}

export function visitedFamiliesModel(connection: Connection): Model<VisitedFamilyRecord> {
  return defineModel(connection, 'VisitedFamily', visitedFamilySchema, 'visitedFamilies');
}
