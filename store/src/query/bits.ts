import { fail } from '../errors.js';
import { Binary, isNumber, typeName, type Value } from '../values/index.js';
import type { BitOperator } from './constraints.js';
import { exactInteger } from './numbers.js';
import type { Found } from './paths.js';

const signPosition = 63;
const mostPosition = 2n ** 31n - 1n;

/**
 * The positions that the argument of a bitwise operator names: by a bitmask, by binary data or one by one.
 * https://www.mongodb.com/docs/manual/reference/operator/query-bitwise/
 */
export function bitPositions(name: string, argument: Value): number[] {
  if (Array.isArray(argument)) return [...new Set(argument.map((position) => positionOf(name, position)))];
  if (argument instanceof Binary) return setBits(argument.bytes);
  if (!isNumber(argument))
    return fail('BadValue', `${name} takes an Array, a number, or a BinData but received: ${typeName(argument)}`);
  const mask = exactInteger(argument);
  if (mask === null || mask < 0n)
    return fail('FailedToParse', `Expected a non-negative integer that fits into 64 bits as the bitmask of ${name}`);
  return setBits(new Uint8Array(new BigUint64Array([mask]).buffer));
}

function positionOf(name: string, value: Value): number {
  const position = isNumber(value) ? exactInteger(value) : null;
  if (position === null || position < 0n || position > mostPosition)
    return fail('BadValue', `bit positions of ${name} must be integers from 0 to ${mostPosition}`);
  return Number(position);
}

const setBits = (bytes: Uint8Array): number[] =>
  Array.from(bytes).flatMap((byte, at) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => (byte >> bit) & 1).map((bit) => at * 8 + bit),
  );

const holds: Readonly<Record<BitOperator, (set: number, all: number) => boolean>> = {
  bitsAllSet: (set, all) => set === all,
  bitsAllClear: (set) => set === 0,
  bitsAnySet: (set) => set > 0,
  bitsAnyClear: (set, all) => set < all,
};

/** Whether the bits at the positions are set or clear, in integers that fit into 64 bits and in binary data. */
export function compileBits(op: BitOperator, positions: readonly number[]): (value: Found) => boolean {
  return (value) => {
    const isSet = typeof value === 'symbol' ? null : bitsOf(value);
    return isSet !== null && holds[op](positions.filter(isSet).length, positions.length);
  };
}

function bitsOf(value: Value): ((position: number) => boolean) | null {
  if (value instanceof Binary)
    return (position) => (((value.bytes[Math.floor(position / 8)] ?? 0) >> (position % 8)) & 1) === 1;
  const integer = isNumber(value) ? exactInteger(value) : null;
  if (integer === null) return null;
  return (position) => ((integer >> BigInt(Math.min(position, signPosition))) & 1n) === 1n;
}
