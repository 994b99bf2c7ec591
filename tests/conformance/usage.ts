import { fieldOperators, logicalOperators } from '../../store/src/query/index.js';
import * as supported from '../../store/src/supported.js';
import { updateOperators } from '../../store/src/update/index.js';
import type { Json, JsonObject } from './extended-json.js';

/** Further lists of what is supported, as far as the store has them. */
const lists: Readonly<Record<string, unknown>> = supported;
const listed = (name: string): ReadonlySet<string> => new Set((lists[name] as Iterable<string> | undefined) ?? []);

const stages = listed('stages');
const expressions = listed('expressions');
const accumulators = listed('accumulators');
const variables = listed('variables');
const filterOperators = new Set([...fieldOperators, ...logicalOperators]);
const filterValues = new Set(['$ref', '$id', '$db']);
const indexOptions = new Set(['key', 'name', 'unique', 'sparse', 'expireAfterSeconds', 'background', 'v', 'ns']);

/** What a command uses that is not in the subset, by name (`filter $where`, `option create.capped`): empty when inside. */
export function outsideOf(command: JsonObject): string[] {
  const found = new Set<string>();
  inspect(command, (kind, name) => found.add(`${kind} ${name}`));
  return [...found];
}

type Report = (kind: string, name: string) => void;

const isObject = (json: Json | undefined): json is JsonObject =>
  json !== null && typeof json === 'object' && !Array.isArray(json);
const items = (json: Json | undefined): Json[] => (Array.isArray(json) ? json : []);
const extendedTypes =
  /^\$(?:number(?:Int|Long|Double|Decimal)|oid|date|binary|regularExpression|timestamp|minKey|maxKey|code|symbol|undefined)$/;

/** Whether an object is a typed value and not a document. */
const isTyped = (json: JsonObject): boolean => extendedTypes.test(Object.keys(json)[0] ?? '');

function inspect(command: JsonObject, report: Report): void {
  const name = Object.keys(command)[0] ?? '';
  const rules = Object.hasOwn(supported.commandRules, name) ? supported.commandRules[name] : undefined;
  if (rules == null) return report('command', name);
  for (const option of Object.keys(command).slice(1)) {
    const isKnown = Object.hasOwn(rules.fields, option) || Object.hasOwn(supported.genericFields, option);
    if (!isKnown && !saysNothing(option, command[option] ?? null)) report('option', `${name}.${option}`);
  }
  if (name === 'aggregate' && (command['explain'] ?? false) !== false) report('option', 'aggregate.explain');
  inspectFilter(command['filter'] ?? command['query'], report);
  inspectProjection(command['projection'] ?? command['fields'], report);
  if (name === 'update' || name === 'delete')
    items(command[`${name}s`]).forEach((item) => inspectWrite(name, item, report));
  if (name === 'findAndModify') inspectUpdate(command['update'], command['arrayFilters'], report);
  if (name === 'createIndexes') items(command['indexes']).forEach((index) => inspectIndex(index, report));
  if (name === 'aggregate') inspectPipeline(command['pipeline'], report);
  if (name === 'explain' && isObject(command['explain'])) inspectExplained(command['explain'], report);
  if (JSON.stringify(command['sort'] ?? null).includes('"$meta"')) report('sort', '$meta');
}

const explained = new Set(['find', 'count', 'distinct', 'aggregate']);

function inspectExplained(command: JsonObject, report: Report): void {
  const name = Object.keys(command)[0] ?? '';
  if (Object.hasOwn(supported.commandRules, name) && !explained.has(name)) report('explain', name);
  inspect(command, report);
}

/** An option that is off or empty is as good as none. */
function saysNothing(option: string, value: Json): boolean {
  if (!supported.refusedOptions.has(option)) return false;
  if (value === null || value === false) return option !== 'clusteredIndex';
  const names = isObject(value) ? Object.keys(value) : null;
  if (option === 'collation')
    return names?.length === 0 || (names?.length === 1 && (value as JsonObject)['locale'] === 'simple');
  return names?.length === 0 && ['let', 'min', 'max'].includes(option);
}

function inspectWrite(name: 'update' | 'delete', item: Json, report: Report): void {
  if (!isObject(item)) return;
  const fields = name === 'update' ? supported.updateFields : supported.deleteFields;
  for (const field of Object.keys(item)) if (!Object.hasOwn(fields, field)) report('option', `${name}s.${field}`);
  inspectFilter(item['q'], report);
  if (name === 'update') inspectUpdate(item['u'], item['arrayFilters'], report);
}

function inspectFilter(filter: Json | undefined, report: Report): void {
  if (!isObject(filter) || isTyped(filter)) return;
  for (const [name, argument] of Object.entries(filter)) {
    if (name.startsWith('$')) inspectOperator(name, argument, report);
    else inspectField(argument, report);
  }
}

function inspectField(argument: Json, report: Report): void {
  if (!isObject(argument) || isTyped(argument)) return;
  const first = Object.keys(argument)[0] ?? '';
  if (!first.startsWith('$') || filterValues.has(first)) return;
  for (const [name, inner] of Object.entries(argument)) inspectOperator(name, inner, report);
}

function inspectOperator(name: string, argument: Json, report: Report): void {
  if (!filterOperators.has(name)) return report('filter', name);
  if (name === '$expr') return inspectExpression(argument, report, 'filter $expr');
  if (name === '$and' || name === '$or' || name === '$nor')
    items(argument).forEach((part) => inspectFilter(part, report));
  if (name === '$not') inspectField(argument, report);
  if (name === '$all') items(argument).forEach((item) => inspectField(item, report));
  if (name === '$elemMatch') {
    inspectField(argument, report);
    inspectFilter(argument, report);
  }
}

