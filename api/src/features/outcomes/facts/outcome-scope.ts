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
import { windowOf, type ExtensionRecord, type PilotRecord } from '../../pilots/pilots.service.js';
import type { OutcomeFacts, OutcomeScope } from './family-outcomes.js';

/** Length of the view that an extension of the pilot does not change. */
export const monthsOfSixMonthView = 6;

/** A pilot's duration and rules as known at an instant, and the part of it that the reader sees. */
export interface PilotState {
  readonly pilot: PilotRecord;
  readonly rule: RuleVersion;
  readonly extensions: readonly ExtensionRecord[];
  readonly knownAt: Date;
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

/**
 * The months, rules and reader of a view. Every family is followed as long as the extensions that reach it allow; the whole view is as
 * long as that of the family followed longest, whoever reads it.
 */
export function scopeOf(state: PilotState, spells: readonly OutcomeFacts[], view: OutcomeView): OutcomeScope {
  const { pilot, rule, readsOwnFamilies, extensions } = state;
  const presentMonth = presentMonthByWindow(state);
  const windowOfFamily = ({ clusterId, familyId }: OutcomeFacts): PilotWindow =>
    windowOf(pilot, extensions, { clusterId, familyId });
  const horizonOf = (facts: readonly OutcomeFacts[]): number =>
    view === 'SIX_MONTHS' ? monthsOfSixMonthView : longestOf(state, facts);
  const sixMonthViewEnd = lastMonthOfSixMonthView(pilot);
  const withinView = (month: string): string =>
    view === 'SIX_MONTHS' && sixMonthViewEnd !== null ? earlierMonth(month, sixMonthViewEnd) : month;
  const horizon = horizonOf(spells);
  return {
    rule,
    readsOwnFamilies,
    timeZone: pilot.timeZone,
    target: pilot.targetShare,
    horizon,
    horizonOf,
    endMonthOf: (facts) =>
      Math.min(horizon, monthsBetween(facts.enrolledMonth, withinView(lastMonthOf(windowOfFamily(facts))))),
    sixMonthViewEndOf: ({ enrolledMonth }) =>
      sixMonthViewEnd === null
        ? monthsOfSixMonthView
        : Math.min(monthsOfSixMonthView, monthsBetween(enrolledMonth, sixMonthViewEnd)),
    lastMonthOf: (facts) => withinView(presentMonth(windowOfFamily(facts))),
  };
}

/** Last calendar month of the six-month view in a pilot that was planned for at most six months; null in a longer one. */
function lastMonthOfSixMonthView({ startMonth, plannedMonths }: PilotRecord): string | null {
  return plannedMonths <= monthsOfSixMonthView ? addMonths(startMonth, monthsOfSixMonthView - 1) : null;
}

/** Months of the pilot, or of the longest extension that reaches one of these families. */
function longestOf({ pilot, extensions }: PilotState, facts: readonly OutcomeFacts[]): number {
  if (extensions.length === 0) return pilot.months;
  return facts.reduce(
    (longest, { clusterId, familyId }) =>
      Math.max(longest, windowOf(pilot, extensions, { clusterId, familyId }).months),
    pilot.months,
  );
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
