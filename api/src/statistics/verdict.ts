import { reaches } from './rounding.js';

export type Verdict = 'enough' | 'notEnough' | 'unclear';

/** Whether a duration sufficed for the target share fixed before the pilot, from the range of the share reached (analytics.md D11). */
export function verdict(lower: number | null, upper: number | null, target: number): Verdict {
  if (lower === null || upper === null) return 'unclear';
  if (reaches(lower, target)) return 'enough';
  return reaches(upper, target) ? 'unclear' : 'notEnough';
}
