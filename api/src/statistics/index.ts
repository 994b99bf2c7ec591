/**
 * Outcome statistics of graduation pilots. Pure: plain data in, plain data out; no rounding but `roundHalfAway`, no clock, locale
 * or database. `null` = not estimable or not shown, never 0. Rates are 0-1. Months are whole programme months unless a name says
 * `period` (`YYYY-MM`).
 */
export { monthIndex, monthAt as periodOf } from '@anaqid/shared-types';
export * from './rounding.js';
export * from './level.js';
export * from './sufficiency-index.js';
export * from './graduation.js';
export * from './outcome.js';
export * from './progress.js';
export * from './relapse.js';
export { type Times } from './risk-sets.js';
export * from './kaplan-meier.js';
export * from './cumulative-incidence.js';
export * from './proportions.js';
export * from './verdict.js';
export * from './deflation.js';
export * from './suppression.js';
