import { repeatDistance, type RepeatCandidate } from '@anaqid/shared-types';
import type { InterventionRecord } from './interventions.model.js';

const SHORTEST_MONTH = 28;

/** The fields of a service that decide whether another may repeat it. */
export type RepeatService = RepeatCandidate &
  Pick<InterventionRecord, '_id' | 'familyId' | 'month' | 'dayKnown' | 'recordedAt'>;

/** The other service of a possible repeat, as far as it may be disclosed. */
export interface RepeatFacts {
  /** Null if the family did not consent to sharing its services with other associations. */
  readonly otherAssociationId: string | null;
  readonly month: string;
  readonly day: string | null;
  readonly daysApart: number;
}

/** Windows in days by service type, and the families that consented to sharing. */
export interface RepeatRules {
  readonly windowDays: ReadonlyMap<string, number | null>;
  readonly sharing: ReadonlySet<string>;
}

/** The nearest service of another association within the window; null if there is none. */
export function nearestRepeat(
  service: RepeatService,
  others: readonly RepeatService[],
  { windowDays, sharing }: RepeatRules,
): RepeatFacts | null {
  const window = windowDays.get(service.serviceTypeId) ?? null;
  const near = others
    .filter(({ _id, familyId }) => _id !== service._id && familyId === service.familyId)
    .map((other) => ({ other, daysApart: repeatDistance(service, other, window) }))
    .filter((found): found is { other: RepeatService; daysApart: number } => found.daysApart !== null)
    .toSorted((a, b) => a.daysApart - b.daysApart);
  const nearest = near.at(0);
  if (nearest === undefined) return null;
  const { other, daysApart } = nearest;
  return {
    otherAssociationId: sharing.has(service.familyId) ? other.givingAssociationId : null,
    month: other.month,
    day: other.dayKnown ? other.day : null,
    daysApart,
  };
}

/** The services among `others` that precede this one: by day, then by time of recording. */
export function earlierThan(service: RepeatService, others: readonly RepeatService[]): RepeatService[] {
  const sortKey = ({ day, recordedAt, _id }: RepeatService): string => `${day} ${recordedAt.toISOString()} ${_id}`;
  return others.filter((other) => sortKey(other) < sortKey(service));
}

/** Number of months before and after a month in which the other service of a possible repeat can lie. */
export function monthsInReach(windowDays: Iterable<number | null>): number {
  const widest = Math.max(0, ...[...windowDays].map((days) => days ?? 0));
  return Math.ceil(widest / SHORTEST_MONTH);
}
