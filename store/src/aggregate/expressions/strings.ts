import { fail } from '../../errors.js';
import { countCharacters, Int32, type Value } from '../../values/index.js';
import { isNullish, shown, type Operators, type Result } from './expression.js';
import { binary, unary, variadic } from './operands.js';
import { textOf } from './text.js';

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#string-expression-operators */
export const strings: Operators = [
  ['$concat', variadic(concatenated)],
  ['$toLower', unary((value) => textOf(value).replace(/[A-Z]/g, (letter) => letter.toLowerCase()))],
  ['$toUpper', unary((value) => textOf(value).replace(/[a-z]/g, (letter) => letter.toUpperCase()))],
  ['$strcasecmp', binary(compareLetters)],
  ['$strLenCP', unary((value) => new Int32(countCharacters(plainText(value, 34471, '$strLenCP'))))],
  ['$strLenBytes', unary((value) => new Int32(Buffer.byteLength(plainText(value, 34473, '$strLenBytes'))))],
  ['$split', binary(split)],
];

function concatenated(values: readonly Result[]): Value {
  let whole = '';
  for (const value of values) {
    if (isNullish(value)) return null;
    if (typeof value !== 'string') return fail(16702, `$concat only supports strings, not ${shown(value)}`);
    whole += value;
  }
  return whole;
}

function plainText(value: Result, code: number, name: string): string {
  return typeof value === 'string' ? value : fail(code, `${name} requires a string argument, found: ${shown(value)}`);
}

const inCapitals = (value: Result): Buffer =>
  Buffer.from(textOf(value).replace(/[a-z]/g, (letter) => letter.toUpperCase()));

function compareLetters(a: Result, b: Result): Value {
  return new Int32(Math.sign(Buffer.compare(inCapitals(a), inCapitals(b))));
}

function split(text: Result, separator: Result): Value {
  if (isNullish(text) || isNullish(separator)) return null;
  if (typeof text !== 'string')
    return fail(40085, `$split requires a string as the first argument, found: ${shown(text)}`);
  if (typeof separator !== 'string')
    return fail(10503900, `$split requires a string as the second argument, found: ${shown(separator)}`);
  if (separator === '') return fail(40087, '$split requires a non-empty separator');
  return text.split(separator);
}
