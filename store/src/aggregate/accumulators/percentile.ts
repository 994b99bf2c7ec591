import { fail } from '../../errors.js';
import { numberIn } from '../../plain.js';
import { Doc, isNumber, type Value } from '../../values/index.js';

/** Checks the arguments of accumulators that are not there. https://www.mongodb.com/docs/manual/reference/operator/aggregation/percentile/#syntax */
export const refusedAccumulators: ReadonlyMap<string, (argument: Value) => void> = new Map([
  ['$percentile', checkPercentile],
]);

function checkPercentile(argument: Value): void {
  if (!(argument instanceof Doc)) return fail(7429703, '$percentile specification must be an object');
  for (const field of ['input', 'p', 'method'])
    if (!argument.has(field)) fail(40414, `BSON field '$percentile.${field}' is missing but a required field`);
  const p = argument.get('p');
  // What is computed is not known here.
  if (p instanceof Doc || (typeof p === 'string' && p.startsWith('$'))) return;
  if (!Array.isArray(p) || p.length === 0)
    return fail(7750301, "The $percentile 'p' field must be an array of numbers, but found none");
  for (const one of p) {
    const share = isNumber(one) ? numberIn(one) : null;
    if (share !== null && !(share >= 0 && share <= 1))
      fail(7750303, "The $percentile 'p' field must be an array of numbers in the range [0, 1]");
  }
}
