import { decode } from './decode.js';
import { encode } from './encode.js';
import { exactKey, exactOf } from './numeric.js';
import { isNumber } from './type-of.js';
import { Doc, Int32, RawDoc, Symbol_, type Value } from './types.js';

/** A string key that is equal exactly when `compareValues` considers the values equal. */
export function groupKey(value: Value): string {
  if (typeof value === 'string') return `s${value}`;
  if (value instanceof Int32) return `n${smallKey(value.value)}`;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return `n${smallKey(value)}`;
  if (isNumber(value)) return `n${exactKey(exactOf(value))}`;
  if (value instanceof Symbol_) return `s${value.value}`;
  if (Array.isArray(value)) return `[${value.map((item) => lengthPrefixed(groupKey(item))).join('')}`;
  if (value instanceof Doc) return documentKey(value);
  if (value instanceof RawDoc) return documentKey(decode(value.bytes));
  return `o${Buffer.from(encode(new Doc([['', value]]))).toString('latin1')}`;
}

/** The same format as `exactKey`, without bigint arithmetic. */
function smallKey(value: number): string {
  if (value === 0) return '0';
  let coefficient = value;
  let exponent = 0;
  while (coefficient % 10 === 0) {
    coefficient /= 10;
    exponent += 1;
  }
  return `${coefficient}e${exponent}`;
}

const lengthPrefixed = (text: string): string => `${text.length}:${text}`;

function documentKey(doc: Doc): string {
  let key = '{';
  for (const [name, value] of doc.entries()) key += lengthPrefixed(name) + lengthPrefixed(groupKey(value));
  return key;
}
