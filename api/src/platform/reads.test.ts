import { buildSchema, graphql } from 'graphql';
import { actorWith } from '../testing/actors.js';
import { anybody, roles, type AccessRules } from './access.js';
import { logReads, personalQueries, readOf, type Read, type ReadRules } from './reads.js';

const sdl = `
  type Person { name: String }
  type House { owner: Person }
  type Street { houses: [House!]! }
  type Query { person(id: ID): Person, people(search: String, months: [String!]): [Person!]!, street: Street, weather: String, secret: String }
`;
const access: AccessRules = {
  'Query.person': anybody,
  'Query.people': anybody,
  'Query.street': anybody,
  'Query.weather': anybody,
  'Query.secret': roles('COORDINATOR'),
  Person: roles('COORDINATOR'),
};
const rules: ReadRules = {
  'Query.person': { kind: 'file' },
  'Query.people': { kind: 'list', filter: ['months'], rows: 'length' },
  'Query.street': { kind: 'street', rows: { of: 'houses' } },
  'Query.secret': { kind: 'secret' },
};

describe('log of reads', () => {
  it('means every query that the administrator may not ask, or that holds on any path what the administrator may not read', () => {
    expect(personalQueries(buildSchema(sdl), access)).toEqual([
      'Query.person',
      'Query.people',
      'Query.street',
      'Query.secret',
    ]);
  });

  it('stops the start for a query of persons without a rule, and for a rule without such a query', () => {
    const { 'Query.street': _street, ...tooFew } = rules;
    expect(() => logReads(buildSchema(sdl), tooFew, access)).toThrow('without a log rule: Query.street');
    const tooMany = { ...rules, 'Query.weather': { kind: 'weather' } };
    expect(() => logReads(buildSchema(sdl), tooMany, access)).toThrow(
      "without a query of persons' data: Query.weather",
    );
  });

  it('notes what was answered under whatever name, without what was typed, before it is given', async () => {
    const schema = buildSchema(sdl);
    logReads(schema, rules, access);
    const noted: Read[] = [];
    const contextValue = {
      actor: actorWith('COORDINATOR'),
      services: { audit: { noteRead: async (_actor: unknown, read: Read) => void noted.push(read) } },
    };
    const rootValue = {
      person: ({ id }: { id: string }) => (id === 'p1' ? { _id: 'p1', name: 'zq' } : null),
      people: [{ name: 'zq' }, { name: 'zq' }],
      weather: 'rain',
    };
    const ask = (source: string) => graphql({ schema, source, rootValue, contextValue });
    await ask('{ mine: person(id: "p1") { name } foreign: person(id: "p2") { name } weather }');
    await ask('query ($typed: String) { ... on Query { people(search: $typed, months: ["b", "a"]) { name } } }');
    expect(noted).toEqual([
      { kind: 'file', recordId: 'p1', filter: [], rows: null },
      {
        kind: 'list',
        recordId: null,
        filter: [
          { field: 'months', value: 'a' },
          { field: 'months', value: 'b' },
        ],
        rows: 2,
      },
    ]);
  });

  it('notes nothing where nothing was read, and takes what was left out from the answer', () => {
    expect(readOf({ kind: 'list', rows: 'length' }, {}, [])).toBeNull();
    expect(readOf({ kind: 'file' }, {}, null)).toBeNull();
    expect(
      readOf({ kind: 'grid', id: 'of', filter: ['month'] }, { of: 'c1', month: null }, { month: '2019-02' }),
    ).toEqual({ kind: 'grid', recordId: 'c1', filter: [{ field: 'month', value: '2019-02' }], rows: null });
  });
});
