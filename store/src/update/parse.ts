import { fail } from '../errors.js';
import { Doc, typeName, type Value } from '../values/index.js';
import type { ArrayFilters } from './array-filters.js';
import { parseInc, parseMul } from './modifiers/arithmetic.js';
import { parseAddToSet, parsePop, parsePull, parsePullAll } from './modifiers/arrays.js';
import { parseBit } from './modifiers/bit.js';
import { parseCurrentDate, parseMax, parseMin, parseSet, parseSetOnInsert, parseUnset } from './modifiers/fields.js';
import type { ModifierParser } from './modifiers/modifier.js';
import { parsePush } from './modifiers/push.js';
import { checkRename, renameSource, renameTarget } from './modifiers/rename.js';
import { addLeaf, arrayIdentifier, emptyObjectNode, type ObjectNode } from './tree.js';

const parsers: ReadonlyMap<string, ModifierParser | 'rename'> = new Map<string, ModifierParser | 'rename'>([
  ['$set', parseSet],
  ['$setOnInsert', parseSetOnInsert],
  ['$unset', parseUnset],
  ['$inc', parseInc],
  ['$mul', parseMul],
  ['$min', parseMin],
  ['$max', parseMax],
  ['$currentDate', parseCurrentDate],
  ['$rename', 'rename'],
  ['$push', parsePush],
  ['$pull', parsePull],
  ['$pullAll', parsePullAll],
  ['$addToSet', parseAddToSet],
  ['$pop', parsePop],
  ['$bit', parseBit],
]);

/** The update operators, for the list of what is supported. */
export const updateOperators: readonly string[] = [...parsers.keys()];

/** Parses an update of operators into its tree; refuses array filters that it does not use. */
export function parseOperatorUpdate(update: Doc, arrayFilters: ArrayFilters): ObjectNode {
  const root = emptyObjectNode();
  const used = new Set<string>();
  for (const [operator, fields] of update.entries()) {
    const parser =
      parsers.get(operator) ??
      fail(
        'FailedToParse',
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    if (!(fields instanceof Doc)) {
      fail(
        'FailedToParse',
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${typeName(fields)}}`,
      );
    }
    for (const [path, argument] of fields.entries()) {
      checkPath(path, arrayFilters, used);
      if (parser === 'rename') addRename(root, path, argument, arrayFilters, used);
      else addLeaf(root, path, { kind: 'leaf', path, modifier: parser(argument, path) });
    }
  }
  for (const identifier of arrayFilters.keys()) {
    if (!used.has(identifier))
      fail('FailedToParse', `The array filter for identifier '${identifier}' was not used in the update`);
  }
  return root;
}

function addRename(
  root: ObjectNode,
  from: string,
  argument: Value,
  arrayFilters: ArrayFilters,
  used: Set<string>,
): void {
  if (typeof argument === 'string') {
    if (argument.includes('\0')) fail(9867600, "The 'to' field for $rename cannot contain an embedded null byte");
    checkPath(argument, arrayFilters, used);
  }
  const to = checkRename(from, argument);
  addLeaf(root, from, { kind: 'leaf', path: from, modifier: renameSource(from) });
  addLeaf(root, to, { kind: 'leaf', path: to, modifier: renameTarget(from, to) });
}

function checkPath(path: string, arrayFilters: ArrayFilters, used: Set<string>): void {
  if (path === '') fail('EmptyFieldName', 'An empty update path is not valid.');
  const components = path.split('.');
  if (components.includes(''))
    fail('EmptyFieldName', `The update path '${path}' contains an empty field name, which is not allowed.`);
  components.forEach((component, index) => checkComponent(component, index, path, arrayFilters, used));
}

function checkComponent(
  component: string,
  index: number,
  path: string,
  arrayFilters: ArrayFilters,
  used: Set<string>,
): void {
  const identifier = arrayIdentifier(component);
  if (component === '$' || identifier != null) {
    if (index === 0)
      fail('BadValue', `Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
    if (!identifier) return;
    if (!arrayFilters.has(identifier))
      fail('BadValue', `No array filter found for identifier '${identifier}' in path '${path}'`);
    used.add(identifier);
    return;
  }
}
