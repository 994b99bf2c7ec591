/** Public interface of the package: types generated from the GraphQL schema, and rules shared by server and browser. */
export type * from './generated/schema.js';
export * from './generated/enum-values.js';
export * from './rules/month.js';
export * from './rules/entries.js';
export * from './rules/pilot-window.js';
export * from './rules/repeats.js';
export * from './rules/name-words.js';
export * from './rules/search-key.js';
export * from './rules/unseen.js';
