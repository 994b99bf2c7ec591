import * as supported from '../../store/src/supported.js';
import type { JsonObject } from './extended-json.js';
import { isRefusedOption, type Use, type UseKind, usesOf } from './usage.js';

/** Error codes for unsupported features, by kind. */
const refusals: Readonly<Record<UseKind, readonly number[]>> = {
  command: [59],
  'command without a collection': [73],
  option: [115],
  concern: [115],
  filter: [2],
  regex: [51091, 51108],
  update: [9],
  'update by a pipeline': [115],
  'array clause': [2],
  'positional operator': [],
  'all positional operator': [115],
  stage: [40324],
  expression: [168, 31325],
  projection: [31325, 31324],
  accumulator: [15952],
  variable: [17276],
  sort: [115],
  'index option': [115],
  'index kind': [115],
  'partial filter': [115, 67, 2],
  explain: [115],
};

export const codesFor = (outside: readonly Use[]): ReadonlySet<number> =>
  new Set(outside.flatMap(({ kind }) => refusals[kind]));

const notIn = (names: readonly string[]) => (name: string) => !names.includes(name);
const partialOperators = ['$gt', '$gte', '$lt', '$lte', '$in', '$type', '$or', '$all', '$geoWithin', '$expr'];

/**
 * Whether the store refuses a name as unsupported. Options, index options and partial-index operators that MongoDB does
 * not know either do not count as unsupported.
 */
const isOutside: Readonly<Record<UseKind, (name: string) => boolean>> = {
  command: (name) => !Object.hasOwn(supported.commandRules, name),
  option: (name) => {
    const at = name.lastIndexOf('.');
    return isRefusedOption(name.slice(0, at), name.slice(at + 1));
  },
  filter: notIn([...supported.fieldOperators, ...supported.logicalOperators]),
  update: notIn(supported.updateOperators),
  'array clause': () => false,
  'positional operator': () => false,
  stage: notIn(supported.stages),
  expression: notIn(supported.expressions),
  accumulator: notIn(supported.accumulators),
  variable: notIn(supported.variables),
  'index option': (name) => isRefusedOption('createIndexes.indexes', name),
  'index kind': (name) => name === '$**' || supported.refusedIndexKinds.includes(name),
  'partial filter': (name) => partialOperators.includes(name),
  'command without a collection': () => true,
  concern: () => true,
  regex: () => true,
  'update by a pipeline': () => true,
  'all positional operator': () => true,
  projection: () => true,
  sort: () => true,
  explain: () => true,
};

/** Unsupported features that a command uses; empty if there are none. */
const outsideOf = (command: JsonObject): Use[] => usesOf(command).filter(({ kind, name }) => isOutside[kind](name));

/** The same for all commands of a case. */
export const outsideOfAll = (commands: readonly JsonObject[]): Use[] => commands.flatMap(outsideOf);

export const shownOutside = (outside: readonly Use[]): string =>
  [...new Set(outside.map(({ kind, name }) => `${kind} ${name}`))].join(', ');

/** Whether a case may add decimals, which is refused during execution. */
export function addsDecimals(commands: readonly JsonObject[]): boolean {
  const text = JSON.stringify(commands);
  return text.includes('"$numberDecimal"') && /"\$(?:inc|sum|avg)"/.test(text);
}
