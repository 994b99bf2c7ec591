import type { FamilyState, LifeCycleStep } from '@anaqid/shared-types';
import { ensure, DomainError } from '../../../platform/errors.js';
import type { LifeCycleEventRecord } from '../families.model.js';
import {
  stateRefusal,
  stepResult,
  type Judging,
  type Standing,
  type StepRefusal,
  type StepDetails,
} from './life-cycle.js';

/** Refuses a step that the family's state or a guard of the table does not allow now. */
export function ensurePossibleStep(step: LifeCycleStep, standing: Standing, judging: Judging): void {
  const refusal = stateRefusal(step, standing, judging);
  if (refusal !== null) throw refused(refusal);
}

/** The family's state after a step. Refuses a step that is not possible, or that lacks a required detail. */
export function stateAfter(
  step: LifeCycleStep,
  standing: Standing,
  details: StepDetails,
  judging: Judging,
): FamilyState {
  const result = stepResult(step, standing, details, judging);
  if ('refusal' in result) throw refused(result.refusal);
  return result.to;
}

/** Steps are recorded in the order of their days; only undoing an exit can be dated before it. */
export function ensureOrder(
  step: LifeCycleStep,
  on: string,
  { 0: last }: readonly Pick<LifeCycleEventRecord, 'on'>[],
): void {
  ensure(last === undefined || on >= last.on || step === 'UNDO_EXIT', 'INVALID', 'on', last?.on);
}

function refused({ code, field, detail }: StepRefusal): DomainError {
  return new DomainError(code, field, detail ?? null);
}
