import { fail } from '../../../errors.js';
import { exactInteger, typeAliases } from '../../../query/index.js';
import { isNumber, MISSING } from '../../../values/index.js';
import { isNullish, shown, type Result } from '../expression.js';

/** What a value becomes: the number of a BSON type, and the subtype of binary data. */
export interface Target {
  readonly type: number;
  readonly subtype: number;
}

const formats = ['auto', 'base64', 'base64url', 'hex', 'utf8', 'uuid'] as const;
export type Format = (typeof formats)[number];

/** How binary data is written in texts and numbers; without a format they are not made of each other. */
export interface Settings {
  readonly format: Format | null;
  readonly bigEndian: boolean;
}

/** The type that a name stands for; `missing` is one too, which nothing becomes. */
export const typeCodeOf = (name: string): number =>
  name === 'missing' ? 0 : (typeAliases.get(name) ?? fail('BadValue', `Unknown type name: ${name}`));

const typeCodes = new Set([0, ...typeAliases.values()]);

export function targetOf(type: Result, subtype: Result): Target {
  return { type: typeOf(type), subtype: subtype === MISSING ? 0 : subtypeOf(subtype) };
}

function typeOf(type: Result): number {
  if (typeof type === 'string') return typeCodeOf(type);
  if (!isNumber(type))
    return fail('FailedToParse', `$convert's 'to' argument must be a string or number, but is ${shown(type)}`);
  const code = exactInteger(type);
  if (code === null || !typeCodes.has(Number(code)))
    return fail('FailedToParse', "In $convert, numeric value for 'to' does not correspond to a BSON type");
  return Number(code);
}

function subtypeOf(subtype: Result): number {
  if (!isNumber(subtype)) return fail(4341108, `$convert's 'subtype' must be a number, but is ${shown(subtype)}`);
  const code = exactInteger(subtype);
  if (code === null) return fail(4341106, "In $convert, numeric 'subtype' argument is not an integer");
  const isKnown = (code >= 0n && code <= 9n) || (code >= 128n && code <= 255n);
  return isKnown
    ? Number(code)
    : fail(4341107, "In $convert, numeric value for 'subtype' does not correspond to a BinData type");
}

export function formatOf(format: Result): Format | null {
  if (isNullish(format)) return null;
  if (typeof format !== 'string')
    return fail(4341114, `$convert requires that 'format' be a string, found: ${shown(format)}`);
  return formats.find((one) => one === format) ?? fail(4341125, `Invalid 'format' argument for $convert: ${format}`);
}

export function byteOrderOf(order: Result): 'little' | 'big' {
  if (isNullish(order)) return 'little';
  if (typeof order !== 'string')
    return fail(9130001, `$convert requires that 'byteOrder' be a string, found: ${shown(order)}`);
  return order === 'little' || order === 'big'
    ? order
    : fail(9130002, `Invalid 'byteOrder' argument for $convert: ${order}`);
}
