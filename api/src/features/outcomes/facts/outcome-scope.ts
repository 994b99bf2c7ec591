import {
  addMonths,
  earlierMonth,
  monthsBetween,
  presentMonthOf,
  type OutcomeView,
  type PilotWindow,
} from '@anaqid/shared-types';
import type { RuleVersion } from '../../rule-versions/rule-versions.service.js';
import { wholePilot, windowOf, type ExtensionRecord, type PilotRecord } from '../../pilots/pilots.service.js';
import type { OutcomeScope } from './family-outcomes.js';

/** Months of the view that stays the same when a pilot is extended (domain.md 3.8). */
export const monthsOfShortView = 6;

/** What was known of a pilot's months at an instant. */
export interface PilotState {
  readonly pilot: PilotRecord;
  readonly rule: RuleVersion;
  /** Decisions known by then. */
  readonly extensions: readonly ExtensionRecord[];
  readonly knownAt: Date;
  readonly clusterIds: readonly string[];
  /** Whether the reader may see everything about the families. */
  readonly isOwn: boolean;
}

/** The state of a pilot's months at an instant: later decisions are left out. */
export function pilotState(given: PilotState): PilotState {
  const extensions = given.extensions.filter(({ recordedAt }) => recordedAt <= given.knownAt);
  const months = extensions
    .filter(({ scope }) => scope === 'PILOT')
    .reduce((longest, { toMonths }) => Math.max(longest, toMonths), given.pilot.plannedMonths);
  return { ...given, extensions, pilot: { ...given.pilot, months } };
}

/** What the view takes of each family. */
export function scopeOf(state: PilotState, view: OutcomeView): OutcomeScope {
  const { pilot, rule, isOwn } = state;
  const presentOf = presentMonths(state);
  const endOfShortView = addMonths(pilot.startMonth, monthsOfShortView - 1);
  return {
    rule,
    isOwn,
    timeZone: pilot.timeZone,
    target: pilot.targetShare,
    horizon: view === 'SIX_MONTHS' ? monthsOfShortView : wholeMonths(state),
    shortViewMonthOf: ({ enrolledMonth }) => Math.min(monthsOfShortView, monthsBetween(enrolledMonth, endOfShortView)),
    lastMonthOf: ({ clusterId, familyId }) => {
      const present = presentOf(
        windowOf(pilot, state.extensions, {
          clusterId,
          familyId,
        }),
      );
      return view === 'SIX_MONTHS' ? earlierMonth(present, endOfShortView) : present;
    },
  };
}

/** Months of the pilot or of its longest cluster. */
export function wholeMonths({ pilot, extensions, clusterIds }: PilotState): number {
  const places = [wholePilot, ...clusterIds.map((clusterId) => ({ clusterId, familyId: null }))];
  return Math.max(...places.map((place) => windowOf(pilot, extensions, place).months));
}

/** Present month by window; a pilot has few windows and many families. */
function presentMonths({ knownAt }: PilotState): (window: PilotWindow) => string {
  const known = new Map<number, string>();
  return (window) => {
    const present = known.get(window.months) ?? presentMonthOf(window, knownAt);
    known.set(window.months, present);
    return present;
  };
}
