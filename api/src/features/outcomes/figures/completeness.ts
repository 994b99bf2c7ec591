import { addMonths, endOfDay } from '@anaqid/shared-types';
import { partOf100 } from './display.js';
import { standingIn, type FamilyOutcome } from '../facts/family-outcomes.js';

export interface Completeness {
  readonly expected: number;
  readonly complete: number;
  readonly partial: number;
  readonly missing: number;
  /** Recorded within ten days of the month's end, by the pilot's own days. */
  readonly timely: number;
  readonly recordedOf100: number | null;
}

export type Visit = 'complete' | 'partial' | 'missing';

/** Programme months in which a visit was expected: from 1 to the cut, the exit or the graduation (analytics.md D18). */
export function expectedMonths({ cutMonth, exitMonth, graduationMonth }: FamilyOutcome): number[] {
  const last = Math.min(cutMonth, exitMonth ?? cutMonth, graduationMonth ?? cutMonth);
  return Array.from({ length: Math.max(0, last) }, (_, before) => before + 1);
}

/** What became of an expected visit. */
export function visitOf(family: FamilyOutcome, month: number): Visit {
  const standing = standingIn(family, month);
  if (standing === null || !standing.assessed) return 'missing';
  return standing.index === null ? 'partial' : 'complete';
}

/** Visits recorded of those expected; none is expected of a duplicate record. */
export function completenessOf(families: readonly FamilyOutcome[], timeZone: string): Completeness {
  const count = { complete: 0, partial: 0, missing: 0 };
  const ends = new Map<string, Date>();
  const isTimely = (family: FamilyOutcome, month: number): boolean => {
    const seen = recordingOf(family, month);
    if (seen === null) return false;
    const end = ends.get(seen.month) ?? lastTimelyInstant(seen.month, timeZone);
    ends.set(seen.month, end);
    return seen.recordedAt <= end;
  };
  let timely = 0;
  for (const family of families) {
    if (family.why === 'DUPLICATE_RECORD') continue;
    for (const month of expectedMonths(family)) {
      count[visitOf(family, month)] += 1;
      if (isTimely(family, month)) timely += 1;
    }
  }
  const recorded = count.complete + count.partial;
  const expected = recorded + count.missing;
  return { expected, ...count, timely, recordedOf100: partOf100(recorded, expected) };
}

/** The visit that stands for a programme month, with its calendar month and when it was first recorded. */
function recordingOf(family: FamilyOutcome, month: number): { month: string; recordedAt: Date } | null {
  const standing = standingIn(family, month);
  const recordedAt = standing === null ? undefined : family.facts.recordedAt.get(standing.month);
  return standing === null || recordedAt === undefined ? null : { month: standing.month, recordedAt };
}

/** The end of the tenth day after the month's end (analytics.md D18). */
const lastTimelyInstant = (month: string, timeZone: string): Date => endOfDay(timeZone, `${addMonths(month, 1)}-10`);
