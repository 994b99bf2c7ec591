import * as supported from '../../store/src/supported.js';
import { Doc, Int32, type Value } from '../../store/src/values/index.js';
import { type Engine, openEngine } from './engine.js';
import * as manual from './manual-names.cases.js';

const seed = Number(process.env.SEED ?? 1);

const stages: ReadonlySet<string> = new Set(supported.stages);
const expressions: ReadonlySet<string> = new Set(supported.expressions);
const accumulators: ReadonlySet<string> = new Set(supported.accumulators);
const filters: ReadonlySet<string> = new Set([...supported.fieldOperators, ...supported.logicalOperators]);
const updates: ReadonlySet<string> = new Set(supported.updateOperators);

const doc = (fields: Record<string, Value>): Doc => new Doc(Object.entries(fields));
const without = (names: readonly string[], excluded: ReadonlySet<string>): string[] =>
  names.filter((name) => !excluded.has(name));

/** Every position in a command where a name can occur, with MongoDB's codes for an unknown name. */
const places: Record<string, { names: string[]; codes: number[]; command: (name: string, target: string) => Doc }> = {
  'a filter, at its top': {
    names: without(manual.queryOperators, filters),
    codes: [2],
    command: (name, find) => doc({ find, filter: doc({ [name]: [doc({ a: new Int32(1) })] }) }),
  },
  'a filter, below a field': {
    names: without(manual.queryOperators, filters),
    codes: [2],
    command: (name, find) => doc({ find, filter: doc({ a: doc({ [name]: new Int32(1) }) }) }),
  },
  'a filter, below $elemMatch': {
    names: without(manual.queryOperators, filters),
    codes: [2],
    command: (name, find) => doc({ find, filter: doc({ a: doc({ $elemMatch: doc({ [name]: new Int32(1) }) }) }) }),
  },
  'an update': {
    names: without(manual.updateOperators, updates),
    codes: [9],
    command: (name, update) =>
      doc({ update, updates: [doc({ q: new Doc(), u: doc({ [name]: doc({ a: new Int32(1) }) }), upsert: true })] }),
  },
  'an update of findAndModify': {
    names: without(manual.updateOperators, updates),
    codes: [9],
    command: (name, findAndModify) => doc({ findAndModify, update: doc({ [name]: doc({ a: new Int32(1) }) }) }),
  },
  'a projection': {
    names: [...without(manual.expressions, expressions), '$elemMatch'],
    codes: [31325],
    command: (name, find) => doc({ find, projection: doc({ a: doc({ [name]: '$a' }) }) }),
  },
  'a stage': {
    names: without(manual.stages, stages),
    codes: [40324],
    command: (name, aggregate) => doc({ aggregate, pipeline: [doc({ [name]: new Doc() })], cursor: new Doc() }),
  },
  'an expression of $addFields': {
    names: without(manual.expressions, expressions),
    codes: [168],
    command: (name, aggregate) =>
      doc({ aggregate, pipeline: [doc({ $addFields: doc({ a: doc({ [name]: '$a' }) }) })], cursor: new Doc() }),
  },
  'an expression of $project': {
    names: without(manual.expressions, expressions),
    codes: [31325],
    command: (name, aggregate) =>
      doc({ aggregate, pipeline: [doc({ $project: doc({ a: doc({ [name]: '$a' }) }) })], cursor: new Doc() }),
  },
  'an accumulator': {
    names: without(manual.accumulators, accumulators),
    codes: [15952],
    command: (name, aggregate) =>
      doc({ aggregate, pipeline: [doc({ $group: doc({ _id: null, a: doc({ [name]: '$a' }) }) })], cursor: new Doc() }),
  },
  'a command': {
    names: manual.commands.filter((name) => !Object.hasOwn(supported.commandRules, name)),
    codes: [59],
    command: (name, target) => doc({ [name]: target }),
  },
};

describe(`refusals (seed ${seed})`, () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine();
    await engine.run('names', doc({ create: 'empty' }));
    await engine.run('names', doc({ insert: 'full', documents: [doc({ _id: new Int32(1), a: [new Int32(1)] })] }));
  });
  afterAll(() => engine.close());

  const codesOf = async (position: keyof typeof places, name: string): Promise<number[]> => {
    const codes: number[] = [];
    for (const target of ['full', 'empty', 'absent']) {
      const reply = await engine.run('names', places[position]!.command(name, target));
      codes.push(codeOf(reply));
    }
    return codes;
  };

  it.each(Object.keys(places))('refuses every name of the manual that is outside the subset: %s', async (position) => {
    const { names, codes } = places[position]!;
    for (const name of names) {
      const got = await codesOf(position, name);
      expect({ name, got }).toEqual({ name, got: got.map((code) => (codes.includes(code) ? code : codes[0])) });
    }
  });

  it.each(Object.keys(places).filter((position) => position !== 'a command'))(
    'never accepts an unknown name: %s',
    async (position) => {
      const random = generator(seed);
      for (let round = 0; round < 40; round += 1) {
        const name = `$${unknownName(random)}`;
        const got = await codesOf(position, name);
        expect({ name, taken: got.filter((code) => code === 0) }).toEqual({ name, taken: [] });
      }
    },
  );

  it('a refused write leaves no trace', async () => {
    const reply = await engine.run('names', doc({ count: 'full' }));
    expect(reply.get('n')).toEqual(new Int32(1));
    const names = await engine.run('names', doc({ count: 'absent' }));
    expect(names.get('n')).toEqual(new Int32(0));
  });
});

/** The code of a reply or of its first write error; otherwise 0. */
function codeOf(reply: Doc): number {
  const code = reply.get('code') ?? (reply.get('writeErrors') as Doc[] | undefined)?.[0]?.get('code') ?? new Int32(0);
  return code instanceof Int32 ? code.value : Number(code);
}

function generator(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x7fff_ffff;
  };
}

/** An unknown name: a known one with a letter changed, doubled, removed or in the other case, or random letters. */
function unknownName(random: () => number): string {
  const existing = [
    ...manual.queryOperators,
    ...manual.updateOperators,
    ...manual.stages,
    ...manual.expressions,
    ...manual.accumulators,
  ];
  for (;;) {
    const name = existing[Math.floor(random() * existing.length)]!.slice(1);
    const at = Math.floor(random() * name.length);
    const changes = [
      name + name[at]!,
      name.slice(0, at) + name.slice(at + 1),
      name.toUpperCase(),
      `_${name}`,
      `${name} `,
    ];
    const changed = changes[Math.floor(random() * changes.length)]!;
    if (changed !== '' && !existing.includes(`$${changed}`)) return changed;
  }
}
