import { areaUnder, logLogBand, riskSets, type RiskSet, type Times } from './risk-sets.js';

interface CauseStep {
  /** 1 graduated, 2 left. */
  cause: number;
  nEvent: number;
  /** Cumulative incidence: probability of an event of this cause by the time, 0-1. */
  cif: number;
  se: number;
  lower: number | null;
  upper: number | null;
}

interface CumulativeIncidence {
  n: number;
  /** `stay`: probability of no event by the time. It and the incidences of all causes sum to 1. */
  steps: { time: number; nRisk: number; nCensor: number; stay: number; causes: CauseStep[] }[];
  /** Mean time spent in each state up to tau: no event yet, cause 1, cause 2, ... */
  occupancy: { tau: number; meanTime: number[] }[];
}

/** The Aalen-Johansen estimate at one time. */
interface Curve extends RiskSet {
  /** Cause-specific hazards. */
  readonly hazards: readonly number[];
  /** Probability of no event just before this time. */
  readonly before: number;
  /** Probability of no event up to and including this time. */
  readonly stay: number;
  /** Cumulative incidence by cause. */
  readonly incidences: readonly number[];
}

/**
 * Cumulative incidence of competing events (Aalen-Johansen), with its Greenwood-type variance and log-log confidence limits.
 *
 * @param input.causes Number of causes, default 2.
 * @param input.taus Horizons for the mean time in each state.
 */
export function cumulativeIncidence(
  input: Times & { readonly causes?: number; readonly taus?: readonly number[] },
): CumulativeIncidence {
  const causes = input.causes ?? 2;
  const level = input.level ?? 0.95;
  const { sets, n } = riskSets(input, causes);
  const curve = curveOf(sets, causes);
  const steps = curve.map(({ time, nRisk, nCensor, stay, incidences, events }, position) => ({
    time,
    nRisk,
    nCensor,
    stay,
    causes: incidences.map((cif, cause): CauseStep => {
      const se = Math.sqrt(Math.max(0, varianceOf(curve, position, cause)));
      return { cause: cause + 1, nEvent: events[cause] ?? 0, cif, se, ...logLogBand(cif, se, level) };
    }),
  }));
  return { n, steps, occupancy: (input.taus ?? []).map((tau) => ({ tau, meanTime: meanTimes(curve, causes, tau) })) };
}

function curveOf(sets: readonly RiskSet[], causes: number): Curve[] {
  let stay = 1;
  let incidences: readonly number[] = Array.from({ length: causes }, () => 0);
  return sets.map((set) => {
    const before = stay;
    const hazards = set.events.map((events) => events / set.nRisk);
    incidences = incidences.map((incidence, cause) => incidence + before * (hazards[cause] ?? 0));
    stay = before * (1 - sum(hazards));
    return { ...set, hazards, before, stay, incidences };
  });
}

/** Variance of the incidence of a cause: delta method over the multinomials of each time up to `position`. */
function varianceOf(curve: readonly Curve[], position: number, cause: number): number {
  const end = curve[position]?.incidences[cause] ?? 0;
  let variance = 0;
  for (const { hazards, nRisk, before, incidences } of curve.slice(0, position + 1)) {
    const totalHazard = sum(hazards);
    const later = totalHazard >= 1 ? 0 : (end - (incidences[cause] ?? 0)) / (1 - totalHazard);
    const gradient = hazards.map((_, index) => (index === cause ? before : 0) - later);
    const mean = sum(gradient.map((slope, index) => slope * (hazards[index] ?? 0)));
    const meanSquare = sum(gradient.map((slope, index) => slope * slope * (hazards[index] ?? 0)));
    variance += (meanSquare - mean * mean) / nRisk;
  }
  return variance;
}

function meanTimes(curve: readonly Curve[], causes: number, tau: number): number[] {
  const withoutEvent = areaUnder(
    curve.map(({ time, stay }) => ({ time, value: stay })),
    1,
    tau,
  );
  const afterEvent = Array.from({ length: causes }, (_, cause) =>
    areaUnder(
      curve.map(({ time, incidences }) => ({ time, value: incidences[cause] ?? 0 })),
      0,
      tau,
    ),
  );
  return [withoutEvent, ...afterEvent];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
