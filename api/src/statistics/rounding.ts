const HALF = 0.5 + 1e-9;
/** Two figures this close are taken as equal, in favour of the family (analytics.md, section 2). */
const TOLERANCE = 1e-9;

/**
 * A figure as it is displayed: half away from zero, with a tolerance for figures that binary fractions put just below a half.
 *
 * @example roundHalfAway(1.005, 2) === 1.01
 */
export function roundHalfAway(value: number, digits = 0): number {
  const scale = 10 ** digits;
  return (Math.sign(value) * Math.floor(Math.abs(value) * scale + HALF)) / scale;
}

/** Whether a figure reaches a threshold, equal ones included. */
export function reaches(value: number, threshold: number): boolean {
  return value >= threshold - TOLERANCE;
}
