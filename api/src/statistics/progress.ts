import { reaches } from './rounding.js';
import type { Floors } from './sufficiency-index.js';

export interface ProgressConfig {
  /** Index from which a month qualifies. */
  readonly threshold: number;
  readonly consecutiveMonths: number;
  /** Age in months from which the latest index is too old to judge by. */
  readonly staleAfterMonths: number;
  /** A family more than this many points below the expected path needs more support (`atRisk`). */
  readonly atRiskGap: number;
  /** A family more than this many points below it is watched. */
  readonly watchGap: number;
  /** Total fall over three indices, each lower than the one before, from which a family needs more support. */
  readonly declinePoints: number;
}

interface SeenMonth {
  readonly m: number;
  readonly index: number | null;
  readonly floors?: Floors;
}

interface ProgressInput {
  readonly series: readonly SeenMonth[];
  /** Programme month at which the family is judged. */
  readonly m: number;
  /** Duration of the family's programme in months, extensions included. */
  readonly D: number;
  readonly cfg: ProgressConfig;
  readonly graduationMonth?: number | null;
  readonly exitMonth?: number | null;
}

type ProgressStatus = 'graduated' | 'exited' | 'noBaseline' | 'noRecentData' | 'atRisk' | 'watch' | 'onTrack';
type ProgressReason = 'gap' | 'decline' | 'floorsLate' | 'floorsAgain';

export interface Progress {
  status: ProgressStatus;
  /** Latest index - expected index, in points; null without a baseline or an index. */
  gap: number | null;
  /** The first condition that made it `atRisk`, or `gap` for `watch`; null for other statuses. */
  reason: ProgressReason | null;
}

/**
 * Expected index in a programme month: a straight line from the baseline to the threshold, then constant. In month 0 it is the
 * baseline, also of a family that enrols when no run can be completed any more.
 */
export function expectedIndex(baseline: number, month: number, config: ProgressConfig, durationMonths: number): number {
  if (reaches(baseline, config.threshold)) return config.threshold;
  if (month === 0) return baseline;
  const lineMonth = latestStart(durationMonths, config);
  const share = lineMonth <= 0 ? 1 : Math.min(1, month / lineMonth);
  return baseline + (config.threshold - baseline) * share;
}

/** The progress of a family at a programme month, with its reason. The first status that applies wins. */
export function status({ series, m, D, cfg, graduationMonth = null, exitMonth = null }: ProgressInput): Progress {
  const seen = series
    .filter((month): month is SeenMonth & { index: number } => month.index !== null && month.m <= m)
    .sort((a, b) => a.m - b.m);
  const baseline = seen[0]?.m === 0 ? seen[0].index : null;
  const latest = seen.at(-1);
  const gap =
    baseline === null || latest === undefined ? null : latest.index - expectedIndex(baseline, latest.m, cfg, D);
  if (graduationMonth !== null && graduationMonth <= m) return { status: 'graduated', gap, reason: null };
  if (exitMonth !== null && exitMonth <= m) return { status: 'exited', gap, reason: null };
  if (gap === null || latest === undefined) return { status: 'noBaseline', gap: null, reason: null };
  if (m - latest.m >= cfg.staleAfterMonths) return { status: 'noRecentData', gap, reason: null };
  const risk = riskOf(seen, gap, latestStart(D, cfg), cfg);
  if (risk !== null) return { status: 'atRisk', gap, reason: risk };
  return reaches(gap, -cfg.watchGap)
    ? { status: 'onTrack', gap, reason: null }
    : { status: 'watch', gap, reason: 'gap' };
}

/** Last programme month in which a run can start and still be completed within the duration. */
const latestStart = (durationMonths: number, { consecutiveMonths }: ProgressConfig): number =>
  durationMonths - consecutiveMonths + 1;

function riskOf(
  seen: readonly (SeenMonth & { index: number })[],
  gap: number,
  lineMonth: number,
  cfg: ProgressConfig,
): ProgressReason | null {
  if (!reaches(gap, -cfg.atRiskGap)) return 'gap';
  if (declines(seen, cfg.declinePoints)) return 'decline';
  const latest = seen.at(-1);
  // The first assessment says where a family starts; nothing is judged by it.
  if (latest?.floors !== 'breached' || latest.m === 0) return null;
  if (latest.m >= lineMonth) return 'floorsLate';
  return seen.slice(0, -1).some(({ floors }) => floors === 'met') ? 'floorsAgain' : null;
}

function declines(seen: readonly { index: number }[], points: number): boolean {
  const [first, second, third] = seen.slice(-3).map(({ index }) => index);
  if (first === undefined || second === undefined || third === undefined) return false;
  return first > second && second > third && reaches(first - third, points);
}
