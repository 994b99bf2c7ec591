import { compileFilter, isOperatorDoc, type CompiledFilter } from '../../query/index.js';
import { fail } from '../../errors.js';
import { logicalOperators } from '../../supported.js';
import { Doc, equalValues, exactInteger, groupKey, Regex, typeName, type Value } from '../../values/index.js';
import type { Modifier } from './modifier.js';

/** `$addToSet` with one value or with `$each`. */
export function parseAddToSet(argument: Value): Modifier {
  const additions = additionsOf(argument);
  return {
    creates: true,
    toleratesAnyPath: false,
    apply: (current, _context, path) => {
      if (current !== undefined && !Array.isArray(current)) {
        return fail(
          'BadValue',
          `Cannot apply $addToSet to non-array field. Field named '${lastName(path)}' has non-array type ${typeName(current)}`,
        );
      }
      const array = current ?? [];
      const seen = new Set(array.map(groupKey));
      const added = additions.filter((value) => {
        const key = groupKey(value);
        return seen.has(key) ? false : seen.add(key);
      });
      return added.length === 0 && current !== undefined ? current : [...array, ...added];
    },
  };
}

function additionsOf(argument: Value): Value[] {
  if (!(argument instanceof Doc) || [...argument.keys()][0] !== '$each') return [argument];
  const values = argument.get('$each') ?? null;
  if (!Array.isArray(values)) {
    fail('TypeMismatch', `The argument to $each in $addToSet must be an array but it was of type ${typeName(values)}`);
  }
  if (argument.size > 1)
    fail('BadValue', `Found unexpected fields after $each in $addToSet: ${[...argument.keys()].join(', ')}`);
  return values;
}

/** `$pop`: removes the last element (1) or the first (-1). */
export function parsePop(argument: Value): Modifier {
  const end = exactInteger(argument);
  if (end !== 1n && end !== -1n) fail('FailedToParse', '$pop expects 1 or -1, found something else');
  return {
    creates: false,
    toleratesAnyPath: false,
    apply: (current, _context, path) => {
      if (current === undefined) return current;
      if (!Array.isArray(current)) {
        return fail('TypeMismatch', `Path '${path}' contains an element of non-array type '${typeName(current)}'`);
      }
      if (current.length === 0) return current;
      return end === 1n ? current.slice(0, -1) : current.slice(1);
    },
  };
}

/** `$pull`: removes the elements that equal a value or match a condition. */
export const parsePull = (argument: Value): Modifier => pullModifier('$pull', pullCondition(argument));

/**
 * `$pullAll`: removes the elements that equal one of the values.
 * https://www.mongodb.com/docs/manual/reference/operator/update/pullAll/
 */
export function parsePullAll(argument: Value): Modifier {
  if (!Array.isArray(argument))
    return fail('BadValue', `$pullAll requires an array argument but was given a ${typeName(argument)}`);
  const keys = new Set(argument.map(groupKey));
  return pullModifier('$pullAll', (element) => keys.has(groupKey(element)));
}

function pullModifier(name: string, matches: (element: Value) => boolean): Modifier {
  return {
    creates: false,
    toleratesAnyPath: false,
    apply: (current) => {
      if (current === undefined) return current;
      if (!Array.isArray(current)) return fail('BadValue', `Cannot apply ${name} to a non-array value`);
      const kept = current.filter((element) => !matches(element));
      return kept.length === current.length ? current : kept;
    },
  };
}

function pullCondition(argument: Value): (element: Value) => boolean {
  if (argument instanceof Regex || (isOperatorDoc(argument) && !isLogical(argument))) {
    const filter = compileFilter(new Doc([['', argument]]));
    return (element) => filter.matchesDoc(new Doc([['', element]]));
  }
  if (argument instanceof Doc) {
    const filter: CompiledFilter = compileFilter(argument);
    return (element) => element instanceof Doc && filter.matchesDoc(element);
  }
  return (element) => equalValues(element, argument);
}

function isLogical(operators: Doc): boolean {
  const [first] = operators.keys();
  return logicalOperators.some((name) => name === first);
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
