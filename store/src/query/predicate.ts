import { Doc, type Value } from '../values/index.js';
import type { Constraint, FieldConstraint } from './constraints.js';
import { compileValueTest } from './field-tests.js';
import { visitPath, type PathValue } from './paths.js';

type Predicate = (doc: Doc) => boolean;

/** Compiles a parsed filter into a predicate on decoded documents. */
export function compilePredicate(constraint: Constraint): Predicate {
  switch (constraint.kind) {
    case 'and':
      return allOf(constraint.parts.map(compilePredicate));
    case 'or':
      return anyOf(constraint.parts.map(compilePredicate));
    case 'nor':
      return negate(anyOf(constraint.parts.map(compilePredicate)));
    case 'not':
      return negate(compilePredicate(constraint.part));
    case 'never':
      return () => false;
    case 'field':
      return compileField(constraint);
  }
}

function allOf<T>(tests: ((item: T) => boolean)[]): (item: T) => boolean {
  return tests.length === 1 ? tests[0]! : (item) => tests.every((test) => test(item));
}

function anyOf<T>(tests: ((item: T) => boolean)[]): (item: T) => boolean {
  return tests.length === 1 ? tests[0]! : (item) => tests.some((test) => test(item));
}

function negate<T>(test: (item: T) => boolean): (item: T) => boolean {
  return (item) => !test(item);
}

function compileField(constraint: FieldConstraint): Predicate {
  const path = constraint.path.split('.');
  const test = compileSingle(constraint);
  const leafArrays = testsWholeArray(constraint) ? 'self' : 'each';
  return (doc) => visitPath(doc, path, leafArrays, test);
}

/** Whether the test applies to an array as a whole rather than to its elements. */
export function testsWholeArray(constraint: FieldConstraint): boolean {
  return constraint.op === 'size' || constraint.op === 'elemMatchObject' || constraint.op === 'elemMatchValue';
}

/** Compiles a field constraint into a test on one value at its path. */
export function compileSingle(constraint: FieldConstraint): (value: PathValue) => boolean {
  switch (constraint.op) {
    case 'size':
      return (value) => Array.isArray(value) && value.length === constraint.size;
    case 'elemMatchObject':
    case 'elemMatchValue': {
      const element = compileElement(constraint);
      return (value) => Array.isArray(value) && value.some(element);
    }
    default:
      return compileValueTest(constraint);
  }
}

/** Compiles an `$elemMatch` into a test on one array element. */
export function compileElement(
  constraint: FieldConstraint & { op: 'elemMatchObject' | 'elemMatchValue' },
): (element: Value) => boolean {
  if (constraint.op === 'elemMatchValue') return compileOnValue(constraint.part);
  const matches = compilePredicate(constraint.part);
  return (element) => {
    if (Array.isArray(element)) return matches(new Doc(element.map((item, index) => [String(index), item])));
    return element instanceof Doc && matches(element);
  };
}

function compileOnValue(constraint: Constraint): (value: Value) => boolean {
  switch (constraint.kind) {
    case 'and':
      return allOf(constraint.parts.map(compileOnValue));
    case 'or':
      return anyOf(constraint.parts.map(compileOnValue));
    case 'nor':
      return negate(anyOf(constraint.parts.map(compileOnValue)));
    case 'not':
      return negate(compileOnValue(constraint.part));
    case 'field':
      return compileSingle(constraint);
    case 'never':
      return () => false;
  }
}
