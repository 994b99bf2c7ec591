import { decodeValue, findElement, MISSING } from '../values/index.js';
import type { Constraint, FieldConstraint } from './constraints.js';
import { visitRest } from './paths.js';
import { compileSingle, testsWholeArray } from './predicate.js';
import { compileRawTest } from './raw-tests.js';

type RawPredicate = (raw: Uint8Array) => boolean;

/** Compiles a parsed filter into a predicate on encoded documents. */
export function compileRawPredicate(constraint: Constraint): RawPredicate {
  switch (constraint.kind) {
    case 'and':
    case 'or':
    case 'nor':
      return compileParts(constraint.kind, constraint.parts);
    case 'not': {
      const part = compileRawPredicate(constraint.part);
      return (raw) => !part(raw);
    }
    case 'never':
      return () => false;
    case 'field':
      return compileField(constraint);
  }
}

function compileParts(kind: 'and' | 'or' | 'nor', parts: readonly Constraint[]): RawPredicate {
  const tests = parts.map(compileRawPredicate);
  const stopsAt = kind !== 'and';
  const otherwise = kind !== 'or';
  const stopped = kind === 'or';
  return (raw) => {
    for (let index = 0; index < tests.length; index += 1) if (tests[index]!(raw) === stopsAt) return stopped;
    return otherwise;
  };
}

const documentType = 0x03;
const arrayType = 0x04;

/**
 * Follows the path through nested documents in the encoded form. Common scalar comparisons work on the bytes; other values,
 * and arrays on the path, are decoded individually and tested like decoded documents.
 */
function compileField(constraint: FieldConstraint): RawPredicate {
  const path = constraint.path.split('.');
  const names = path.map((name) => new Uint8Array(Buffer.from(name)));
  const test = compileSingle(constraint);
  const rawTest = compileRawTest(constraint);
  const walk = { path, leafArrays: testsWholeArray(constraint) ? 'self' : 'each', visit: test } as const;
  const last = path.length - 1;
  return (raw) => {
    let start = 0;
    for (let index = 0; ; index += 1) {
      const name = names[index]!;
      const typeAt = findElement(raw, start, name);
      if (typeAt === -1) return test(MISSING);
      const type = raw[typeAt]!;
      const valueAt = typeAt + name.length + 2;
      if (type === arrayType) return visitRest(walk, decodeValue(raw, type, valueAt), index + 1);
      if (index === last) return rawTest?.(raw, type, valueAt) ?? test(decodeValue(raw, type, valueAt));
      if (type !== documentType) return test(MISSING);
      start = valueAt;
    }
  };
}
