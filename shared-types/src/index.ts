/** The only door of this package: types generated from the GraphQL schema, and rules that server and browser share. */
export type * from './generated/schema.js';
export * from './generated/enum-values.js';
export * from './rules/month.js';
export * from './rules/entries.js';
export * from './rules/pilot-window.js';
export * from './rules/repeats.js';
export * from './rules/search-key.js';
