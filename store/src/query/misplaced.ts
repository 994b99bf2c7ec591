import { fail } from '../errors.js';
import { Doc, type Value } from '../values/index.js';
import { isOperatorDoc } from './parse-operators.js';

/** Operators that are refused by a code of their own where they cannot stand. */
const near: ReadonlySet<string> = new Set(['$near', '$nearSphere', '$geoNear']);
const text: ReadonlySet<string> = new Set(['$text']);
const nested = new Set(['$and', '$or', '$nor', '$not', '$elemMatch']);

/** Where nothing is sorted by distance. https://www.mongodb.com/docs/manual/reference/operator/query/near/#behavior */
export function refuseNear(filter: Value): void {
  if (hasOperator(filter, near)) fail(5626500, '$geoNear, $near and $nearSphere are not allowed in this context');
}

/** After the first stage of a pipeline. https://www.mongodb.com/docs/manual/reference/operator/query/text/#restrictions */
export function refuseText(filter: Value): void {
  if (hasOperator(filter, text)) fail(17313, '$match with $text is only allowed as the first pipeline stage');
}

function hasOperator(filter: Value, operators: ReadonlySet<string>): boolean {
  if (Array.isArray(filter)) return filter.some((part) => hasOperator(part, operators));
  if (!(filter instanceof Doc)) return false;
  return [...filter.entries()].some(
    ([name, inner]) =>
      operators.has(name) ||
      ((nested.has(name) || (!name.startsWith('$') && isOperatorDoc(inner))) && hasOperator(inner, operators)),
  );
}
