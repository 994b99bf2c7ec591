import { arithmetic } from './arithmetic.js';
import { booleans } from './boolean.js';
import { comparisons } from './comparison.js';
import { conditionals } from './conditional.js';
import type { Operator } from './expression.js';
import { literals } from './literal.js';

/** Every operator of the expression language, by name. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ...literals,
  ...arithmetic,
  ...comparisons,
  ...booleans,
  ...conditionals,
]);
