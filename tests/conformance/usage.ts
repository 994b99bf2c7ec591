import * as supported from '../../store/src/supported.js';
import type { Json, JsonObject } from './extended-json.js';

/** Kinds of features that a command can use; kinds after `partial filter` are recorded only if unsupported. */
export const useKinds = [
  'command',
  'option',
  'filter',
  'update',
  'array clause',
  'positional operator',
  'stage',
  'expression',
  'accumulator',
  'variable',
  'index option',
  'index kind',
  'partial filter',
  'command without a collection',
  'concern',
  'regex',
  'update by a pipeline',
  'all positional operator',
  'projection',
  'sort',
  'explain',
] as const;
export type UseKind = (typeof useKinds)[number];

/** A feature that a command uses. */
export interface Use {
  readonly kind: UseKind;
  readonly name: string;
}

const referenceFields = new Set(['$ref', '$id', '$db']);

type Report = (kind: UseKind, name: string) => void;

const isObject = (json: Json | undefined): json is JsonObject =>
  json !== null && typeof json === 'object' && !Array.isArray(json);
const items = (json: Json | undefined): Json[] => (Array.isArray(json) ? json : []);
const firstName = (json: JsonObject): string => Object.keys(json)[0] ?? '';
const extendedTypes =
  /^\$(?:number(?:Int|Long|Double|Decimal)|oid|date|binary|regularExpression|timestamp|minKey|maxKey|code|symbol|undefined)$/;

/** Whether an object is a typed value rather than a document. */
const isTyped = (json: JsonObject): boolean => extendedTypes.test(firstName(json));

/** Features that a command uses, each once. Lists of documents sent beside a command are part of it. */
export function usesOf(command: JsonObject): Use[] {
  const found = new Map<string, Use>();
  inspect(command, (kind, name) => found.set(`${kind} ${name}`, { kind, name }));
  return [...found.values()];
}

function inspect(command: JsonObject, report: Report): void {
  const name = firstName(command);
  report('command', name);
  if (!Object.hasOwn(supported.commandRules, name)) return;
  const rules = supported.commandRules[name as supported.CommandName];
  if (rules.onCollection === true && name === 'aggregate' && isObject(command[name]))
    report('command without a collection', name);
  if (rules.lenient !== true) inspectOptions(name, optionsOf(command, name), report);
  inspectConcerns(command, report);
  if (name === 'aggregate' && (command['explain'] ?? false) === true) report('explain', 'as an option');
  inspectFilter(command['filter'] ?? command['query'], report);
  inspectProjection(command['projection'] ?? command['fields'], report);
  if (name === 'update' || name === 'delete')
    items(command[`${name}s`]).forEach((item) => inspectWrite(name, item, report));
  if (name === 'findAndModify') inspectUpdate(command['update'], report);
  if (name === 'createIndexes') items(command['indexes']).forEach((index) => inspectIndex(index, report));
  if (name === 'aggregate') inspectPipeline(command['pipeline'], report);
  if (name === 'explain' && isObject(command['explain'])) inspectExplained(command['explain'], report);
  if (JSON.stringify(command['sort'] ?? null).includes('"$meta"')) report('sort', '$meta');
}

const explained = new Set(['find', 'count', 'distinct', 'aggregate']);

function inspectExplained(command: JsonObject, report: Report): void {
  const name = firstName(command);
  if (Object.hasOwn(supported.commandRules, name) && !explained.has(name)) report('explain', name);
  inspect(command, report);
}

/** Fields of a command other than its name. Fields of all commands are listed under `*`. */
function optionsOf(command: JsonObject, name: string): JsonObject {
  const { [name]: _own, ...options } = command;
  return options;
}

function inspectOptions(path: string, options: JsonObject, report: Report): void {
  const rules = supported.commandRules[path as supported.CommandName] as supported.CommandRules | undefined;
  for (const [option, value] of Object.entries(options)) {
    if (isRefusedOption(path, option) && isIdle(option, value)) continue;
    const isOwn = rules === undefined || Object.hasOwn(rules.fields, option);
    report('option', `${isOwn || !Object.hasOwn(supported.genericFields, option) ? path : '*'}.${option}`);
  }
}

/**
 * Whether the store refuses an option by name: of a command (`find`) or of an element of its list (`update.updates`).
 */
export function isRefusedOption(path: string, option: string): boolean {
  return [path, '*'].some((where) => supported.refusedOptions[where]?.includes(option) === true);
}

