import { normalQuantile } from './level.js';
import { areaUnder, logLogBand, riskSets, type Times } from './risk-sets.js';

const TOLERANCE = 1e-9;

interface KaplanMeierStep {
  time: number;
  nRisk: number;
  nEvent: number;
  nCensor: number;
  surv: number;
  /** Greenwood's standard error; null once the estimate is 0. */
  se: number | null;
  lowerLogLog: number | null;
  upperLogLog: number | null;
  lowerPlain: number | null;
  upperPlain: number | null;
}

interface KaplanMeier {
  n: number;
  events: number;
  /** Rows without time at risk: they end at or before their entry. */
  excluded: number;
  steps: KaplanMeierStep[];
}

/** Kaplan-Meier estimate of the survival function, with Greenwood's variance. For one kind of event; see `cumulativeIncidence`. */
export function kaplanMeier(input: Times): KaplanMeier {
  const level = input.level ?? 0.95;
  const z = normalQuantile(level);
  const { sets, n, excluded } = riskSets(input, 1);
  let surv = 1;
  let variance = 0;
  let events = 0;
  const steps = sets.map(({ time, nRisk, nCensor, events: [nEvent = 0] }): KaplanMeierStep => {
    events += nEvent;
    surv *= 1 - nEvent / nRisk;
    if (nEvent < nRisk) variance += nEvent / (nRisk * (nRisk - nEvent));
    const se = surv > 0 ? surv * Math.sqrt(variance) : null;
    const { lower, upper } = logLogBand(surv, se, level);
    const isUndefined = se === null || surv >= 1;
    return {
      time,
      nRisk,
      nEvent,
      nCensor,
      surv,
      se,
      lowerLogLog: lower,
      upperLogLog: upper,
      lowerPlain: isUndefined ? null : Math.max(0, surv - z * se),
      upperPlain: isUndefined ? null : Math.min(1, surv + z * se),
    };
  });
  return { n, events, excluded, steps };
}

interface KaplanMeierQuantile {
  value: number | null;
  lowerLogLog: number | null;
  upperLogLog: number | null;
  lowerPlain: number | null;
  upperPlain: number | null;
}

/** The p-quantile of the time to the event with its confidence limits; null where the curve does not reach it. */
export function kmQuantile(km: KaplanMeier, p: number): KaplanMeierQuantile {
  const first = (limit: (step: KaplanMeierStep) => number | null): number | null =>
    km.steps.find((step) => {
      const value = limit(step);
      return value !== null && value <= 1 - p + TOLERANCE;
    })?.time ?? null;
  return {
    value: first(({ surv }) => surv),
    lowerLogLog: first(({ lowerLogLog }) => lowerLogLog),
    upperLogLog: first(({ upperLogLog }) => upperLogLog),
    lowerPlain: first(({ lowerPlain }) => lowerPlain),
    upperPlain: first(({ upperPlain }) => upperPlain),
  };
}

/** Restricted mean survival time up to tau; null if tau lies beyond the follow-up and the curve has not reached 0. */
export function rmst(
  km: KaplanMeier,
  tau: number,
): { mean: number | null; se: number | null; reason: 'tau_beyond_follow_up' | null } {
  const last = km.steps.at(-1);
  if (last === undefined || (tau > last.time && last.surv > 0)) {
    return { mean: null, se: null, reason: 'tau_beyond_follow_up' };
  }
  const curve = km.steps.map(({ time, surv }) => ({ time, value: surv }));
  const mean = areaUnder(curve, 1, tau);
  let variance = 0;
  for (const { time, nRisk, nEvent } of km.steps) {
    if (time >= tau || nEvent === 0 || nEvent === nRisk) continue;
    const ahead = mean - areaUnder(curve, 1, time);
    variance += (ahead * ahead * nEvent) / (nRisk * (nRisk - nEvent));
  }
  return { mean, se: Math.sqrt(variance), reason: null };
}
