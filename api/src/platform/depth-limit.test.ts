import { buildSchema, parse, validate } from 'graphql';
import { depthLimit } from './depth-limit.js';
import { rootFieldLimit } from './operation-limits.js';

const schema = buildSchema('type Query { self: Query, name: String }');
const errorsOf = (document: string): string[] =>
  validate(schema, parse(document), [depthLimit(4), rootFieldLimit(5)]).map(({ message }) => message);
const tooDeep = ['Fields nested too deeply (max 4 levels)'];
const tooMany = ['Too many root fields (max 5)'];

describe('depth limit of GraphQL documents', () => {
  test.each([
    ['{ self { self { self { name } } } }', []],
    ['{ self { self { self { self { name } } } } }', tooDeep],
    ['{ self { ...a } } fragment a on Query { self { ... on Query { self { name } } } }', []],
    ['{ self { ...a } } fragment a on Query { self { ... on Query { self { self { name } } } } }', tooDeep],
    ['{ a: name b: name c: name d: name e: name }', []],
    ['{ a: name b: name c: name d: name e: name f: name }', tooMany],
    ['{ ...a ...a ...a } fragment a on Query { x: name y: name }', tooMany],
  ])('errors of %s: %j', (document, expected) => {
    expect(errorsOf(document)).toEqual(expected);
  });

  test('rejects cyclic and exponentially nested fragments quickly', () => {
    expect(errorsOf('{ ...a } fragment a on Query { self { ...b } } fragment b on Query { self { ...a } }')).toEqual(
      [],
    );
    const doubling = Array.from(
      { length: 40 },
      (_, index) => `fragment f${index} on Query { a: self { ...f${index + 1} } b: self { ...f${index + 1} } }`,
    );
    const document = `{ ...f0 } ${doubling.join(' ')} fragment f40 on Query { name }`;
    expect(errorsOf(document)).toEqual(tooDeep);
  });
});
