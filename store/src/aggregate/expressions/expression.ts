import { Restartable } from '../../restart.js';
import { PAUSE } from '../../slices.js';
import {
  compareValues,
  Int32,
  MISSING,
  typeName,
  UNDEFINED,
  type Doc,
  type UtcDate,
  type Value,
} from '../../values/index.js';

/** What an expression gives: a value, or that there is none. */
export type Result = Value | typeof MISSING;

/** A variable and those that were there before it. */
export interface Variable {
  readonly name: string;
  readonly value: Result;
  readonly outer: Variable | null;
}

/** What an expression looks at. */
export interface Scope {
  /** The document; what `$$ROOT` is. */
  readonly root: Doc;
  readonly variables: Variable | null;
}

export interface Expression {
  evaluate(scope: Scope): Result;
  /** It is the same for every document. */
  readonly constant: boolean;
  /** Computes its constant parts ahead, which finds what is wrong in them before a document is read. */
  fold(): void;
}

/** Where an expression stands. */
export interface Context {
  /** The names that `$$name` may have, beside those of the system. */
  readonly variables: ReadonlySet<string>;
  /** What `$$NOW` is; null where there is none. */
  readonly now: UtcDate | null;
  /** Inside `$group`, where MongoDB divides with another engine, which gives codes of its own. */
  readonly inGroup: boolean;
  parse(value: Value, context: Context): Expression;
}

/** Parses the argument of the operator `{$name: argument}`. */
export type Operator = (argument: Value, context: Context, name: string) => Expression;
export type Operators = readonly (readonly [string, Operator])[];

export const constant = (value: Result): Expression => ({
  constant: true,
  evaluate: () => value,
  fold: () => undefined,
});

/** An expression made of others, computed once when all of these are constant. */
export function operation(operands: readonly Expression[], compute: (scope: Scope) => Result): Expression {
  const isConstant = operands.every((operand) => operand.constant);
  let known: { value: Result } | null = null;
  return {
    constant: isConstant,
    evaluate: (scope) => (known === null ? compute(scope) : known.value),
    fold: () => {
      for (const operand of operands) operand.fold();
      if (!isConstant || known !== null) return;
      const value = new Restartable(() => compute(nowhere)).run();
      // What takes long is left to the documents, where it can give way to others.
      if (value !== PAUSE) known = { value };
    },
  };
}

/** For expressions that look at nothing. */
export const nowhere = { variables: null } as unknown as Scope;

export function withVariable(scope: Scope, name: string, value: Result): Scope {
  return { root: scope.root, variables: { name, value, outer: scope.variables } };
}

export function withNames(context: Context, ...names: readonly string[]): Context {
  return { ...context, variables: new Set([...context.variables, ...names]) };
}

/** Whether there is nothing: missing, null or undefined. */
export function isNullish(value: Result): value is null | typeof UNDEFINED | typeof MISSING {
  return value === null || value === MISSING || value === UNDEFINED;
}

/** The order of values among which some may be missing; missing stands where undefined does. */
export function compareResults(a: Result, b: Result): number {
  return compareValues(a === MISSING ? UNDEFINED : a, b === MISSING ? UNDEFINED : b);
}

/** The type of what there is, as errors name it. */
export const shown = (value: Result): string => typeName(value);

/** A value in place of a result: null for what is missing. */
export const orNull = (value: Result): Value => (value === MISSING ? null : value);

/** An integer that fits into 32 bits as such, a larger one in 64. */
export const smallest = (value: bigint): Value =>
  BigInt.asIntN(32, value) === value ? new Int32(Number(value)) : value;
