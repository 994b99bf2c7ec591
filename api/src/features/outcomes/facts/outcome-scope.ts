import {
  addMonths,
  earlierMonth,
  lastMonthOf,
  monthsBetween,
  presentMonthOf,
  type OutcomeView,
  type PilotWindow,
} from '@anaqid/shared-types';
import type { RuleVersion } from '../../rule-versions/rule-versions.service.js';
import { wholePilot, windowOf, type ExtensionRecord, type PilotRecord } from '../../pilots/pilots.service.js';
import type { OutcomeScope } from './family-outcomes.js';

/** Length of the view that an extension of the pilot does not change. */
export const monthsOfSixMonthView = 6;

/** A pilot's duration and rules as known at an instant, and the part of it that the reader sees. */
export interface PilotState {
  readonly pilot: PilotRecord;
  readonly rule: RuleVersion;
  readonly extensions: readonly ExtensionRecord[];
  readonly knownAt: Date;
  readonly clusterIds: readonly string[];
  readonly readsOwnFamilies: boolean;
}

/** The state without the extensions recorded after `knownAt`. */
export function pilotState(state: PilotState): PilotState {
  const extensions = state.extensions.filter(({ recordedAt }) => recordedAt <= state.knownAt);
  const months = extensions
    .filter(({ scope }) => scope === 'PILOT')
    .reduce((longest, { toMonths }) => Math.max(longest, toMonths), state.pilot.plannedMonths);
  return { ...state, extensions, pilot: { ...state.pilot, months } };
}

/** The months, rules and reader of a view. */
export function scopeOf(state: PilotState, view: OutcomeView): OutcomeScope {
  const { pilot, rule, readsOwnFamilies, extensions } = state;
  const presentMonth = presentMonthByWindow(state);
  const horizon = view === 'SIX_MONTHS' ? monthsOfSixMonthView : wholeMonths(state);
  const sixMonthViewEnd = addMonths(pilot.startMonth, monthsOfSixMonthView - 1);
  return {
    rule,
    readsOwnFamilies,
    timeZone: pilot.timeZone,
    target: pilot.targetShare,
    horizon,
    endMonthOf: ({ clusterId, familyId, enrolledMonth }) => {
      const last = lastMonthOf(windowOf(pilot, extensions, { clusterId, familyId }));
      return Math.min(
        horizon,
        monthsBetween(enrolledMonth, view === 'SIX_MONTHS' ? earlierMonth(last, sixMonthViewEnd) : last),
      );
    },
    sixMonthViewEndOf: ({ enrolledMonth }) =>
      Math.min(monthsOfSixMonthView, monthsBetween(enrolledMonth, sixMonthViewEnd)),
    lastMonthOf: ({ clusterId, familyId }) => {
      const present = presentMonth(windowOf(pilot, extensions, { clusterId, familyId }));
      return view === 'SIX_MONTHS' ? earlierMonth(present, sixMonthViewEnd) : present;
    },
  };
}

/** Months of the pilot, or of its longest cluster if that is longer. */
export function wholeMonths({ pilot, extensions, clusterIds }: PilotState): number {
  const parts = [wholePilot, ...clusterIds.map((clusterId) => ({ clusterId, familyId: null }))];
  return Math.max(...parts.map((part) => windowOf(pilot, extensions, part).months));
}

/** Computes the present month once for each length of programme; a pilot has many families and few lengths. */
function presentMonthByWindow({ knownAt }: PilotState): (window: PilotWindow) => string {
  const byLength = new Map<number, string>();
  return (window) => {
    const present = byLength.get(window.months) ?? presentMonthOf(window, knownAt);
    byLength.set(window.months, present);
    return present;
  };
}
