import { fail } from '../../errors.js';
import { Doc, Int32, MISSING, type Value } from '../../values/index.js';
import { integerOf } from './arrays.js';
import {
  isNullish,
  operation,
  shown,
  type Context,
  type Expression,
  type Operator,
  type Operators,
  type Result,
} from './expression.js';
import { ranged } from './operands.js';

/** Operators that look into strings. https://www.mongodb.com/docs/manual/reference/operator/aggregation/#string-expression-operators */
export const texts: Operators = [
  ['$indexOfCP', ranged(2, 4, indexOfCharacter)],
  ['$indexOfBytes', ranged(2, 4, indexOfByte)],
  ['$trim', trimming(true, true)],
  ['$ltrim', trimming(true, false)],
  ['$rtrim', trimming(false, true)],
  ['$replaceOne', replacing((text, find, replacement) => text.replace(find, () => replacement))],
  ['$replaceAll', replacing((text, find, replacement) => text.replaceAll(find, () => replacement))],
];

interface Bounds {
  readonly text: string;
  readonly wanted: string;
  readonly start: number;
  readonly end: number;
}

function boundsOf(
  [text, wanted, from, to]: readonly Result[],
  name: string,
  codes: readonly [number, number],
): Bounds | null {
  if (text === undefined || isNullish(text)) return null;
  if (typeof text !== 'string')
    return fail(codes[0], `${name} requires a string as the first argument, found: ${shown(text)}`);
  if (typeof wanted !== 'string')
    return fail(codes[1], `${name} requires a string as the second argument, found: ${shown(wanted ?? null)}`);
  const start = from === undefined ? 0 : positionOf(from, name, 'starting');
  const end = to === undefined ? Number.POSITIVE_INFINITY : positionOf(to, name, 'ending');
  return { text, wanted, start, end };
}

function positionOf(value: Result, name: string, which: string): number {
  const at = value === MISSING ? null : integerOf(value);
  if (at === null)
    return fail(40096, `${name} requires an integral ${which} index, found a value of type: ${shown(value)}`);
  return at < 0 ? fail(40097, `${name} requires a nonnegative ${which} index, found: ${at}`) : at;
}

function indexOfCharacter(values: readonly Result[], name: string): Value {
  const bounds = boundsOf(values, name, [40093, 40094]);
  if (bounds === null) return null;
  const characters = Array.from(bounds.text);
  const wanted = Array.from(bounds.wanted);
  if (bounds.text === '' && bounds.wanted === '' && bounds.start === 0) return new Int32(0);
  // What is found begins before the end, but may go on behind it.
  for (let at = bounds.start; at < Math.min(bounds.end, characters.length); at += 1)
    if (wanted.every((character, index) => characters[at + index] === character)) return new Int32(at);
  return new Int32(-1);
}

function indexOfByte(values: readonly Result[], name: string): Value {
  const bounds = boundsOf(values, name, [40091, 40092]);
  if (bounds === null) return null;
  const bytes = Buffer.from(bounds.text);
  const wanted = Buffer.from(bounds.wanted);
  if (bounds.start > Math.min(bytes.length, bounds.end)) return new Int32(-1);
  const found = bytes.subarray(0, Math.min(bounds.end, bytes.length)).indexOf(wanted, bounds.start);
  return new Int32(found > bounds.end - wanted.length ? -1 : found);
}

/** The characters that are trimmed where none are named. Source: https://www.mongodb.com/docs/manual/reference/operator/aggregation/trim/ */
const whitespace = new Set(
  Array.from('\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'),
);

function trimming(left: boolean, right: boolean): Operator {
  return (argument: Value, context: Context, name: string): Expression => {
    if (!(argument instanceof Doc)) return fail(50696, `${name} only supports an object as an argument`);
    for (const field of argument.keys())
      if (field !== 'input' && field !== 'chars') fail(50694, `${name} found an unknown argument: ${field}`);
    if (!argument.has('input')) fail(50695, `${name} requires an 'input' field`);
    const input = context.parse(argument.get('input') ?? null, context);
    const chars = argument.has('chars') ? context.parse(argument.get('chars') ?? null, context) : null;
    return operation([input, ...(chars === null ? [] : [chars])], (scope) => {
      const text = input.evaluate(scope);
      if (isNullish(text)) return null;
      if (typeof text !== 'string') return fail(50699, `${name} requires its input to be a string, got ${shown(text)}`);
      if (chars === null) return trimmed(text, whitespace, left, right);
      const taken = chars.evaluate(scope);
      if (isNullish(taken)) return null;
      if (typeof taken !== 'string') return fail(50700, `${name} requires 'chars' to be a string, got ${shown(taken)}`);
      return trimmed(text, new Set(Array.from(taken)), left, right);
    });
  };
}

function trimmed(text: string, taken: ReadonlySet<string>, left: boolean, right: boolean): string {
  const characters = Array.from(text);
  let start = 0;
  let end = characters.length;
  while (left && start < end && taken.has(characters[start]!)) start += 1;
  while (right && end > start && taken.has(characters[end - 1]!)) end -= 1;
  return characters.slice(start, end).join('');
}

function replacing(replace: (text: string, find: string, replacement: string) => string): Operator {
  return (argument: Value, context: Context, name: string): Expression => {
    if (!(argument instanceof Doc)) return fail(51751, `${name} requires an object as an argument`);
    const known = ['input', 'find', 'replacement'];
    for (const field of argument.keys())
      if (!known.includes(field)) fail(51750, `${name} found an unknown argument: ${field}`);
    const codes = [51749, 51748, 51747];
    const operands = known.map((field, at) => {
      const value = argument.get(field);
      return context.parse(
        value === undefined ? fail(codes[at]!, `${name} requires '${field}' to be specified`) : value,
        context,
      );
    });
    return operation(operands, (scope) => {
      const [text, find, replacement] = operands.map((operand, at) => textOrNull(operand.evaluate(scope), at, name));
      if (text == null || find == null || replacement == null) return null;
      return replace(text, find, replacement);
    });
  };
}

const replaceCodes = [10503904, 10503901, 10503902];

function textOrNull(value: Result, at: number, name: string): string | null {
  if (isNullish(value)) return null;
  return typeof value === 'string'
    ? value
    : fail(replaceCodes[at]!, `${name} requires strings, found: ${shown(value)}`);
}
