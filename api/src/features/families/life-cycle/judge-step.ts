import type { FamilyState, LifeCycleStep } from '@anaqid/shared-types';
import { ensure, DomainError } from '../../../platform/errors.js';
import type { LifeCycleEventRecord } from '../families.model.js';
import {
  stateRefusal,
  stepResult,
  type Judging,
  type Standing,
  type StepRefusal,
  type StepWords,
} from './life-cycle.js';

/** Refuses a step that the state of the family or a guard of the table does not allow now. */
export function ensurePossibleStep(step: LifeCycleStep, standing: Standing, judging: Judging): void {
  const refusal = stateRefusal(step, standing, judging);
  if (refusal !== null) throw refused(refusal);
}

/** The family's state after a step; refuses one that is not possible, or without the words that belong to it. */
export function stateAfter(step: LifeCycleStep, standing: Standing, words: StepWords, judging: Judging): FamilyState {
  const result = stepResult(step, standing, words, judging);
  if ('refusal' in result) throw refused(result.refusal);
  return result.to;
}

/** Steps are taken in the order of their days; only an undone exit may lie before it. */
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