/** An option that is false or empty counts as absent. */
function isIdle(option: string, value: Json): boolean {
  if (value === null || value === false) return option !== 'clusteredIndex';
  if (Array.isArray(value)) return option === 'arrayFilters' && value.length === 0;
  const names = isObject(value) ? Object.keys(value) : null;
  if (option === 'collation' && names?.length === 1 && (value as JsonObject)['locale'] === 'simple') return true;
  return names?.length === 0 && ['collation', 'let', 'min', 'max', 'c'].includes(option);
}

const readConcernFields = new Set(['afterClusterTime', 'atClusterTime', 'provenance']);
const writeConcernFields = new Set(['fsync', 'provenance', 'wOpTime', 'wElectionId', 'wNumNodes', 'wMode']);

function inspectConcerns(command: JsonObject, report: Report): void {
  const concerns = [
    ['readConcern', readConcernFields],
    ['writeConcern', writeConcernFields],
  ] as const;
  for (const [name, refused] of concerns) {
    const concern = command[name];
    if (!isObject(concern)) continue;
    for (const field of Object.keys(concern)) if (refused.has(field)) report('concern', `${name}.${field}`);
  }
}

function inspectWrite(name: 'update' | 'delete', item: Json, report: Report): void {
  if (!isObject(item)) return;
  inspectOptions(`${name}.${name}s`, item, report);
  inspectFilter(item['q'], report);
  if (name === 'update') inspectUpdate(item['u'], report);
}

function inspectFilter(filter: Json | undefined, report: Report): void {
  if (!isObject(filter) || isTyped(filter)) return;
  for (const [name, argument] of Object.entries(filter)) {
    if (name.startsWith('$')) inspectOperator(name, argument, filter, report);
    else inspectField(argument, report);
  }
}

/** The value of a field in a filter: a pattern, operators, or a value. */
function inspectField(argument: Json, report: Report): void {
  inspectPattern(argument, report);
  if (!isObject(argument) || isTyped(argument)) return;
  const first = firstName(argument);
  if (!first.startsWith('$') || referenceFields.has(first)) return;
  for (const [name, inner] of Object.entries(argument)) inspectOperator(name, inner, argument, report);
}

function inspectOperator(name: string, argument: Json, siblings: JsonObject, report: Report): void {
  report('filter', name);
  if (name === '$regex') inspectRegex(argument, siblings['$options'], report);
  if (name === '$and' || name === '$or' || name === '$nor')
    items(argument).forEach((part) => inspectFilter(part, report));
  if (name === '$not') inspectField(argument, report);
  if (name === '$in' || name === '$nin') items(argument).forEach((item) => inspectPattern(item, report));
  if (name === '$all') items(argument).forEach((item) => inspectField(item, report));
  if (name === '$elemMatch') {
    inspectField(argument, report);
    inspectFilter(argument, report);
  }
}

interface RegexJson {
  pattern: string;
  options: string;
}

const regexIn = (json: Json | undefined): RegexJson | undefined =>
  isObject(json) ? (json['$regularExpression'] as RegexJson | undefined) : undefined;

function inspectPattern(value: Json, report: Report): void {
  const regex = regexIn(value);
  if (regex !== undefined) inspectRegexText(regex.pattern, regex.options, report);
}

function inspectRegex(argument: Json, options: Json | undefined, report: Report): void {
  const regex = regexIn(argument);
  const pattern = typeof argument === 'string' ? argument : regex?.pattern;
  const flags = typeof options === 'string' ? options : regex?.options;
  if (pattern !== undefined) inspectRegexText(pattern, flags ?? '', report);
}

