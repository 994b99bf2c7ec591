import { Double, Int32, Long, type Document } from 'mongodb';

/** Random choices from a seed. */
export class Choices {
  constructor(private state: number) {}

  number(below: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  chance(percent: number): boolean {
    return this.number(100) < percent;
  }

  of<T>(items: readonly T[]): T {
    return items[this.number(items.length)]!;
  }

  list<T>(longest: number, make: () => T): T[] {
    return Array.from({ length: this.number(longest + 1) }, make);
  }
}

/**
 * Fields `a` and `c` can contain arrays, `b` and `n` never do, so that a compound index on one field of each kind is
 * always possible.
 */
const paths = ['a', 'b', 'n', 'c', 'c.x', 'c.y', 'a.0', 'b.x', 'nope'] as const;

function scalar(choices: Choices): unknown {
  const small = choices.number(5);
  return choices.of<() => unknown>([
    () => new Int32(small),
    () => new Double(small),
    () => Long.fromNumber(small),
    () => new Double(small + 0.5),
    () => choices.of(['', 'a', 'ab', 'b', 'أسرة']),
    () => null,
    () => choices.chance(50),
    () => new Date(small * 86_400_000),
    () => ({ x: new Int32(small) }),
  ])();
}

const arrayOr = (choices: Choices): unknown =>
  choices.chance(35)
    ? choices.list(3, () => (choices.chance(15) ? [scalar(choices)] : scalar(choices)))
    : scalar(choices);

const nested = (choices: Choices): Document => ({
  ...(choices.chance(80) && { x: scalar(choices) }),
  ...(choices.chance(60) && { y: arrayOr(choices) }),
});

export function document(choices: Choices, id: number): Document {
  return {
    _id: new Int32(id),
    ...(choices.chance(85) && { a: arrayOr(choices) }),
    ...(choices.chance(85) && { b: scalar(choices) }),
    ...(choices.chance(85) && { n: new Int32(choices.number(4)) }),
    ...(choices.chance(70) && { c: choices.chance(60) ? nested(choices) : choices.list(3, () => nested(choices)) }),
  };
}

/** Sets of indexes, none of which rejects a document. */
export function indexes(choices: Choices): Document[] {
  const keys = choices.list(4, () =>
    choices.of<Document>([
      { a: 1 },
      { b: 1 },
      { n: -1 },
      { b: -1, n: 1 },
      { a: 1, n: 1 },
      { n: 1, a: -1 },
      { 'c.x': 1 },
      { 'a.0': 1 },
      { 'c.x': 1, 'c.y': 1 },
      { 'c.y': 1, b: 1 },
      { n: 1, b: 1, 'c.x': -1 },
    ]),
  );
  const named = new Map(keys.map((key) => [JSON.stringify(key), key]));
  return [...named].map(([name, key]) => ({ key, name, ...indexOption(choices) }));
}

/** Index options that leave documents out of the index. */
const indexOption = (choices: Choices): Document => {
  if (choices.chance(20)) return { sparse: true };
  if (!choices.chance(30)) return {};
  const partialFilterExpression = choices.of<() => Document>([
    () => ({ [choices.of(paths)]: scalar(choices) }),
    () => ({ [choices.of(paths)]: { $exists: true } }),
    () => ({ n: new Int32(choices.number(4)), [choices.of(['a', 'c.x'])]: { $exists: true } }),
    () => ({ $and: [{ b: { $eq: scalar(choices) } }, { n: { $exists: true } }] }),
  ])();
  return { partialFilterExpression };
};

/** Whether an index contains every document, so that a hint does not change the result. */
export const holdsAll = (index: Document): boolean =>
  index['sparse'] !== true && index['partialFilterExpression'] === undefined;

function condition(choices: Choices, depth: number): unknown {
  const value = (): unknown => arrayOr(choices);
  return choices.of<() => unknown>([
    value,
    () => ({ $eq: value() }),
    () => ({ $ne: value() }),
    () => ({ [choices.of(['$gt', '$gte', '$lt', '$lte'])]: value() }),
    () => ({ $gte: scalar(choices), $lt: scalar(choices) }),
    () => ({ $in: choices.list(4, value) }),
    () => ({ $nin: choices.list(3, value) }),
    () => ({ $exists: choices.chance(50) }),
    () => ({ $type: choices.of(['number', 'string', 'array', 'null', 'object', 'bool', 'date']) }),
    () => ({ $size: new Int32(choices.number(4)) }),
    () => ({ $all: choices.list(3, () => scalar(choices)) }),
    () => ({ $regex: choices.of(['^a', 'b', '^', '^A', 'أس']), $options: choices.of(['', 'i']) }),
    () => ({ $mod: [new Int32(2), new Int32(choices.number(2))] }),
    () => ({ $elemMatch: { [choices.of(['$gt', '$lt', '$ne', '$in'])]: [scalar(choices)] } }),
    () => ({ $elemMatch: { x: depth > 0 ? condition(choices, depth - 1) : scalar(choices) } }),
    () => ({ $not: { [choices.of(['$gt', '$lte', '$eq'])]: scalar(choices) } }),
  ])();
}

export function filter(choices: Choices, depth = 2): Document {
  if (depth > 0 && choices.chance(25)) {
    const parts = [filter(choices, depth - 1), filter(choices, depth - 1)];
    return { [choices.of(['$and', '$or', '$nor'])]: parts };
  }
  const conditions: Document = {};
  for (let count = 1 + choices.number(2); count > 0; count -= 1)
    conditions[choices.of(paths)] = condition(choices, depth);
  return conditions;
}

/** A sort that leaves no ties. */
export function sort(choices: Choices): Document {
  const sortKeys: Document = {};
  for (let count = choices.number(3); count > 0; count -= 1) sortKeys[choices.of(paths)] = choices.of([1, -1]);
  return { ...sortKeys, _id: choices.of([1, -1]) };
}

export function projection(choices: Choices): Document {
  return choices.of<() => Document>([
    () => ({ a: 1 }),
    () => ({ 'c.x': 1, n: 1, _id: 0 }),
    () => ({ b: 0 }),
    () => ({ 'c.y': 0, _id: 0 }),
    () => ({ n: 1, was: expression(choices, 1) }),
    () => ({ 'c.z': expression(choices, 2) }),
  ])();
}

export function update(choices: Choices): Document {
  return choices.of<() => Document>([
    () => ({ $set: { a: arrayOr(choices), n: new Int32(choices.number(4)) } }),
    () => ({ $set: { 'c.x': scalar(choices) } }),
    () => ({ $inc: { n: new Int32(1 + choices.number(2)) } }),
    () => ({ $unset: { [choices.of(['a', 'b', 'c.x', 'c'])]: '' } }),
    () => ({ $push: { a: { $each: choices.list(2, () => scalar(choices)), $slice: new Int32(-3) } } }),
    () => ({ $addToSet: { a: scalar(choices) } }),
    () => ({ $pull: { a: scalar(choices) } }),
    () => ({ $min: { b: scalar(choices) } }),
    () => ({ $max: { b: scalar(choices) } }),
    () => ({ $inc: { n: new Double(choices.number(3) + 0.5) } }),
    () => ({ $pullAll: { a: choices.list(2, () => scalar(choices)) } }),
    () => ({ $push: { a: { $each: choices.list(2, () => scalar(choices)), $sort: 1, $position: new Int32(1) } } }),
    () => ({ $rename: { b: choices.of(['nope', 'z']) } }),
    () => ({ $pop: { a: choices.of([1, -1]) } }),
    () => ({ $set: { n: new Int32(1) }, $setOnInsert: { z: scalar(choices) } }),
  ])();
}

/** A pipeline whose result does not depend on the order of reading. */
export function pipeline(choices: Choices): Document[] {
  const path = choices.of(['a', 'b', 'n', 'c.x']);
  const middle = choices.list(2, () => documentStage(choices));
  const tail = choices.of<() => Document[]>([
    () => [{ $group: { _id: `$${path}`, n: { $sum: 1 }, most: { $max: '$n' }, mean: { $avg: '$n' } } }],
    () => [{ $group: { _id: expression(choices, 1), n: { $sum: '$n' }, least: { $min: '$n' } } }],
    () => [{ $sort: sort(choices) }, { $limit: new Int32(1 + choices.number(5)) }],
    () => [{ $sort: sort(choices) }, { $skip: new Int32(choices.number(4)) }, { $match: filter(choices) }],
    () => [{ $unwind: '$a' }, { $group: { _id: '$a', n: { $sum: 1 } } }],
    () => [{ $unwind: { path: '$c', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } }],
    () => [{ $project: projection(choices) }],
    () => [{ $sort: sort(choices) }, { $group: { _id: null, ids: { $push: '$_id' }, first: { $first: `$${path}` } } }],
    () => [{ $sort: sort(choices) }, { $group: { _id: `$${path}`, last: { $last: '$_id' } } }],
    () => [{ $count: 'n' }],
  ])();
  return [{ $match: filter(choices) }, ...middle, ...tail];
}

/** A stage that maps each document to one document with the same `_id`. */
const documentStage = (choices: Choices): Document =>
  choices.of<() => Document>([
    () => ({ $addFields: { [choices.of(['b', 'z', 'c.z'])]: expression(choices, 2) } }),
    () => ({ $set: { n: new Int32(choices.number(4)) } }),
    () => ({ $match: filter(choices) }),
    () => ({ $sort: sort(choices) }),
  ])();

/** A field path, a literal, or a document or array of these. */
function expression(choices: Choices, depth: number): unknown {
  const leaf = (): unknown =>
    choices.of<() => unknown>([
      () => `$${choices.of(paths)}`,
      () => ({ $literal: scalar(choices) }),
      () => '$$ROOT.n',
    ])();
  if (depth === 0) return leaf();
  const inner = (): unknown => expression(choices, depth - 1);
  return choices.of<() => unknown>([leaf, leaf, () => ({ v: inner(), w: inner() }), () => [inner(), inner()]])();
}
