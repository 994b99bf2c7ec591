/** BSON values: their types, their bytes, their order. The only door into this folder. */
export * from './types.js';
export { RawArray } from './raw-array.js';
export { decode, decodeValue } from './decode.js';
export { elementSize, findElement, readDouble, readInt32 } from './raw.js';
export { encode } from './encode.js';
export { countCharacters } from './characters.js';
export { isNumber, typeName, typeNumber } from './type-of.js';
export { compareValues, equalValues, typeRank } from './compare.js';
export { groupKey } from './group-key.js';
export { encodeIndexKey } from './index-key.js';
export { add, multiply, subtract } from './arithmetic.js';
export { addDecimals, multiplyDecimals, toDecimal } from './decimal.js';
export { expDecimal, lnDecimal, log10Decimal, powerDecimal, sqrtDecimal } from './decimal-functions.js';
export {
  absoluteDecimal,
  cutDecimal,
  decimalOf,
  divideDecimals,
  exactDecimal,
  isDecimalZero,
  negatedDecimal,
  remainderDecimals,
  type Rounding,
} from './decimal-more.js';