/** Literal text with escaped punctuation, optionally with `^` in front. */
const literalPattern = /^\^?(?:[^\\^$.*+?()[{|]|\\[^A-Za-z0-9])*$/u;

function inspectRegexText(pattern: string, options: string, report: Report): void {
  if (!literalPattern.test(pattern)) report('regex', pattern);
  if (/[^i]/.test(options)) report('regex', `option ${options}`);
}

/** System variables begin with a capital letter. */
function inspectText(text: string, report: Report): void {
  const name = /^\$\$([A-Z][A-Z_]*)(?:$|\.)/.exec(text)?.[1];
  if (name !== undefined) report('variable', name);
}

function inspectExpression(expression: Json, report: Report): void {
  if (typeof expression === 'string') return inspectText(expression, report);
  if (Array.isArray(expression)) return expression.forEach((item) => inspectExpression(item, report));
  if (!isObject(expression) || isTyped(expression)) return;
  for (const [name, inner] of Object.entries(expression)) {
    if (name.startsWith('$')) report('expression', name);
    if (name !== '$literal') inspectExpression(inner, report);
  }
}

function inspectProjection(projection: Json | undefined, report: Report): void {
  if (!isObject(projection) || isTyped(projection)) return;
  for (const [path, value] of Object.entries(projection)) {
    if (path.split('.').includes('$')) report('projection', 'the positional operator');
    const name = isObject(value) && !isTyped(value) ? firstName(value) : '';
    if (name === '$slice' || name === '$elemMatch' || name === '$meta') report('projection', name);
    else if (name !== '' && !name.startsWith('$')) inspectProjection(value, report);
    else inspectExpression(value, report);
  }
}

function inspectUpdate(update: Json | undefined, report: Report): void {
  if (Array.isArray(update)) return report('update by a pipeline', '');
  if (!isObject(update)) return;
  for (const [name, fields] of Object.entries(update)) {
    if (!name.startsWith('$')) continue;
    report('update', name);
    if (!isObject(fields)) continue;
    for (const [path, argument] of Object.entries(fields)) {
      inspectPath(path, report);
      if (name === '$pull') inspectPullCondition(argument, report);
      if (name === '$push' || name === '$addToSet') inspectClauses(argument, report);
    }
  }
}

function inspectPath(path: string, report: Report): void {
  for (const part of path.split('.')) {
    if (part === '$') report('positional operator', part);
    if (/^\$\[.*\]$/.test(part)) report('all positional operator', path);
  }
}

function inspectClauses(argument: Json, report: Report): void {
  if (!isObject(argument) || !Object.hasOwn(argument, '$each')) return;
  for (const clause of Object.keys(argument)) report('array clause', clause);
}

function inspectPullCondition(condition: Json, report: Report): void {
  if (regexIn(condition) !== undefined || (isObject(condition) && firstName(condition).startsWith('$')))
    inspectField(condition, report);
  else inspectFilter(condition, report);
}

function inspectIndex(index: Json, report: Report): void {
  if (!isObject(index)) return;
  for (const option of Object.keys(index)) report('index option', option);
  inspectPartialFilter(index['partialFilterExpression'], report);
  const key = index['key'];
  if (!isObject(key)) return;
  for (const [path, direction] of Object.entries(key)) {
    report('index kind', path.includes('$**') ? '$**' : directionName(direction));
  }
}

const directionName = (direction: Json): string =>
  typeof direction === 'string' ? direction : 'ascending or descending';

function inspectPartialFilter(filter: Json | undefined, report: Report): void {
  if (Array.isArray(filter)) return filter.forEach((part) => inspectPartialFilter(part, report));
  if (!isObject(filter) || isTyped(filter)) return;
  for (const [name, inner] of Object.entries(filter)) {
    if (name.startsWith('$')) report('partial filter', name);
    if (name !== '$eq') inspectPartialFilter(inner, report);
  }
}

function inspectPipeline(pipeline: Json | undefined, report: Report): void {
  for (const stage of items(pipeline)) {
    if (!isObject(stage)) continue;
    for (const [name, argument] of Object.entries(stage)) {
      report('stage', name);
      if ((supported.stages as readonly string[]).includes(name)) inspectStage(name, argument, report);
    }
  }
}

function inspectStage(name: string, argument: Json, report: Report): void {
  if (name === '$match') return inspectFilter(argument, report);
  if (name === '$sort') {
    if (JSON.stringify(argument).includes('"$meta"')) report('sort', '$meta');
    return;
  }
  if (name === '$project') return inspectProjection(argument, report);
  if (!isObject(argument) || isTyped(argument)) return inspectExpression(argument, report);
  for (const [field, inner] of Object.entries(argument)) {
    if (name === '$group' && field !== '_id') inspectAccumulator(inner, report);
    else inspectExpression({ [field]: inner }, report);
  }
}

function inspectAccumulator(field: Json, report: Report): void {
  if (!isObject(field) || isTyped(field)) return;
  for (const [name, argument] of Object.entries(field)) {
    if (name.startsWith('$')) report('accumulator', name);
    inspectExpression(argument, report);
  }
}
