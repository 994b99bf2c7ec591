import { fail } from '../../errors.js';
import { compileExpression, orNull, type Expression } from '../../query/index.js';
import { PAUSE, pauseIsDue } from '../../slices.js';
import { Doc, groupKey, isNumber, type Value } from '../../values/index.js';
import { compileAccumulator, type Accumulation, type Accumulator } from '../accumulators.js';
import { docOf, type Flow, type Item, type StageParser } from './stage.js';

/** Memory limit of a `$group`, the same as MongoDB's; nothing spills to disk. */
const maximumBytes = 100 * 1024 * 1024;
/** Estimated overhead of a group beyond its key and accumulators. */
const groupBytes = 200;

interface GroupField {
  readonly name: string;
  readonly accumulator: Accumulator;
}

interface Group {
  readonly id: Value;
  readonly accumulations: readonly Accumulation[];
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/group/ */
export const parseGroup: StageParser = (argument, name) => {
  if (!(argument instanceof Doc)) return fail(15947, "a group's fields must be specified in an object");
  let id: Expression | null = null;
  const fields: GroupField[] = [];
  for (const [field, value] of argument.entries()) {
    if (field === '_id') id = parseId(value);
    else fields.push({ name: field, accumulator: parseField(field, value) });
  }
  if (id === null) return fail(15955, 'a group specification must include an _id');
  const expression = id;
  return { name, run: (source) => grouped(source, new Groups(expression, fields)) };
};

function parseId(value: Value): Expression {
  const isFields = value instanceof Doc && value.size > 0 && ![...value.keys()][0]?.startsWith('$');
  if (isFields) {
    for (const inner of value.values())
      if (isNumber(inner) || typeof inner === 'boolean')
        fail(17390, '$group does not support inclusion-style expressions');
  }
  return compileExpression(value);
}

function parseField(field: string, value: Value): Accumulator {
  if (field.includes('.')) fail(40235, `The field name '${field}' cannot contain '.'`);
  if (field.startsWith('$')) fail(40236, `The field name '${field}' cannot be an operator name`);
  if (!(value instanceof Doc) || value.size === 0 || ![...value.keys()][0]?.startsWith('$'))
    return fail(40234, `The field '${field}' must be an accumulator object`);
  if (value.size > 1) fail(40238, `The field '${field}' must specify one accumulator`);
  const [[name, argument]] = [...value.entries()] as [[string, Value]];
  return compileAccumulator(name, argument);
}

function* grouped(source: Flow, groups: Groups): Generator<Item | typeof PAUSE> {
  for (const item of source) {
    if (item === PAUSE) yield PAUSE;
    else groups.add(docOf(item));
  }
  for (const doc of groups.documents()) {
    yield doc;
    if (pauseIsDue()) yield PAUSE;
  }
}

/** The groups of one execution of the stage, and an estimate of their memory. */
class Groups {
  private readonly groups = new Map<string, Group>();
  private bytes = 0;

  constructor(
    private readonly id: Expression,
    private readonly fields: readonly GroupField[],
  ) {}

  /** Adds a document to its group; throws 292 when the groups no longer fit into memory. */
  add(doc: Doc): void {
    const { accumulations } = this.groupOf(orNull(this.id(doc)));
    for (const [at, accumulation] of accumulations.entries()) {
      const before = accumulation.bytes;
      accumulation.take(this.fields[at]!.accumulator.input(doc));
      this.bytes += accumulation.bytes - before;
    }
    if (this.bytes > maximumBytes)
      fail('QueryExceededMemoryLimitNoDiskUseAllowed', 'Exceeded memory limit for $group, without spilling to disk');
  }

  /** One document per group, in the order in which the groups were first seen. */
  *documents(): Generator<Doc> {
    for (const { id, accumulations } of this.groups.values()) {
      const doc = new Doc([['_id', id]]);
      for (const [at, accumulation] of accumulations.entries()) doc.set(this.fields[at]!.name, accumulation.result());
      yield doc;
    }
  }

  private groupOf(id: Value): Group {
    const key = groupKey(id);
    const existing = this.groups.get(key);
    if (existing !== undefined) return existing;
    const group: Group = { id, accumulations: this.fields.map(({ accumulator }) => accumulator.start()) };
    this.groups.set(key, group);
    this.bytes += key.length * 2 + groupBytes;
    return group;
  }
}
