import { buildSchema, graphql } from 'graphql';
import type { Role } from '@anaqid/shared-types';
import { actorWith } from '../testing/actors.js';
import { enforceAccess } from './access-enforcement.js';
import { anybody, roles, signedIn, type AccessRules } from './access.js';
import type { FaultError } from './faults.js';

const sdl = `
  type Person { name: String }
  type House { owner: Person, owners: [Person!]!, nobody: Person, none: [Person!]! }
  type Query { open: String, inside: String, house: House }
  type Mutation { write: String }
`;
const rules: AccessRules = {
  'Query.open': anybody,
  'Query.inside': signedIn,
  'Query.house': anybody,
  'Mutation.write': roles('ADMINISTRATOR'),
  Person: roles('COORDINATOR'),
};

describe('access enforcement', () => {
  let written = 0;
  const person = { name: 'zq' };
  const root = {
    open: 'open',
    inside: 'inside',
    house: {
      owner: person,
      owners: [person],
      nobody: null,
      none: [],
    },
    write: () => String((written += 1)),
  };

  async function ask(source: string, role: Role | null, forAccountId: string | null = null) {
    const schema = buildSchema(sdl);
    enforceAccess(schema, rules);
    const contextValue = { actor: role === null ? null : actorWith(role, { accountId: 'own' }), forAccountId };
    const { data, errors = [] } = await graphql({ schema, source, rootValue: root, contextValue });
    const codes = errors.map(({ originalError }) => (originalError as FaultError).faultCode);
    return { data: JSON.parse(JSON.stringify(data)) as unknown, codes };
  }

  test.each([
    ['{ open }', null, []],
    ['{ inside }', null, ['NOT_SIGNED_IN']],
    ['{ other: inside }', null, ['NOT_SIGNED_IN']],
    ['{ ... on Query { inside } }', null, ['NOT_SIGNED_IN']],
    ['{ inside }', 'MINISTER', []],
    ['mutation { write }', null, ['NOT_SIGNED_IN']],
    ['mutation { a: write, b: write }', 'MINISTER', ['NOT_ALLOWED', 'NOT_ALLOWED']],
  ] as const)('%s as role %s fails with the codes %j and writes nothing', async (source, role, codes) => {
    const before = written;
    expect((await ask(source, role)).codes).toEqual(codes);
    expect(written).toBe(before);
  });

  test.each(['{ open }', '{ inside }', '{ house { nobody { name } } }', 'mutation { write }'])(
    '%s is refused to whoever is signed in where the request is for another account',
    async (source) => {
      const before = written;
      expect((await ask(source, 'ADMINISTRATOR', 'somebody-else')).codes).toEqual(['OTHER_ACCOUNT']);
      expect(written).toBe(before);
      expect((await ask(source, 'ADMINISTRATOR', 'own')).codes).toEqual([]);
    },
  );

  test('naming an account gives no rights', async () => {
    expect((await ask('mutation { write }', null, 'own')).codes).toEqual(['NOT_SIGNED_IN']);
    expect((await ask('mutation { write }', 'MINISTER', 'own')).codes).toEqual(['NOT_ALLOWED']);
  });

  test('a permitted mutation is executed', async () => {
    expect(await ask('mutation { write }', 'ADMINISTRATOR')).toEqual({ data: { write: String(written) }, codes: [] });
  });

  test('a type with a rule is refused on every path, but not when the result is null or empty', async () => {
    for (const path of ['owner { name }', 'owners { name }']) {
      const answer = await ask(`{ house { ${path} } }`, 'MINISTER');
      expect(answer.codes).toEqual(['NOT_ALLOWED']);
      expect(JSON.stringify(answer.data)).not.toContain('zq');
      expect((await ask(`{ house { ${path} } }`, 'COORDINATOR')).codes).toEqual([]);
    }
    expect(await ask('{ house { nobody { name } none { name } } }', 'MINISTER')).toEqual({
      data: {
        house: {
          nobody: null,
          none: [],
        },
      },
      codes: [],
    });
  });

  test('names operations without a rule and rules without an operation', () => {
    const { 'Query.inside': _inside, 'Mutation.write': _write, ...fewer } = rules;
    expect(() => enforceAccess(buildSchema(sdl), fewer)).toThrow(
      /without an access rule: Query.inside, Mutation.write/,
    );
    const more = { ...rules, 'Query.gone': anybody, Stranger: signedIn };
    expect(() => enforceAccess(buildSchema(sdl), more)).toThrow(/without an operation or type: Query.gone, Stranger/);
  });
});
