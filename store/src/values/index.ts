/** BSON values: types, encoding and order. The public interface of this folder. */
export * from './types.js';
export { RawArray } from './raw-array.js';
export { decode, decodeValue } from './decode.js';
export { elementSize, findElement, readDouble, readInt32 } from './raw.js';
export { encode } from './encode.js';
export { isNumber, typeName, typeNumber } from './type-of.js';
export { compareValues, equalValues } from './compare.js';
export { groupKey } from './group-key.js';
export { encodeIndexKey } from './index-key.js';
export { exactInteger, isNaNValue, isTrue, isTruthy, toNumber, truncatedInteger, toWholeNumber } from './numbers.js';
