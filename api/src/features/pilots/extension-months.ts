import {
  addMonths,
  lastMonthOf,
  monthOf,
  dayIn,
  monthRange,
  presentMonthOf,
  type ExtensionScope,
  type PilotWindow,
} from '@anaqid/shared-types';

/** A decision to go on longer, as far as it decides months. */
export interface Extension {
  readonly scope: ExtensionScope;
  readonly clusterId: string | null;
  readonly familyId: string | null;
  readonly toMonths: number;
}

/** A part of a pilot: a cluster, a family of a cluster, or (both null) the whole. */
export interface Place {
  readonly clusterId: string | null;
  readonly familyId: string | null;
}

export const wholePilot: Place = { clusterId: null, familyId: null };

/** Months of a place: the longest of the pilot's own and of the extensions that reach it. */
export function monthsOf(pilot: { readonly months: number }, extensions: readonly Extension[], place: Place): number {
  return extensions
    .filter((extension) => reaches(extension, place))
    .reduce((months, { toMonths }) => Math.max(months, toMonths), pilot.months);
}

/** The pilot's window as it is for a place. */
export function windowOf<P extends PilotWindow>(pilot: P, extensions: readonly Extension[], place: Place): PilotWindow {
  const { startMonth, timeZone } = pilot;
  return { startMonth, timeZone, months: monthsOf(pilot, extensions, place) };
}

/** What an extension changes. Nothing before the first opened month is among it. */
export interface ExtensionEffect extends Place {
  readonly scope: ExtensionScope;
  readonly pilotId: string;
  readonly fromMonths: number;
  readonly toMonths: number;
  readonly lastMonthBefore: string;
  readonly lastMonthAfter: string;
  readonly presentMonthBefore: string;
  readonly presentMonthAfter: string;
  readonly openedMonths: readonly string[];
  /** Opened months that lie before today's month. */
  readonly passedMonths: readonly string[];
}

/** The effect of going on to so many months, seen at an instant. */
export function effectOf(
  pilot: PilotWindow & { readonly _id: string },
  extensions: readonly Extension[],
  { place, toMonths, now }: { place: Place; toMonths: number; now: Date },
): ExtensionEffect {
  const before = windowOf(pilot, extensions, place);
  const after = { ...before, months: toMonths };
  const openedMonths = monthRange(addMonths(lastMonthOf(before), 1), lastMonthOf(after));
  const today = monthOf(dayIn(pilot.timeZone, now));
  return {
    ...place,
    scope: scopeOf(place),
    pilotId: pilot._id,
    fromMonths: before.months,
    toMonths,
    lastMonthBefore: lastMonthOf(before),
    lastMonthAfter: lastMonthOf(after),
    presentMonthBefore: presentMonthOf(before, now),
    presentMonthAfter: presentMonthOf(after, now),
    openedMonths,
    passedMonths: openedMonths.filter((month) => month < today),
  };
}

export function scopeOf({ clusterId, familyId }: Place): ExtensionScope {
  if (familyId !== null) return 'FAMILY';
  return clusterId === null ? 'PILOT' : 'CLUSTER';
}

function reaches({ scope, clusterId, familyId }: Extension, place: Place): boolean {
  switch (scope) {
    case 'PILOT':
      return true;
    case 'CLUSTER':
      return clusterId === place.clusterId;
    case 'FAMILY':
      return familyId === place.familyId;
  }
}
