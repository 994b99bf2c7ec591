import { fail } from '../../errors.js';
import { withPauses } from '../../restart.js';
import { PAUSE, pauseIsDue } from '../../slices.js';
import { Doc, groupKey, isNumber, type Value } from '../../values/index.js';
import type { Accumulator, Gathering } from '../accumulators/accumulator.js';
import { accumulators } from '../accumulators/accumulators.js';
import { refusedAccumulators } from '../accumulators/percentile.js';
import { orNull, type Expression, type Result } from '../expressions/expression.js';
import { docOf, type Flow, type Item, type Stage, type StageContext, type StageParser } from './stage.js';

/** What a group may hold in memory; MongoDB's limit. It has no place on disk for more. */
const mostBytes = 100 * 1024 * 1024;

interface Grouping {
  readonly id: Expression;
  readonly fields: readonly { name: string; accumulator: Accumulator }[];
  readonly scope: StageContext['scope'];
}

interface Inputs {
  readonly value: Value;
  readonly inputs: readonly Result[];
}

interface Group {
  readonly id: Value;
  readonly gatherings: readonly Gathering[];
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/group/ */
export const parseGroup: StageParser = (argument, context, name) => {
  if (!(argument instanceof Doc)) return fail(15947, "a group's fields must be specified in an object");
  let id: Expression | null = null;
  const fields: { name: string; accumulator: Accumulator }[] = [];
  for (const [field, value] of argument.entries()) {
    if (field === '_id') id = parseId(value, context);
    else fields.push({ name: field, accumulator: parseField(field, value, context) });
  }
  if (id === null) return fail(15955, 'a group specification must include an _id');
  const grouping = { id, fields, scope: context.scope };
  return { name, run: (source) => grouped(source, grouping) };
};

/** Groups by an expression that is parsed already. */
export function groupedBy(id: Expression, output: Doc, context: StageContext, name: string): Stage {
  if (output.has('_id')) fail(15948, "a group's _id may only be specified once");
  const fields = [...output.entries()].map(([field, value]) => ({
    name: field,
    accumulator: parseField(field, value, context),
  }));
  return { name, run: (source) => grouped(source, { id, fields, scope: context.scope }) };
}

function parseId(value: Value, context: StageContext): Expression {
  const isFields = value instanceof Doc && value.size > 0 && ![...value.keys()][0]?.startsWith('$');
  if (isFields) {
    for (const inner of value.values())
      if (isNumber(inner) || typeof inner === 'boolean')
        fail(17390, '$group does not support inclusion-style expressions');
  }
  return context.expression(value, { ...context.expressions, inGroup: true });
}

function parseField(field: string, value: Value, context: StageContext): Accumulator {
  if (field.includes('.')) fail(40235, `The field name '${field}' cannot contain '.'`);
  if (field.startsWith('$')) fail(40236, `The field name '${field}' cannot be an operator name`);
  if (!(value instanceof Doc) || value.size === 0 || ![...value.keys()][0]?.startsWith('$'))
    return fail(40234, `The field '${field}' must be an accumulator object`);
  if (value.size > 1) fail(40238, `The field '${field}' must specify one accumulator`);
  const [[name, argument]] = [...value.entries()] as [[string, Value]];
  const parse = accumulators.get(name);
  if (parse !== undefined) return parse(argument, context, name);
  refusedAccumulators.get(name)?.(argument);
  if (Array.isArray(argument)) fail(40237, `The ${name} accumulator is a unary operator`);
  return fail(15952, `unknown group operator '${name}'`);
}

function* grouped(source: Flow, { id, fields, scope: scopeOf }: Grouping): Generator<Item | typeof PAUSE> {
  const groups = new Map<string, Group>();
  let held = 0;
  for (const item of source) {
    if (item === PAUSE) {
      yield PAUSE;
      continue;
    }
    const scope = scopeOf(docOf(item));
    const { value, inputs } = yield* withPauses<Inputs>(() => ({
      value: orNull(id.evaluate(scope)),
      inputs: fields.map(({ accumulator }) => accumulator.input.evaluate(scope)),
    }));
    const key = groupKey(value);
    let group = groups.get(key);
    if (group === undefined) {
      group = { id: value, gatherings: fields.map(({ accumulator }) => accumulator.start(value)) };
      groups.set(key, group);
      held += key.length * 2 + 200;
    }
    for (const [at, gathering] of group.gatherings.entries()) {
      const before = gathering.bytes;
      gathering.take(inputs[at]!);
      held += gathering.bytes - before;
    }
    if (held > mostBytes) refuseSize();
  }
  yield* results(groups, fields);
}

const refuseSize = (): never =>
  fail(
    'QueryExceededMemoryLimitNoDiskUseAllowed',
    'Exceeded memory limit for $group, and there is no spilling to disk',
  );

function* results(groups: Map<string, Group>, fields: Grouping['fields']): Generator<Item | typeof PAUSE> {
  for (const { id, gatherings } of groups.values()) {
    const doc = new Doc([['_id', id]]);
    for (const [at, gathering] of gatherings.entries()) doc.set(fields[at]!.name, gathering.result());
    yield doc;
    if (pauseIsDue()) yield PAUSE;
  }
}
