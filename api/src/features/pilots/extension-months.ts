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

/** The fields of an extension that decide durations. */
export interface Extension {
  readonly scope: ExtensionScope;
  readonly clusterId: string | null;
  readonly familyId: string | null;
  readonly toMonths: number;
}

/** A part of a pilot: a cluster, a family in a cluster, or the whole pilot (both null). */
export interface PilotPart {
  readonly clusterId: string | null;
  readonly familyId: string | null;
}

export const wholePilot: PilotPart = { clusterId: null, familyId: null };

/** Duration of a part in months: that of the pilot or of the longest extension that reaches the part. */
export function monthsOf(
  pilot: { readonly months: number },
  extensions: readonly Extension[],
  part: PilotPart,
): number {
  return extensions
    .filter((extension) => reaches(extension, part))
    .reduce((months, { toMonths }) => Math.max(months, toMonths), pilot.months);
}

/** The window of the pilot's months for a part. */
export function windowOf<P extends PilotWindow>(
  pilot: P,
  extensions: readonly Extension[],
  part: PilotPart,
): PilotWindow {
  const { startMonth, timeZone } = pilot;
  return { startMonth, timeZone, months: monthsOf(pilot, extensions, part) };
}

/** The effect of an extension. It changes nothing before the first opened month. */
export interface ExtensionEffect extends PilotPart {
  readonly scope: ExtensionScope;
  readonly pilotId: string;
  readonly fromMonths: number;
  readonly toMonths: number;
  readonly lastMonthBefore: string;
  readonly lastMonthAfter: string;
  readonly presentMonthBefore: string;
  readonly presentMonthAfter: string;
  readonly openedMonths: readonly string[];
  /** Opened months that lie before the current month. */
  readonly passedMonths: readonly string[];
}

/** The effect at an instant of extending a part to `toMonths`. */
export function effectOf(
  pilot: PilotWindow & { readonly _id: string },
  extensions: readonly Extension[],
  { part, toMonths, now }: { part: PilotPart; toMonths: number; now: Date },
): ExtensionEffect {
  const before = windowOf(pilot, extensions, part);
  const after = { ...before, months: toMonths };
  const openedMonths = monthRange(addMonths(lastMonthOf(before), 1), lastMonthOf(after));
  const today = monthOf(dayIn(pilot.timeZone, now));
  return {
    clusterId: part.clusterId,
    familyId: part.familyId,
    scope: scopeOf(part),
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

/** Whether a family belongs to a part. */
export function isInPart(family: { readonly _id: string; readonly clusterId: string }, part: PilotPart): boolean {
  if (part.familyId !== null) return family._id === part.familyId;
  return part.clusterId === null || family.clusterId === part.clusterId;
}

function scopeOf({ clusterId, familyId }: PilotPart): ExtensionScope {
  if (familyId !== null) return 'FAMILY';
  return clusterId === null ? 'PILOT' : 'CLUSTER';
}

function reaches({ scope, clusterId, familyId }: Extension, part: PilotPart): boolean {
  switch (scope) {
    case 'PILOT':
      return true;
    case 'CLUSTER':
      return clusterId === part.clusterId;
    case 'FAMILY':
      return familyId === part.familyId;
  }
}
