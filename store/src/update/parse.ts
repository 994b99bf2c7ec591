import { fail } from '../errors.js';
import { Doc, typeName, type Value } from '../values/index.js';
import { parseAddToSet, parsePop, parsePull, parsePullAll } from './modifiers/arrays.js';
import { parseMax, parseMin, parseSet, parseSetOnInsert, parseUnset } from './modifiers/fields.js';
import { parseIncrement } from './modifiers/increment.js';
import type { ModifierParser } from './modifiers/modifier.js';
import { parsePush } from './modifiers/push.js';
import { checkRename, renameSource, renameTarget } from './modifiers/rename.js';
import type { UpdateOperator } from '../supported.js';
import { addLeaf, emptyObjectNode, type ObjectNode } from './tree.js';

const parsers: Readonly<Record<UpdateOperator, ModifierParser | 'rename'>> = {
  $set: parseSet,
  $setOnInsert: parseSetOnInsert,
  $unset: parseUnset,
  $inc: parseIncrement,
  $min: parseMin,
  $max: parseMax,
  $rename: 'rename',
  $push: parsePush,
  $pull: parsePull,
  $pullAll: parsePullAll,
  $addToSet: parseAddToSet,
  $pop: parsePop,
};

const isUpdateOperator = (name: string): name is UpdateOperator => Object.hasOwn(parsers, name);

/** Parses an operator update into a tree of its paths. */
export function parseOperatorUpdate(update: Doc): ObjectNode {
  const root = emptyObjectNode();
  for (const [operator, fields] of update.entries()) {
    if (!isUpdateOperator(operator))
      return fail(
        'FailedToParse',
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    const parser = parsers[operator];
    if (!(fields instanceof Doc)) {
      fail(
        'FailedToParse',
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${typeName(fields)}}`,
      );
    }
    for (const [path, argument] of fields.entries()) {
      checkPath(path);
      if (parser === 'rename') addRename(root, path, argument);
      else addLeaf(root, path, { kind: 'leaf', path, modifier: parser(argument, path) });
    }
  }
  return root;
}

function addRename(root: ObjectNode, from: string, argument: Value): void {
  const to = checkRename(from, argument);
  checkPath(to);
  addLeaf(root, from, { kind: 'leaf', path: from, modifier: renameSource(from) });
  addLeaf(root, to, { kind: 'leaf', path: to, modifier: renameTarget(from, to) });
}

function checkPath(path: string): void {
  if (path === '') fail('EmptyFieldName', 'An empty update path is not valid.');
  const components = path.split('.');
  if (components.includes(''))
    fail('EmptyFieldName', `The update path '${path}' contains an empty field name, which is not allowed.`);
  if (components[0] === '$')
    fail('BadValue', `Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
  if (components.filter((component) => component === '$').length > 1)
    fail('BadValue', `Too many positional (i.e. '$') elements found in path '${path}'`);
  if (components.some((component) => /^\$\[.*\]$/s.test(component)))
    fail('CommandNotSupported', `The positional operator $[] is not supported, found in path '${path}'`);
}
