import { fail } from '../errors.js';
import { isTrue } from '../plain.js';
import { Doc, type Value } from '../values/index.js';
import { checkGiven } from './checks.js';
import { isSimple } from './collation.js';
import { checkTogether } from './create/together.js';
import { refusedOptions } from './options.js';

/** Whether MongoDB knows the option, and this store does not take it; what MongoDB finds wrong in it is refused. */
export function checkRefused(path: string, option: string, value: Value): boolean {
  const checks = Object.hasOwn(refusedOptions, path) ? refusedOptions[path] : undefined;
  const check = checks !== undefined && Object.hasOwn(checks, option) ? checks[option] : undefined;
  if (check === undefined) return false;
  checkGiven(check, value, `${path}.${option}`);
  return true;
}

/** Options of a collection that make it no other than one without. */
const idle = new Set(['storageEngine', 'indexOptionDefaults', 'changeStreamPreAndPostImages', 'idIndex']);

/**
 * Refuses a command, or an element of its list, for what this store does not take, after the checks of MongoDB that
 * come before it would be run. `exists` tells whether there is a collection of the name.
 */
export function refuseOptions(path: string, body: Doc, exists: () => boolean = () => false): void {
  const checks = refusedOptions[path];
  if (checks === undefined) return;
  const given = [...body.entries()].filter(([option, value]) => Object.hasOwn(checks, option) && says(option, value));
  if (path === 'create' && given.length > 0) {
    const name = body.get('create') as string;
    checkTogether(name, body);
    if (exists() && given.some(([option]) => !idle.has(option)))
      fail('NamespaceExists', `namespace ${name} already exists, but with different options`);
  }
  if (path === 'find' && isTrue(body.get('awaitData')) && !isTrue(body.get('tailable')))
    fail('FailedToParse', 'Cannot set awaitData without tailable');
  const [first] = given;
  if (first !== undefined) fail('CommandNotSupported', `The option '${first[0]}' of ${path} is not supported`);
}

/** Options that are off or empty say nothing. */
function says(option: string, value: Value): boolean {
  if (value === null || value === false) return option === 'clusteredIndex' && value === false;
  if (option === 'collation') return !isSimple(value);
  return !(value instanceof Doc && value.size === 0 && ['let', 'min', 'max'].includes(option));
}
