import { buildSchema, getVariableValues, Kind, parse } from 'graphql';
import { createCostCounter, type FieldCosts } from './request-cost.js';

const schema = buildSchema(`
  type Query { pilot: Pilot, people(first: Int = 10, after: String): People! }
  type Mutation { save(entries: [Entry!]!): Saved! }
  input Entry { text: String }
  type Saved { entries: [Pilot!]! }
  type People { edges: [Edge!]!, total: Int! }
  type Edge { node: Person! }
  type Person { name: String!, friends(first: Int = 5): People!, tags: [String!]! }
  type Pilot { name: String, months: [Month!]! }
  type Month { name: String }
`);
const first = ({ first: size }: Readonly<Record<string, unknown>>): number => (typeof size === 'number' ? size : 10);
const entries = ({ entries: items }: Readonly<Record<string, unknown>>): number => (items as unknown[]).length;
const costs: FieldCosts = {
  'Query.pilot': { work: 100 },
  'Query.people': { size: first, of: 'edges' },
  'Person.friends': { size: first, of: 'edges', work: 7 },
  'Pilot.months': { size: 12 },
  'Mutation.save': { size: entries, of: 'entries', work: (fieldArguments) => 1000 * entries(fieldArguments) },
};
const counter = createCostCounter(schema, costs);

function costOf(text: string, variableValues: Record<string, unknown> = {}) {
  const document = parse(text);
  const [operation] = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues);
  return counter({ document, operation, variables: coerced ?? {} });
}
const totalOf = (text: string, variableValues?: Record<string, unknown>): number => {
  const { fields, work } = costOf(text, variableValues);
  return fields + work;
};

describe('cost of a request', () => {
  test.each([
    ['a field and the work behind it', '{ pilot { name } }', 102],
    ['a list of plain values as one field', '{ people(first: 2) { edges { node { tags } } } }', 2 + 2 * 2],
    ['a list as often as it has objects', '{ pilot { months { name } } }', 102 + 12],
    [
      'a page by its size, not what stands beside its edges',
      '{ people(first: 3) { total edges { node { name } } } }',
      9,
    ],
    ['a page by its default size', '{ people { edges { node { name } } } }', 2 + 10 * 2],
    [
      'lists within lists',
      '{ people(first: 4) { edges { node { friends(first: 3) { edges { node { name } } } } } } }',
      66,
    ],
    ['each alias', '{ a: pilot { name } b: pilot { name } }', 204],
    ['each use of a fragment', '{ a: pilot { ...p } b: pilot { ...p } } fragment p on Pilot { x: name y: name }', 206],
    ['what is included', '{ pilot { name @skip(if: true) months @include(if: false) { name } other: name } }', 102],
    ['what introspection asks for, once each', '{ __schema { types { name } } __typename }', 4],
  ])('counts %s', (_what, document, expected) => {
    expect(totalOf(document)).toBe(expected);
  });

  test('takes page sizes from variables', () => {
    const document = 'query ($n: Int = 20) { people(first: $n) { edges { node { name } } } }';
    expect(totalOf(document, { n: 100 })).toBe(202);
    expect(totalOf(document)).toBe(42);
  });

  test('never counts less than zero for a size out of range', () => {
    expect(totalOf('{ people(first: -2147483648) { edges { node { name } } } }')).toBe(2);
  });

  test('counts every item of a batch and of its answer', () => {
    const document = 'mutation ($entries: [Entry!]!) { save(entries: $entries) { entries { name } } }';
    expect(totalOf(document, { entries: Array(500).fill({}) })).toBe(500 * 1000 + 2 + 500);
  });

  test('counts the work of root fields separately, in any form of selection', () => {
    const document =
      '{ ...q ...q people { edges { node { friends { total } } } } } fragment q on Query { pilot { name } }';
    expect(costOf(document)).toMatchObject({ rootWork: 200, work: 270 });
  });

  test('counts fragments that nest exponentially without walking each use', () => {
    const levels = Array.from({ length: 60 }, (_, at) => `fragment f${at} on Person { ...f${at + 1} ...f${at + 1} }`);
    const document = `{ people(first: 1) { edges { node { ...f0 } } } } ${levels.join(' ')} fragment f60 on Person { name }`;
    expect(totalOf(document)).toBe(2 + 1 + 2 ** 60);
  });

  test('does not hang on cyclic fragments, which validation rejects', () => {
    expect(totalOf('{ pilot { ...a } } fragment a on Pilot { ...b } fragment b on Pilot { ...a name }')).toBe(102);
  });
});

describe('costs of a schema', () => {
  test('a list of objects without a size prevents the start of the server', () => {
    const { 'Pilot.months': _months, 'Person.friends': _friends, ...others } = costs;
    expect(() => createCostCounter(schema, others)).toThrow('Lists without a size: People.edges, Pilot.months');
  });

  test('a cost for an unknown field prevents it too', () => {
    const superfluous = { ...costs, 'Pilot.years': { size: 3 } };
    expect(() => createCostCounter(schema, superfluous)).toThrow('Costs without a field: Pilot.years');
  });
});
