import { fail } from '../../errors.js';
import { fold } from '../../restart.js';
import { Doc } from '../../values/index.js';
import { shown, type Operators } from './expression.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/rand/ */
export const randoms: Operators = [
  [
    '$rand',
    (argument, _context, name) => {
      const size = argument instanceof Doc ? argument.size : Array.isArray(argument) ? argument.length : null;
      if (size === null)
        return fail(10065, `invalid parameter: expected an object (${name}), found ${shown(argument)}`);
      if (size > 0) fail(3040501, `${name} does not currently accept arguments`);
      // In a loop, so that work that is broken off and done again finds the number that it had.
      return { constant: false, fold: () => undefined, evaluate: () => fold([null], 0, () => Math.random()) };
    },
  ],
];
