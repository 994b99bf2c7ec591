/**
 * Outcome statistics of graduation pilots: pure functions without clock, locale or database that round nothing themselves. Null
 * means not estimable or not shown, never 0. Rates are 0-1. Months are integer programme months; a `period` is `YYYY-MM`.
 * Definitions and worked examples: docs/statistics.md.
 */
export * from './rounding.js';
export * from './level.js';
export * from './sufficiency-index.js';
export * from './graduation.js';
export * from './outcome.js';
export * from './progress.js';
export * from './relapse.js';
export * from './kaplan-meier.js';
export * from './cumulative-incidence.js';
export * from './proportions.js';
export * from './verdict.js';
export * from './deflation.js';
export * from './release-over-time.js';
export * from './suppression.js';
