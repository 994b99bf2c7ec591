import { addMonths, endOfDay } from '@anaqid/shared-types';
import { standingIn, type FamilyOutcome } from '../facts/family-outcomes.js';
import { partOf100 } from './display.js';

/** Numbers of visits; expected = complete + partial + missing. */
export interface Completeness {
  readonly expected: number;
  readonly complete: number;
  readonly partial: number;
  readonly missing: number;
  /** Recorded by the tenth day after the month's end, in the pilot's time zone. */
  readonly timely: number;
  readonly recordedOf100: number | null;
}

export type VisitResult = 'complete' | 'partial' | 'missing';

/**
 * Programme months in which a visit is expected: from 1 to the cut, the exit or the graduation, whichever comes first, without the months
 * between two spells.
 */
export function expectedMonths({ cutMonth, exitMonth, graduationMonth, facts }: FamilyOutcome): number[] {
  const last = Math.min(cutMonth, exitMonth ?? cutMonth, graduationMonth ?? cutMonth);
  const months = Array.from({ length: Math.max(0, last) }, (_, index) => index + 1);
  return months.filter((month) => !facts.awayMonths.has(month));
}

export function visitResultOf(family: FamilyOutcome, month: number): VisitResult {
  const standing = standingIn(family, month);
  if (standing === null || !standing.assessed) return 'missing';
  return standing.index === null ? 'partial' : 'complete';
}

/** Expected visits by result. */
export function completenessOf(families: readonly FamilyOutcome[], timeZone: string): Completeness {
  const counts = { complete: 0, partial: 0, missing: 0 };
  const isTimely = timelinessIn(timeZone);
  let timely = 0;
  for (const family of families) {
    for (const month of expectedMonths(family)) {
      counts[visitResultOf(family, month)] += 1;
      if (isTimely(family, month)) timely += 1;
    }
  }
  const recorded = counts.complete + counts.partial;
  const expected = recorded + counts.missing;
  return { expected, ...counts, timely, recordedOf100: partOf100(recorded, expected) };
}

/** Tells whether a family's visit of a programme month was recorded by the tenth day after the month's end. */
function timelinessIn(timeZone: string): (family: FamilyOutcome, programmeMonth: number) => boolean {
  const deadlines = new Map<string, Date>();
  const deadlineOf = (month: string): Date => {
    const deadline = deadlines.get(month) ?? endOfDay(timeZone, `${addMonths(month, 1)}-10`);
    deadlines.set(month, deadline);
    return deadline;
  };
  return (family, programmeMonth) => {
    const month = standingIn(family, programmeMonth)?.month;
    const recordedAt = month === undefined ? undefined : family.facts.recordedAt.get(month);
    return month !== undefined && recordedAt !== undefined && recordedAt <= deadlineOf(month);
  };
}
