import type {
  BuildingRun,
  Domain,
  FamilyBadge,
  FamilyState,
  FamilyStatus,
  StatusReason,
  StatusReasonCode,
} from '@anaqid/shared-types';
import { reaches, roundHalfAway, type Progress } from '../../../statistics/index.js';
import type { MonthStanding } from '../month-index/month-index.js';
import type { FamilyPath, PathMonth } from '../path/family-path.js';

const badgeOfProgress = {
  graduated: 'GRADUATED_PROVISIONAL',
  exited: 'LEFT',
  noBaseline: 'NO_BASELINE',
  noRecentData: 'NO_RECENT_DATA',
  atRisk: 'AT_RISK',
  watch: 'WATCH',
  onTrack: 'ON_TRACK',
} as const satisfies Record<Progress['status'], FamilyBadge>;

/** An index rounded for display to one decimal, but never up to a line that it does not reach. */
export function shownIndex(index: number, threshold: number): number {
  const shown = roundHalfAway(index, 1);
  return shown >= threshold && !reaches(index, threshold) ? threshold - 0.1 : shown;
}

/** A difference of two indices for display. */
function shownGap(index: number, expected: number): number {
  return roundHalfAway(index - expected, 1);
}

/** The status of a family that was never enrolled. */
export function statusBeforeEnrolment(state: FamilyState): FamilyStatus {
  return { badge: state === 'NOT_ACCEPTED' ? 'NOT_ACCEPTED' : 'CANDIDATE', reason: reason('NOT_ENROLLED'), run: null };
}

/** The badge of a family (graduated, left, suspended, or its progress) and the reason for it. */
export function familyStatus(path: FamilyPath): FamilyStatus {
  return { ...badgeAndReason(path), run: buildingRun(path) };
}

/** The current run of qualifying months; null if there is none. */
export function buildingRun({ runLength, qualifiesSince, rule }: FamilyPath): BuildingRun | null {
  if (qualifiesSince === null) return null;
  return { length: runLength, needed: rule.consecutiveMonths, sinceMonth: qualifiesSince };
}

function badgeAndReason(path: FamilyPath): Pick<FamilyStatus, 'badge' | 'reason'> {
  const { facts, graduationMonth, progress } = path;
  if (facts.approval !== null && facts.state === 'GRADUATED') {
    return { badge: 'GRADUATED', reason: reasonOfApproved(path) };
  }
  if (graduationMonth !== null) {
    const badge = facts.approval === null ? 'GRADUATED_PROVISIONAL' : 'GRADUATED';
    return { badge, reason: reasonOfCompleted(path) };
  }
  if (facts.state === 'EXITED') {
    const { month = null, reason: exitReason = null } = facts.exit ?? {};
    return { badge: 'LEFT', reason: reason('LEFT', { sinceMonth: month, exitReason }) };
  }
  if (facts.state === 'SUSPENDED') {
    const { on = null, reviewOn = null } = facts.suspension ?? {};
    const sinceMonth = on === null ? null : on.slice(0, 7);
    return { badge: 'SUSPENDED', reason: reason('SUSPENDED', { sinceMonth, reviewOn }) };
  }
  return { badge: badgeOfProgress[progress.status], reason: reasonOfProgress(path) };
}

function reasonOfApproved(path: FamilyPath): StatusReason {
  const { relapse, facts, graduationMonth } = path;
  if (graduationMonth === null) {
    return reason('APPROVED_WITHOUT_RUN', { sinceMonth: facts.approval?.graduationMonth ?? null });
  }
  return relapse === null ? reason('APPROVED', { sinceMonth: graduationMonth }) : reasonOfRelapse(path);
}

function reasonOfCompleted(path: FamilyPath): StatusReason {
  const { facts, graduationMonth, relapse } = path;
  if (relapse !== null) return reasonOfRelapse(path);
  const isProposed = facts.proposal !== null && facts.proposal.graduationMonth === graduationMonth;
  if (facts.approval !== null) return reason('APPROVED', { sinceMonth: graduationMonth });
  return reason(isProposed ? 'PROPOSED' : 'RUN_COMPLETED', { sinceMonth: graduationMonth });
}

function reasonOfRelapse({ relapse, rule }: FamilyPath): StatusReason {
  if (relapse === null) return reason('APPROVED');
  const { standing } = relapse;
  return reason('RELAPSE_SEEN', {
    sinceMonth: standing.month,
    month: standing.month,
    programmeMonth: standing.programmeMonth,
    index: standing.index === null ? null : shownIndex(standing.index, rule.threshold),
    domains: belowFloor(standing),
  });
}

const codeOfRisk = {
  gap: 'BELOW_PATH',
  decline: 'DECLINE',
  floorsLate: 'FLOORS_LATE',
  floorsAgain: 'FLOORS_AGAIN',
} as const satisfies Record<NonNullable<Progress['reason']>, StatusReasonCode>;

function reasonOfProgress({ progress, months, rule }: FamilyPath): StatusReason {
  const { judged } = progress;
  if (progress.status === 'noBaseline' || judged === null) return reason('NO_BASELINE');
  const numbers = numbersOf(judged, rule.threshold);
  if (progress.status === 'noRecentData') {
    return reason('NO_RECENT_VISIT', { ...numbers, sinceMonth: judged.month });
  }
  if (progress.reason === null) return reason('ON_PATH', numbers);
  return reason(codeOfRisk[progress.reason], {
    ...numbers,
    fall: progress.reason === 'decline' ? fallOf(months, judged) : null,
    domains: progress.reason === 'floorsLate' || progress.reason === 'floorsAgain' ? belowFloor(judged) : [],
  });
}

function numbersOf(judged: PathMonth, threshold: number): Partial<StatusReason> {
  const { month, programmeMonth, index, expected } = judged;
  return {
    month,
    programmeMonth,
    index: index === null ? null : shownIndex(index, threshold),
    expected: expected === null ? null : roundHalfAway(expected, 1),
    gap: index === null || expected === null ? null : shownGap(index, expected),
  };
}

/** Fall in points from the third-last index to the last; null with fewer than three indices. */
function fallOf(months: readonly MonthStanding[], judged: PathMonth): number | null {
  const indices = months
    .filter(({ programmeMonth }) => programmeMonth <= judged.programmeMonth)
    .flatMap(({ index }) => (index === null ? [] : [index]));
  const [first, last] = [indices.at(-3), indices.at(-1)];
  return first === undefined || last === undefined ? null : roundHalfAway(first - last, 1);
}

export function belowFloor({ standings }: MonthStanding): Domain[] {
  return standings.filter(({ belowFloor: isBelow }) => isBelow).map(({ domain }) => domain);
}

function reason(code: StatusReasonCode, numbers: Partial<StatusReason> = {}): StatusReason {
  return {
    code,
    month: null,
    programmeMonth: null,
    index: null,
    expected: null,
    gap: null,
    fall: null,
    domains: [],
    sinceMonth: null,
    exitReason: null,
    reviewOn: null,
    ...numbers,
  };
}

/** Order in which families need attention, for the coordinator's list. */
const needOrder: readonly FamilyBadge[] = [
  'AT_RISK',
  'NO_BASELINE',
  'NO_RECENT_DATA',
  'WATCH',
  'SUSPENDED',
  'ON_TRACK',
  'GRADUATED_PROVISIONAL',
  'GRADUATED',
  'LEFT',
];

/** Rank of a status by need, from 0; a return to need comes first. */
export function needOf({ badge, reason: { code } }: FamilyStatus): number {
  return code === 'RELAPSE_SEEN' ? -1 : needOrder.indexOf(badge);
}
