import type { FamilyFileFragment, LifeCycleStep } from '../../../generated/operations.js';

/** Fields that a step may have beside its day. */
type StepField = 'reason' | 'nextStep' | 'exitReason' | 'reviewOn';

const needed: Readonly<Partial<Record<LifeCycleStep, readonly StepField[]>>> = {
  DECLINE: ['reason', 'nextStep'],
  SUSPEND: ['reason', 'reviewOn'],
  EXIT: ['exitReason', 'nextStep'],
  UNDO_EXIT: ['reason'],
  END_FOLLOW_UP: ['reason'],
  REOPEN: ['reason'],
};

/** Fields of a step's form; the reason is always offered. */
export function stepFields(step: LifeCycleStep): { asks: ReadonlySet<StepField>; needs: readonly StepField[] } {
  const needs = needed[step] ?? [];
  return { asks: new Set<StepField>(['reason', ...needs]), needs };
}

/** The day of the latest step if the given day would be before it; null for undoing an exit, which may. */
export function laterStep({ events }: FamilyFileFragment, step: LifeCycleStep, on: string): string | null {
  const last = events[0]?.on;
  return last === undefined || on === '' || on >= last || step === 'UNDO_EXIT' ? null : last;
}
