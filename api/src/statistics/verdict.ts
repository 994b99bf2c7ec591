import { reaches } from './rounding.js';

type Verdict = 'enough' | 'notEnough' | 'unclear' | 'enoughSoFar' | 'notYet';

/**
 * Whether the confidence interval of a share lies above, below or around the target share that was fixed beforehand. While months
 * remain the share can still grow: then it is enough so far, or not yet; never too little, and never undecided.
 */
export function verdict(lower: number | null, upper: number | null, target: number, monthsRemain = false): Verdict {
  if (lower !== null && reaches(lower, target)) return monthsRemain ? 'enoughSoFar' : 'enough';
  if (monthsRemain) return 'notYet';
  return lower === null || upper === null || reaches(upper, target) ? 'unclear' : 'notEnough';
}
