import { refusalOf } from '../testing/refusal.js';
import { document } from '../testing/literal.js';
import { encode, Regex } from '../values/index.js';
import { compileFilter } from './index.js';

const matches = (pattern: string, options: string, text: string): boolean => {
  const regex = { a: new Regex(pattern, options) };
  const operators = { a: { $regex: pattern, $options: options } };
  const found = [regex, operators].map((filter) =>
    compileFilter(document(filter)).matches(encode(document({ a: text }))),
  );
  expect(found[0]).toBe(found[1]);
  return found[0] === true;
};

describe('patterns', () => {
  it.each<[string, string, string, boolean]>([
    ['an', '', 'banana', true],
    ['An', '', 'banana', false],
    ['An', 'i', 'banana', true],
    ['^an', '', 'banana', false],
    ['^ban', '', 'banana', true],
    ['^BAN', 'i', 'banana', true],
    ['', '', '', true],
    ['^', '', 'x', true],
    ['a\\.b', '', 'a.b', true],
    ['a\\.b', '', 'axb', false],
    ['\\^a', '', '^a', true],
    ['(a)\\{1'.replace('(a)', '\\(a\\)'), '', '(a){1', true],
    ['a\\{1', '', 'a{1', true],
    ['a\\{1', '', 'aa', false],
    ['a\\{1\\}', '', 'a{1}', true],
    ['a}]b', '', 'a}]b', true],
    ['a\\/\\-\\ b', '', 'a/- b', true],
    ['\\é', '', 'é', true],
    ['أس', '', 'أسرة', true],
    ['É', 'i', 'é', true],
    ['a\nb', '', 'a\nb', true],
  ])('%j with the options %j in %j: %p', (pattern, options, text, expected) => {
    expect(matches(pattern, options, text)).toBe(expected);
  });

  it.each<[string, string, number]>([
    ['(a)\\{1', '', 51091],
    ['a$', '', 51091],
    ['a.c', '', 51091],
    ['a*', '', 51091],
    ['a+', '', 51091],
    ['a?', '', 51091],
    ['a|b', '', 51091],
    ['[ab]', '', 51091],
    ['a{1}', '', 51091],
    ['a^', '', 51091],
    ['^^a', '', 51091],
    ['\\d', '', 51091],
    ['\\1', '', 51091],
    ['\\Qa\\E', '', 51091],
    ['(?i)a', '', 51091],
    ['a\\', '', 51091],
    ['(', '', 51091],
    ['x'.repeat(20_000), '', 51091],
    ['a', 'm', 51108],
    ['a', 's', 51108],
    ['a', 'x', 51108],
    ['a', 'g', 51108],
    ['a\0b', '', 2],
  ])('refuses %j with the options %j: %i', (pattern, options, code) => {
    expect(refusalOf(() => compileFilter(document({ a: { $regex: pattern, $options: options } })))).toBe(code);
    for (const description of ['$in', '$nin', '$all'])
      if (!pattern.includes('\0'))
        expect(refusalOf(() => compileFilter(document({ a: { [description]: [new Regex(pattern, options)] } })))).toBe(
          code,
        );
  });

  it('matches identical stored regular expressions, and symbols', () => {
    const filter = compileFilter(document({ a: new Regex('b', 'i') }));
    expect(filter.matchesDoc(document({ a: new Regex('b', 'i') }))).toBe(true);
    expect(filter.matchesDoc(document({ a: new Regex('b', '') }))).toBe(false);
  });
});
