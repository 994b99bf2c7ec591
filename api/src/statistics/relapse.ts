import { reaches } from './rounding.js';
import type { Floors } from './sufficiency-index.js';

interface FollowUpVisit {
  readonly m: number;
  readonly index: number | null;
  readonly floors?: Floors;
}

/**
 * Time from graduation to relapse, in months. Relapse (code 1) is the first visit below the threshold or with a floor breached; a
 * later recovery does not undo it. Without relapse the family is censored at its last visit (code 0), or null if not followed up.
 */
export function relapse(
  graduationMonth: number,
  visits: readonly FollowUpVisit[],
  config: { readonly relapseThreshold: number },
): { time: number | null; code: 0 | 1 | null } {
  const followUp = visits
    .filter((visit): visit is FollowUpVisit & { index: number } => visit.m > graduationMonth && visit.index !== null)
    .sort((a, b) => a.m - b.m);
  const relapsed = followUp.find(
    ({ index, floors }) => !reaches(index, config.relapseThreshold) || floors === 'breached',
  );
  if (relapsed !== undefined) return { time: relapsed.m - graduationMonth, code: 1 };
  const last = followUp.at(-1);
  return last === undefined ? { time: null, code: null } : { time: last.m - graduationMonth, code: 0 };
}
