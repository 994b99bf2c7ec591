import { curveFamilies, headlineRow } from './headline-table.js';
import {
  cumulativeIncidence,
  deflate,
  kaplanMeier,
  kmQuantile,
  outcome,
  releaseOverTime,
  rmst,
  roundHalfAway,
  suppress,
  verdict,
  wilson,
} from '../../api/src/statistics/index.js';
import { outcomeConfigOf, ruleVersionInForce } from '../../api/src/features/rule-versions/rule-versions.service.js';
import { monthsFrom } from './domain-tables.js';
import { DASH, numberIn, requiredNumber, textIn, type Row, type RowCheck } from './table-cells.js';

/** Parses follow-up times such as "6 6 6+"; a plus marks censoring. */
function parseTimes(text: string): { time: number[]; status: number[] } {
  const entries = text.split(' ');
  return {
    time: entries.map((entry) => parseInt(entry, 10)),
    status: entries.map((entry) => (entry.endsWith('+') ? 0 : 1)),
  };
}

const tenFamilies = { time: [2, 3, 3, 3, 4, 4, 5, 6, 6, 6], status: [2, 1, 1, 0, 1, 2, 1, 0, 0, 1] };
const leukaemia = kaplanMeier(parseTimes('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'));
const ties = kaplanMeier(parseTimes('3 3 3+ 3+ 5 5+ 6 6+'));
const delayed = kaplanMeier({
  time: [3, 4, 5, 6, 6, 6, 4, 5],
  status: [1, 1, 0, 1, 0, 1, 1, 0],
  entry: [0, 0, 0, 1, 1, 2, 2, 2],
});
const priceIndex = { '2017-07': 100, '2017-08': 103, '2017-09': 107.5, '2017-10': 110 };

function stepAt<S extends { readonly time: number }>(steps: readonly S[], row: Row, heading: string): S {
  const step = steps.find(({ time }) => time === requiredNumber(row, heading));
  if (step === undefined) throw new Error(`no step at ${row[heading]}`);
  return step;
}

const isYes = (row: Row, heading: string): boolean => textIn(row, heading) === 'yes';

/** The tables of docs/statistics.md that are checked by computation. */
export const statisticsTables: Readonly<Record<string, RowCheck>> = {
  rounding: (row) => ({ Displayed: roundHalfAway(requiredNumber(row, 'Value'), requiredNumber(row, 'Digits')) }),
  outcomes: (row) => {
    const [period, reason] = textIn(row, 'Exit').split(' ');
    const exit = period === undefined || reason === undefined ? null : { period, reason };
    const letters = textIn(row, 'Months');
    const assessments = letters === DASH ? [] : monthsFrom(letters);
    const config = outcomeConfigOf(ruleVersionInForce());
    const { time, code, why } = outcome({ enrol: '2017-07', exit, assessments }, config, '2018-01');
    return { Time: time, Code: code, Why: why };
  },
  'cumulative-incidence': (row) => {
    const { nRisk, stay, causes } = stepAt(cumulativeIncidence(tenFamilies).steps, row, 'Month');
    const [graduated, left] = causes;
    if (graduated === undefined || left === undefined) throw new Error('two causes expected');
    return {
      'At risk': nRisk,
      Graduated: graduated.nEvent,
      Left: left.nEvent,
      S: stay,
      F1: graduated.cif,
      se: graduated.se,
      Lower: graduated.lower,
      Upper: graduated.upper,
      F2: left.cif,
    };
  },
  'kaplan-meier-overstates': (row) => {
    const leaversCensored = tenFamilies.status.map((code) => (code === 1 ? 1 : 0));
    const { surv } = stepAt(kaplanMeier({ time: tenFamilies.time, status: leaversCensored }).steps, row, 'Month');
    const { causes } = stepAt(cumulativeIncidence(tenFamilies).steps, row, 'Month');
    return { F1: causes[0]?.cif ?? null, '1 - Kaplan-Meier': 1 - surv };
  },
  'time-in-states': (row) => {
    const { occupancy } = cumulativeIncidence({ ...tenFamilies, taus: [requiredNumber(row, 'τ')] });
    const [stillIn = null, graduated = null, left = null] = occupancy[0]?.meanTime ?? [];
    return { 'Still in': stillIn, Graduated: graduated, Left: left };
  },
  wilson: (row) => {
    const { lower, upper } = wilson(requiredNumber(row, 'k'), requiredNumber(row, 'n'));
    return { Lower: lower, Upper: upper };
  },
  headlines: (row) =>
    headlineRow(
      curveFamilies({
        n: requiredNumber(row, 'n'),
        graduated: requiredNumber(row, 'Graduated in month 4'),
        left: requiredNumber(row, 'Left in month 2'),
      }),
    ),
  verdicts: (row) => ({
    Verdict: verdict(
      numberIn(row, 'Lower'),
      numberIn(row, 'Upper'),
      requiredNumber(row, 'Target'),
      requiredNumber(row, 'Months left') > 0,
    ),
  }),
  'kaplan-meier': (row) => {
    const { nRisk, nEvent, surv, se, lowerLogLog, upperLogLog } = stepAt(leukaemia.steps, row, 'Time');
    return { 'At risk': nRisk, Events: nEvent, S: surv, se, Lower: lowerLogLog, Upper: upperLogLog };
  },
  quantiles: (row) => {
    const { value, lowerLogLog, upperLogLog } = kmQuantile(leukaemia, requiredNumber(row, 'p'));
    return { Time: value, Lower: lowerLogLog, Upper: upperLogLog };
  },
  'restricted-means': (row) => {
    const { mean, se } = rmst(leukaemia, requiredNumber(row, 'τ'));
    return { Mean: mean, se };
  },
  'kaplan-meier-ties': (row) => {
    const { nRisk, nEvent, nCensor, surv, lowerLogLog, upperLogLog } = stepAt(ties.steps, row, 'Time');
    return { 'At risk': nRisk, Events: nEvent, Censored: nCensor, S: surv, Lower: lowerLogLog, Upper: upperLogLog };
  },
  'delayed-entry': (row) => {
    const { nRisk, surv } = stepAt(delayed.steps, row, 'Time');
    return { 'At risk': nRisk, S: surv };
  },
  'constant-prices': (row) => {
    const { real, provisional } = deflate(textIn(row, 'Month'), requiredNumber(row, 'Nominal'), priceIndex, '2017-07');
    return { 'In prices of 2017-07': real, Provisional: provisional };
  },
  suppression: (row) => {
    const counts = Object.fromEntries(
      textIn(row, 'Counts')
        .split(' ')
        .map((count, index) => [`count ${String(index).padStart(3, '0')}`, Number(count)]),
    );
    const { shown, totalShown } = suppress(counts, 5, isYes(row, 'Total known'));
    return {
      Shown: Object.values(shown)
        .map((count) => count ?? DASH)
        .join(' '),
      'Total shown': totalShown,
    };
  },
  'release-over-time': (row) => {
    const history = textIn(row, 'History')
      .split(' ')
      .map((split) => split.split('/').map(Number))
      .map(([part = NaN, rest = NaN]) => ({ part, rest, population: 0 }));
    const releases = releaseOverTime(history, { mayGainLater: false, keepsBoundsApart: true });
    return { Released: releases.map(({ part, isExact }) => `${part}${isExact ? '' : '+'}`).join(' ') };
  },
};
