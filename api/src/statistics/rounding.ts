const HALF = 0.5 + 1e-9;
/** Differences up to this count as equal, in favour of the family. */
const TOLERANCE = 1e-9;

/**
 * Rounds for display, half away from zero, with a tolerance for halves that are slightly smaller in binary.
 *
 * @example roundHalfAway(1.005, 2) === 1.01
 */
export function roundHalfAway(value: number, digits = 0): number {
  const scale = 10 ** digits;
  return (Math.sign(value) * Math.floor(Math.abs(value) * scale + HALF)) / scale;
}

/** Whether `value >= threshold`, within the tolerance. */
export function reaches(value: number, threshold: number): boolean {
  return value >= threshold - TOLERANCE;
}
