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
  const windowOfFamily = windowsOf(state);
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
    endMonthOf: oncePerStay(extensions, (facts) =>
      Math.min(horizon, monthsBetween(facts.enrolledMonth, withinView(lastMonthOf(windowOfFamily(facts))))),
    ),
    sixMonthViewEndOf: ({ enrolledMonth }) =>
      sixMonthViewEnd === null
        ? monthsOfSixMonthView
        : Math.min(monthsOfSixMonthView, monthsBetween(enrolledMonth, sixMonthViewEnd)),
    lastMonthOf: (facts) => withinView(presentMonth(windowOfFamily(facts))),
  };
}

const keptWindows = new WeakMap<PilotState, (facts: OutcomeFacts) => PilotWindow>();

/** The months of families; those of a cluster have the same unless an extension reaches one of them alone. */
function windowsOf(state: PilotState): (facts: OutcomeFacts) => PilotWindow {
  const kept = keptWindows.get(state);
  if (kept !== undefined) return kept;
  const { pilot, extensions } = state;
  const extended = new Set(extensions.map(({ familyId }) => familyId));
  const ofClusters = new Map<string, PilotWindow>();
  const windowOfFamily = ({ clusterId, familyId }: OutcomeFacts): PilotWindow => {
    if (extended.has(familyId)) return windowOf(pilot, extensions, { clusterId, familyId });
    const window = ofClusters.get(clusterId) ?? windowOf(pilot, extensions, { clusterId, familyId });
    ofClusters.set(clusterId, window);
    return window;
  };
  keptWindows.set(state, windowOfFamily);
  return windowOfFamily;
}

/**
 * Answers once for families of one cluster and enrolment month, which stay equally long unless an extension reaches one of them alone.
 */
function oncePerStay(
  extensions: readonly Pick<ExtensionRecord, 'familyId'>[],
  answerOf: (facts: OutcomeFacts) => number,
): (facts: OutcomeFacts) => number {
  const extended = new Set(extensions.map(({ familyId }) => familyId));
  const answers = new Map<string, number>();
  return (facts) => {
    if (extended.has(facts.familyId)) return answerOf(facts);
    const key = facts.clusterId + facts.enrolledMonth;
    const answer = answers.get(key) ?? answerOf(facts);
    answers.set(key, answer);
    return answer;
  };
}

/** Last calendar month of the six-month view in a pilot that was planned for at most six months; null in a longer one. */
function lastMonthOfSixMonthView({ startMonth, plannedMonths }: PilotRecord): string | null {
  return plannedMonths <= monthsOfSixMonthView ? addMonths(startMonth, monthsOfSixMonthView - 1) : null;
}

/** Months of the pilot, or of the longest extension that reaches one of these families. */
function longestOf(state: PilotState, facts: readonly OutcomeFacts[]): number {
  const { pilot, extensions } = state;
  if (extensions.length === 0) return pilot.months;
  const windowOfFamily = windowsOf(state);
  return facts.reduce((longest, spell) => Math.max(longest, windowOfFamily(spell).months), pilot.months);
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
