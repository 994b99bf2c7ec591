import { fail } from '../../errors.js';
import { PAUSE, pauseIsDue } from '../../slices.js';
import { Doc, type Value } from '../../values/index.js';
import { checkPath, isNullish } from '../../query/index.js';
import { docOf, type Flow, type Item, type StageParser } from './stage.js';
import { withValue } from './with-value.js';

interface Unwinding {
  readonly path: readonly string[];
  readonly index: readonly string[] | null;
  /** `preserveNullAndEmptyArrays`: documents without elements are kept. */
  readonly keepsEmpty: boolean;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/unwind/ */
export const parseUnwind: StageParser = (argument, name) => {
  const unwinding = unwindingOf(argument);
  return { name, run: (source) => unwound(source, unwinding) };
};

function unwindingOf(argument: Value): Unwinding {
  if (typeof argument === 'string') return { path: pathOf(argument), index: null, keepsEmpty: false };
  if (!(argument instanceof Doc))
    return fail(15981, `expected either a string or an object as specification for $unwind stage`);
  let path: readonly string[] | null = null;
  let index: readonly string[] | null = null;
  let keepsEmpty = false;
  for (const [option, value] of argument.entries()) {
    if (option === 'path') path = pathOf(value);
    else if (option === 'preserveNullAndEmptyArrays') {
      if (typeof value !== 'boolean')
        return fail(28809, 'expected a boolean for the preserveNullAndEmptyArrays option');
      keepsEmpty = value;
    } else if (option === 'includeArrayIndex') index = indexOf(value);
    else return fail(28811, `unrecognized option to $unwind stage: ${option}`);
  }
  return path === null ? fail(28812, 'no path specified to $unwind stage') : { path, index, keepsEmpty };
}

function pathOf(value: Value): readonly string[] {
  if (typeof value !== 'string') return fail(28808, 'expected a string as the path for $unwind stage');
  if (value === '') return fail(28812, 'no path specified to $unwind stage');
  if (!value.startsWith('$')) return fail(28818, `path option to $unwind stage should be prefixed with a '$'`);
  if (value.includes('\0')) fail(16419, 'field path must not contain null bytes');
  return checkPath(value.slice(1));
}

function indexOf(value: Value): readonly string[] {
  if (typeof value !== 'string' || value === '')
    return fail(28810, 'expected a non-empty string for the includeArrayIndex option to $unwind stage');
  if (value.startsWith('$'))
    return fail(28822, 'includeArrayIndex option to $unwind stage should not be prefixed with a $');
  return checkPath(value);
}

function* unwound(source: Flow, { path, index, keepsEmpty }: Unwinding): Generator<Item | typeof PAUSE> {
  for (const item of source) {
    if (item === PAUSE) {
      yield PAUSE;
      continue;
    }
    const doc = docOf(item);
    const value = plainValueAt(doc, path);
    if (Array.isArray(value) && value.length > 0) {
      for (const [at, element] of value.entries()) {
        const copy = withValue(doc, path, element);
        yield index === null ? copy : withValue(copy, index, BigInt(at));
        if (pauseIsDue()) yield PAUSE;
      }
      continue;
    }
    const isEmpty = Array.isArray(value) || value === undefined || isNullish(value);
    if (isEmpty && !keepsEmpty) continue;
    const kept = Array.isArray(value) ? withValue(doc, path, undefined) : doc;
    yield index === null ? kept : withValue(kept, index, null);
  }
}

/** The value at a path, followed through documents but not through arrays. */
function plainValueAt(doc: Doc, path: readonly string[]): Value | undefined {
  let value: Value | undefined = doc;
  for (const name of path) {
    if (!(value instanceof Doc)) return undefined;
    value = value.get(name);
  }
  return value;
}
