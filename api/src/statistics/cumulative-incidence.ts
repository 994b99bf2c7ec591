import { areaUnder, logLogBand, riskSets, type RiskSet, type Times } from './risk-sets.js';

export interface CauseStep {
  /** Way out: 1 graduated, 2 left. */
  cause: number;
  nEvent: number;
  /** Share that went this way by the time, 0-1. */
  cif: number;
  se: number;
  lower: number | null;
  upper: number | null;
}

export interface CumulativeIncidence {
  n: number;
  /** `stay`: share still in. Stay and the shares of all ways out sum to 1. */
  steps: { time: number; nRisk: number; nCensor: number; stay: number; causes: CauseStep[] }[];
  /** Mean time in each state up to tau: still in, cause 1, cause 2, ... */
  occupancy: { tau: number; meanTime: number[] }[];
}

/** State of the Aalen-Johansen estimate just after a time. */
interface Curve extends RiskSet {
  /** Chance of each way out at this time among those at risk. */
  readonly hazards: readonly number[];
  /** Still in just before this time, and after. */
  readonly before: number;
  readonly stay: number;
  /** Share of each way out. */
  readonly shares: readonly number[];
}

/**
 * Cumulative incidence of competing ways out (Aalen-Johansen), with etm's variance and log-log limits (analytics.md D6).
 *
 * @param input.causes Number of ways out, default 2.
 * @param input.taus Horizons for the mean time in each state.
 */
export function cumulativeIncidence(
  input: Times & { readonly causes?: number; readonly taus?: readonly number[] },
): CumulativeIncidence {
  const causes = input.causes ?? 2;
  const level = input.level ?? 0.95;
  const { sets, n } = riskSets(input, causes);
  const curve = curveOf(sets, causes);
  const steps = curve.map(({ time, nRisk, nCensor, stay, shares, events }, at) => ({
    time,
    nRisk,
    nCensor,
    stay,
    causes: shares.map((cif, cause): CauseStep => {
      const se = Math.sqrt(Math.max(0, varianceOf(curve, at, cause)));
      return { cause: cause + 1, nEvent: events[cause] ?? 0, cif, se, ...logLogBand(cif, se, level) };
    }),
  }));
  return { n, steps, occupancy: (input.taus ?? []).map((tau) => ({ tau, meanTime: meanTimes(curve, causes, tau) })) };
}

function curveOf(sets: readonly RiskSet[], causes: number): Curve[] {
  let stay = 1;
  let shares: readonly number[] = Array.from({ length: causes }, () => 0);
  return sets.map((set) => {
    const before = stay;
    const hazards = set.events.map((events) => events / set.nRisk);
    shares = shares.map((share, cause) => share + before * (hazards[cause] ?? 0));
    stay = before * (1 - sum(hazards));
    return { ...set, hazards, before, stay, shares };
  });
}

/** Delta method over the multinomials of each time up to `at`. */
function varianceOf(curve: readonly Curve[], at: number, cause: number): number {
  const end = curve[at]?.shares[cause] ?? 0;
  let variance = 0;
  for (const { hazards, nRisk, before, shares } of curve.slice(0, at + 1)) {
    const out = sum(hazards);
    const ahead = out >= 1 ? 0 : (end - (shares[cause] ?? 0)) / (1 - out);
    const gradient = hazards.map((_, way) => (way === cause ? before : 0) - ahead);
    const mean = sum(gradient.map((slope, way) => slope * (hazards[way] ?? 0)));
    const square = sum(gradient.map((slope, way) => slope * slope * (hazards[way] ?? 0)));
    variance += (square - mean * mean) / nRisk;
  }
  return variance;
}

function meanTimes(curve: readonly Curve[], causes: number, tau: number): number[] {
  const staying = areaUnder(
    curve.map(({ time, stay }) => ({ time, value: stay })),
    1,
    tau,
  );
  const gone = Array.from({ length: causes }, (_, cause) =>
    areaUnder(
      curve.map(({ time, shares }) => ({ time, value: shares[cause] ?? 0 })),
      0,
      tau,
    ),
  );
  return [staying, ...gone];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
