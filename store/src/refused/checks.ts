import { fail } from '../errors.js';
import { wholeIn } from '../plain.js';
import { Doc, UNDEFINED, typeName, type Value } from '../values/index.js';

/** Refuses an argument that MongoDB would refuse; `path` names it in the refusal. */
export type Check = (value: Value, path: string) => void;
export type Checks = Readonly<Record<string, Check>>;

const numbers = ['long', 'int', 'decimal', 'double'];

/** Throws that a field holds another type than it should. */
export function wrongType(path: string, value: Value, ...expected: readonly string[]): never {
  const types = expected.length === 1 ? `type '${expected[0]}'` : `types '[${expected.join(', ')}]'`;
  return fail('TypeMismatch', `BSON field '${path}' is the wrong type '${typeName(value)}', expected ${types}`);
}

export function ofType(...types: readonly string[]): Check {
  const known = new Set(types);
  return (value, path) => {
    if (!known.has(typeName(value))) wrongType(path, value, ...types);
  };
}

export const anything: Check = () => undefined;
export const aText = ofType('string');
export const aBool = ofType('bool');
export const aLooseBool = ofType('bool', ...numbers);
export const aDocument = ofType('object');
export const aNumber = ofType(...numbers);

/** A number that is made whole and must be in a range. */
export function inRange(least: number, most: number): Check {
  return (value, path) => {
    aNumber(value, path);
    const whole = wholeIn(value) ?? 0;
    if (whole < least || whole > most)
      fail('BadValue', `BSON field '${path}' value must be between ${least} and ${most}, actual value '${whole}'`);
  };
}

export function oneOf(...texts: readonly string[]): Check {
  return (value, path) => {
    if (typeof value !== 'string') return wrongType(path, value, 'string');
    if (!texts.includes(value))
      fail('BadValue', `Enumeration value '${value}' for field '${path}' is not a valid value.`);
  };
}

/** Null is refused like any other wrong type; elsewhere it stands for what is left out. */
export function evenNull(check: Check): Check {
  const own: Check = (value, path) => check(value, path);
  alsoNull.add(own);
  return own;
}

const alsoNull = new WeakSet<Check>();

/** Runs the check of one field, if it is there. */
export function checkGiven(check: Check, value: Value, path: string): void {
  if ((value !== null && value !== UNDEFINED) || alsoNull.has(check)) check(value, path);
}

/** A document with these fields and no others. */
export function structured(fields: Checks, required: readonly string[] = []): Check {
  return (value, path) => {
    if (!(value instanceof Doc)) return wrongType(path, value, 'object');
    for (const [name, inner] of value.entries()) {
      const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (check === undefined) fail(40415, `BSON field '${path}.${name}' is an unknown field.`);
      checkGiven(check, inner, `${path}.${name}`);
    }
    for (const name of required)
      if ((value.get(name) ?? null) === null)
        fail(40414, `BSON field '${path}.${name}' is missing but a required field`);
  };
}

export function listOf(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return wrongType(path, value, 'array');
    value.forEach((item, at) => checkGiven(check, item, `${path}.${at}`));
  };
}
