import { daysBetween } from './month.js';

/** What of a service decides whether another repeats it. An unknown day stands as the month's last (domain.md 3.7). */
export interface RepeatCandidate {
  readonly serviceTypeId: string;
  readonly givingAssociationId: string;
  readonly day: string;
}

/**
 * Days between two services of one family if the one may repeat the other, else null: same type, two different
 * associations, fewer days apart than the type's window (domain.md 3.6). Zero days is a repeat; order does not matter.
 */
export function repeatDistance(a: RepeatCandidate, b: RepeatCandidate, windowDays: number | null): number | null {
  if (windowDays === null || a.serviceTypeId !== b.serviceTypeId) return null;
  if (a.givingAssociationId === b.givingAssociationId) return null;
  const distance = Math.abs(daysBetween(a.day, b.day));
  return distance < windowDays ? distance : null;
}
