import { fail } from '../errors.js';
import { Doc, type Value } from '../values/index.js';
import { isOperatorDoc } from './parse-operators.js';

const near = new Set(['$near', '$nearSphere', '$geoNear']);
const nested = new Set(['$and', '$or', '$nor', '$not', '$elemMatch']);

/** Where nothing is sorted by distance, what does so is refused by name. https://www.mongodb.com/docs/manual/reference/operator/query/near/#behavior */
export function refuseNear(filter: Value): void {
  if (Array.isArray(filter)) filter.forEach(refuseNear);
  if (!(filter instanceof Doc)) return;
  for (const [name, inner] of filter.entries()) {
    if (near.has(name)) fail(5626500, '$geoNear, $near and $nearSphere are not allowed in this context');
    if (nested.has(name) || (!name.startsWith('$') && isOperatorDoc(inner))) refuseNear(inner);
  }
}
