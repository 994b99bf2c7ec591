import { daysBetween } from './month.js';

/** A service as far as repeats are concerned. `day` is the month's last day where the day is unknown. */
export interface RepeatCandidate {
  readonly serviceTypeId: string;
  readonly givingAssociationId: string;
  readonly day: string;
}

/**
 * Days between two services of one family if one may repeat the other, else null. A possible repeat has the same type, two
 * different associations and fewer days in between than the type's window. Zero days is a repeat; the order does not matter.
 */
export function repeatDistance(a: RepeatCandidate, b: RepeatCandidate, windowDays: number | null): number | null {
  if (windowDays === null || a.serviceTypeId !== b.serviceTypeId) return null;
  if (a.givingAssociationId === b.givingAssociationId) return null;
  const distance = Math.abs(daysBetween(a.day, b.day));
  return distance < windowDays ? distance : null;
}