/** Names that an expression gives to variables; what begins with a capital is the system's. */
function inspectText(text: string, report: Report): void {
  const name = /^\$\$([A-Z][A-Z_]*)(?:$|\.)/.exec(text)?.[1];
  if (name !== undefined && !variables.has(name)) report('variable', name);
}

/** Expressions count as a whole until the store lists some. */
function inspectExpression(expression: Json, report: Report, place: string): void {
  if (expressions.size === 0) return report('expressions in', place);
  if (typeof expression === 'string') return inspectText(expression, report);
  if (Array.isArray(expression)) return expression.forEach((item) => inspectExpression(item, report, place));
  if (!isObject(expression) || isTyped(expression)) return;
  for (const [name, inner] of Object.entries(expression)) {
    if (name === '$literal') continue;
    if (name.startsWith('$') && !expressions.has(name)) report('expression', name);
    inspectExpression(inner, report, place);
  }
}

function inspectProjection(projection: Json | undefined, report: Report): void {
  if (!isObject(projection) || isTyped(projection)) return;
  for (const value of Object.values(projection)) {
    if (typeof value === 'boolean' || (isObject(value) && isTyped(value) && isNumberType(value))) continue;
    const names = isObject(value) && !isTyped(value) ? Object.keys(value) : [];
    if (names.length === 1 && names[0] === '$elemMatch') inspectOperator('$elemMatch', value, report);
    else if (names.length === 1 && names[0] === '$slice') inspectSlice((value as JsonObject)['$slice'] ?? null, report);
    else if (names.length > 0 && !names[0]?.startsWith('$')) inspectProjection(value, report);
    else if (names.length !== 0 || !isObject(value)) inspectExpression(value, report, 'projection');
  }
}

const isNumberType = (value: JsonObject): boolean => Object.keys(value)[0]?.startsWith('$number') === true;

/** With a list whose first item is no number, `$slice` is the expression of that name. */
function inspectSlice(argument: Json, report: Report): void {
  const first = items(argument)[0];
  if (first !== undefined && !(isObject(first) && isNumberType(first)))
    inspectExpression({ $slice: argument }, report, 'projection');
}

function inspectUpdate(update: Json | undefined, arrayFilters: Json | undefined, report: Report): void {
  items(arrayFilters).forEach((filter) => inspectFilter(filter, report));
  if (Array.isArray(update)) return inspectPipeline(update, report);
  if (!isObject(update)) return;
  for (const [name, fields] of Object.entries(update)) {
    if (!name.startsWith('$')) continue;
    if (!updateOperators.includes(name)) report('update', name);
    if (name === '$pull' && isObject(fields)) {
      for (const condition of Object.values(fields)) inspectPullCondition(condition, report);
    }
  }
}

function inspectPullCondition(condition: Json, report: Report): void {
  if (isObject(condition) && Object.keys(condition)[0]?.startsWith('$')) inspectField(condition, report);
  else inspectFilter(condition, report);
}

function inspectIndex(index: Json, report: Report): void {
  if (!isObject(index)) return;
  for (const option of Object.keys(index)) if (!indexOptions.has(option)) report('index option', option);
  const key = index['key'];
  if (!isObject(key)) return;
  for (const [path, direction] of Object.entries(key)) {
    if (typeof direction === 'string') report('index kind', direction);
    if (path.includes('$**')) report('index kind', 'wildcard');
  }
}

function inspectPipeline(pipeline: Json | undefined, report: Report): void {
  if (stages.size === 0) return report('stages', 'of a pipeline');
  for (const stage of items(pipeline)) {
    if (!isObject(stage)) continue;
    for (const [name, argument] of Object.entries(stage)) {
      if (!stages.has(name)) report('stage', name);
      else inspectStage(name, argument, report);
    }
  }
}

function inspectStage(name: string, argument: Json, report: Report): void {
  if (name === '$match') return inspectFilter(argument, report);
  if (name === '$sort') {
    if (JSON.stringify(argument).includes('"$meta"')) report('sort', '$meta');
    return;
  }
  if (!isObject(argument) || isTyped(argument)) return inspectExpression(argument, report, 'a stage');
  for (const [field, inner] of Object.entries(argument)) {
    if (name === '$facet' || (name === '$merge' && field === 'whenMatched' && Array.isArray(inner)))
      inspectPipeline(inner, report);
    else if (field === 'pipeline' && Array.isArray(inner)) inspectPipeline(inner, report);
    else if (name === '$group' && field !== '_id') inspectAccumulator(inner, report);
    else if (name === '$bucket' && field === 'output' && isObject(inner))
      Object.values(inner).forEach((output) => inspectAccumulator(output, report));
    else if (name === '$project' && isObject(inner)) inspectExpression(inner, report, 'a stage');
    else inspectExpression({ [field]: inner }, report, 'a stage');
  }
}

function inspectAccumulator(field: Json, report: Report): void {
  if (!isObject(field) || isTyped(field)) return;
  for (const [name, argument] of Object.entries(field)) {
    if (name.startsWith('$') && !accumulators.has(name)) report('accumulator', name);
    inspectExpression(argument, report, 'an accumulator');
  }
}

/** What a whole case uses that is not in the subset. */
export function outsideOfAll(commands: readonly JsonObject[]): string[] {
  return [...new Set(commands.flatMap(outsideOf))];
}
