import { reaches } from './rounding.js';

type Verdict = 'enough' | 'notEnough' | 'unclear';

/** Whether the confidence interval of a share lies above, below or around the target share that was fixed beforehand. */
export function verdict(lower: number | null, upper: number | null, target: number): Verdict {
  if (lower === null || upper === null) return 'unclear';
  if (reaches(lower, target)) return 'enough';
  return reaches(upper, target) ? 'unclear' : 'notEnough';
}
