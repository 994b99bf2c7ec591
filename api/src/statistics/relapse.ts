import { reaches } from './rounding.js';
import type { Floors } from './sufficiency-index.js';

/** A visit after graduation. */
export interface FollowUpVisit {
  readonly m: number;
  readonly index: number | null;
  readonly floors?: Floors;
}

/**
 * Whether a family fell back after its graduation month (analytics.md D10): months from graduation to the first visit below
 * the relapse threshold or with a floor breached (code 1), or to the last visit (code 0); nulls when it was not followed up.
 * A later recovery does not undo the event.
 */
export function relapse(
  graduationMonth: number,
  visits: readonly FollowUpVisit[],
  config: { readonly relapseThreshold: number },
): { time: number | null; code: 0 | 1 | null } {
  const after = visits
    .filter((visit): visit is FollowUpVisit & { index: number } => visit.m > graduationMonth && visit.index !== null)
    .sort((a, b) => a.m - b.m);
  const fallen = after.find(({ index, floors }) => !reaches(index, config.relapseThreshold) || floors === 'breached');
  if (fallen !== undefined) return { time: fallen.m - graduationMonth, code: 1 };
  const last = after.at(-1);
  return last === undefined ? { time: null, code: null } : { time: last.m - graduationMonth, code: 0 };
}
