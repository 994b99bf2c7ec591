import { compileFieldExpression, compilePipeline, currentTime } from './aggregate/index.js';
import { PAUSE, pauseIsDue } from './slices.js';
import { document, literal, shown, type Literal } from './testing/literal.js';
import { decode, encode, RawDoc } from './values/index.js';

const upTo = (most: number): Literal => ({ $range: [0, most] });

/** Sums of products, made by loops in loops beside loops. */
const nested: Literal = {
  $map: {
    input: { $filter: { input: upTo(60), cond: { $eq: [{ $mod: ['$$this', 2] }, 0] }, limit: 25 } },
    as: 'a',
    in: {
      $add: [
        {
          $reduce: { input: upTo(40), initialValue: '$n', in: { $add: ['$$value', { $multiply: ['$$a', '$$this'] }] } },
        },
        { $size: { $filter: { input: upTo(50), cond: { $lt: ['$$this', '$$a'] } } } },
        { $sum: { $map: { input: upTo(20), in: { $subtract: ['$$a', '$$this'] } } } },
      ],
    },
  },
};

/** The one document that the stages make, and how often they paused, when every slice is used up before it has begun. */
function brokenUp(stages: readonly Literal[], fields: Record<string, Literal>): { made: unknown; pauses: number } {
  const pipeline = compilePipeline(stages.map(literal), currentTime());
  while (!pauseIsDue());
  let pauses = 0;
  let made: unknown;
  for (const item of pipeline.run([new RawDoc(encoded(fields))])) {
    if (item === PAUSE) pauses += 1;
    else made = shown(item instanceof RawDoc ? decode(item.bytes) : item);
  }
  return { made, pauses };
}

const encoded = (fields: Record<string, Literal>): Uint8Array => encode(document(fields));

const inOne = (expression: Literal, fields: Record<string, Literal>): unknown => {
  const value = compileFieldExpression(literal(expression))(document(fields));
  return typeof value === 'symbol' ? value : shown(value);
};

describe('work on one document that is broken off and taken up again', () => {
  it('gives what it gives in one go', () => {
    const { made, pauses } = brokenUp([{ $project: { _id: 0, r: nested } }], { n: 3 });
    expect(made).toEqual({ r: inOne(nested, { n: 3 }) });
    expect(pauses).toBeGreaterThan(25);
  });

  it.each<[string, Literal, unknown]>([
    ['$addFields', { $addFields: { r: nested } }, { n: 3, r: inOne(nested, { n: 3 }) }],
    ['$replaceWith', { $replaceWith: { r: nested } }, { r: inOne(nested, { n: 3 }) }],
    ['$group', { $group: { _id: nested, r: { $push: nested } } }, groupOf(inOne(nested, { n: 3 }))],
  ])('in %s', (_name, stage, made) => {
    const outcome = brokenUp([stage], { n: 3 });
    expect(outcome.made).toEqual(made);
    expect(outcome.pauses).toBeGreaterThan(25);
  });

  it('in $match, and an error ends it', () => {
    const test = (limit: number): Literal => ({ $match: { $expr: { $gt: [{ $max: nested }, limit] } } });
    expect(brokenUp([{ $addFields: { m: 1 } }, test(0)], { n: 3 })).toEqual({
      made: { n: 3, m: 1 },
      pauses: expect.any(Number),
    });
    expect(brokenUp([{ $addFields: { m: 1 } }, test(1_000_000)], { n: 3 }).made).toBeUndefined();
    const wrong: Literal = { $map: { input: upTo(100), in: { $divide: [1, { $subtract: ['$$this', 90] }] } } };
    expect(() => brokenUp([{ $project: { r: { $concatArrays: [nested, wrong] } } }], { n: 3 })).toThrow(
      /divide by zero/,
    );
  });
});

function groupOf(value: unknown): unknown {
  return { _id: value, r: [value] };
}
