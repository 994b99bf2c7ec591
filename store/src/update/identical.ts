import { encode, type Doc } from '../values/index.js';

/** Whether two documents have the same bytes: types and the order of fields count. */
export function identical(a: Doc, b: Doc): boolean {
  return a === b || Buffer.compare(encode(a), encode(b)) === 0;
}
