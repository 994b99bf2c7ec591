import { monthsBetween } from '@anaqid/shared-types';
import { timelyUntil } from '../assessments/month-index.js';
import type { FamilyOutcome } from './outcome-facts.js';

export interface Completeness {
  expected: number;
  complete: number;
  partial: number;
  missing: number;
  /** Recorded within ten days of the month's end. */
  timely: number;
}

/** Visits recorded of those expected: programme months 1 to the cut, the exit or the graduation (analytics.md D18). */
export function completenessOf(families: readonly FamilyOutcome[]): Completeness {
  const result: Completeness = { expected: 0, complete: 0, partial: 0, missing: 0, timely: 0 };
  for (const { facts, cutMonth, graduationMonth, why } of families) {
    if (why === 'DUPLICATE_RECORD' || why === 'not_yet_enrolled') continue;
    const exit = facts.exit === null ? cutMonth : monthsBetween(facts.enrolledMonth, facts.exit.month);
    const last = Math.min(cutMonth, exit, graduationMonth ?? cutMonth);
    for (let month = 1; month <= last; month += 1) {
      const standing = facts.months[month];
      result.expected += 1;
      if (standing === undefined || !standing.assessed) result.missing += 1;
      else if (standing.index === null) result.partial += 1;
      else result.complete += 1;
      const recordedAt = standing === undefined ? undefined : facts.recordedAt.get(standing.month);
      if (standing !== undefined && recordedAt !== undefined && recordedAt <= timelyUntil(standing.month)) {
        result.timely += 1;
      }
    }
  }
  return result;
}
