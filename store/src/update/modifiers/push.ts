import { fail } from '../../errors.js';
import { arrayClauses } from '../../supported.js';
import { compareValues, Doc, exactInteger, isNumber, typeName, type Value } from '../../values/index.js';
import { idText, type Modifier } from './modifier.js';

interface Clauses {
  readonly each: readonly Value[];
  readonly position: number | null;
  readonly sort: ((a: Value, b: Value) => number) | null;
  readonly slice: number | null;
}

const clauseNames: ReadonlySet<string> = new Set(arrayClauses);

/** `$push` with one value or with `$each`; `$position`, `$sort` and `$slice` apply in this order. */
export function parsePush(argument: Value): Modifier {
  const clauses: Clauses =
    argument instanceof Doc && argument.has('$each')
      ? parseClauses(argument)
      : { each: [argument], position: null, sort: null, slice: null };
  return {
    creates: true,
    toleratesAnyPath: false,
    alwaysChanges: true,
    apply: (current, context, path) => {
      if (current !== undefined && !Array.isArray(current)) {
        return fail(
          'BadValue',
          `The field '${path}' must be an array but is of type ${typeName(current)} in document ${idText(context)}`,
        );
      }
      return current !== undefined && changesNothing(current, clauses) ? current : push(current ?? [], clauses);
    },
  };
}

/** Whether there is nothing to add, sort or slice. */
function changesNothing(array: readonly Value[], { each, sort, slice }: Clauses): boolean {
  return each.length === 0 && sort == null && (slice == null || array.length <= Math.abs(slice));
}

function push(array: readonly Value[], { each, position, sort, slice }: Clauses): Value[] {
  const result = [...array];
  const at = position == null ? result.length : position < 0 ? Math.max(result.length + position, 0) : position;
  result.splice(at, 0, ...each);
  if (sort != null) result.sort(sort);
  if (slice == null) return result;
  if (slice === 0) return [];
  return slice > 0 ? result.slice(0, slice) : result.slice(slice);
}

function parseClauses(argument: Doc): Clauses {
  for (const name of argument.keys()) {
    if (!clauseNames.has(name)) {
      fail('BadValue', `Unrecognized clause in $push: ${name}`);
    }
  }
  const elements = argument.get('$each') ?? null;
  if (!Array.isArray(elements)) {
    fail('BadValue', `The argument to $each in $push must be an array but it was of type: ${typeName(elements)}`);
  }
  return {
    each: elements,
    position: integerClause(argument, '$position'),
    sort: sortClause(argument.get('$sort')),
    slice: integerClause(argument, '$slice'),
  };
}

function integerClause(argument: Doc, name: string): number | null {
  const value = argument.get(name);
  if (value === undefined) return null;
  const integer = exactInteger(value);
  if (integer == null) {
    return fail('BadValue', `The value for ${name} must be an integer value but was given type: ${typeName(value)}`);
  }
  return Number(integer < -(2n ** 31n) ? -(2n ** 31n) : integer > 2n ** 31n - 1n ? 2n ** 31n - 1n : integer);
}

function sortClause(value: Value | undefined): ((a: Value, b: Value) => number) | null {
  if (value === undefined) return null;
  if (isNumber(value)) {
    const direction = directionOf(value);
    return (a, b) => direction * compareValues(a, b);
  }
  if (!(value instanceof Doc))
    return fail(
      'BadValue',
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  if (value.size === 0) fail('BadValue', 'The $sort pattern is empty when it should be a set of fields.');
  const keys = [...value.entries()].map(([path, order]) => ({ path: sortPath(path), direction: directionOf(order) }));
  return (a, b) => {
    for (const { path, direction } of keys) {
      const order = compareValues(fieldOf(a, path), fieldOf(b, path));
      if (order !== 0) return order * direction;
    }
    return 0;
  };
}

function directionOf(value: Value): number {
  const integer = exactInteger(value);
  if (integer !== 1n && integer !== -1n) fail('BadValue', 'The $sort element value must be either 1 or -1');
  return Number(integer);
}

function sortPath(path: string): string[] {
  if (path === '') fail('BadValue', 'The $sort field cannot be empty');
  const components = path.split('.');
  if (components.includes('')) fail('BadValue', `The $sort field is a dotted field but has an empty part: ${path}`);
  return components;
}

/** The value at a path, which may contain array indexes; null when missing. */
function fieldOf(element: Value, path: readonly string[]): Value {
  let value: Value | undefined = element;
  for (const name of path) {
    if (value instanceof Doc) value = value.get(name);
    else if (Array.isArray(value) && /^\d+$/.test(name)) value = value[Number(name)];
    else return null;
  }
  return value ?? null;
}
