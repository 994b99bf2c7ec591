import type { Literal } from '../../testing/literal.js';
import { evaluated, piped, refusalOf } from '../../testing/pipeline.js';
import { Regex } from '../../values/index.js';

const match = (text: string, idx: number, ...captures: (string | null)[]) => ({ match: text, idx, captures });

describe('regular expressions', () => {
  it.each<[input: string | null, regex: Literal, all: unknown[]]>([
    ['abc12', '[0-9]', [match('1', 3), match('2', 4)]],
    ['é日🎉ab', 'b', [match('b', 4)]],
    ['🎉🎉', '(?=.)', [match('', 0), match('', 1)]],
    ['cat', '(cat)|(dog)', [match('cat', 0, 'cat', null)]],
    ['baab', 'a*', [match('', 0), match('aa', 1), match('', 3)]],
    ['ab', { $literal: '$' }, [match('', 2)]],
    ['', '', [match('', 0)]],
    ['AB', new Regex('b', 'i'), [match('B', 1)]],
    [null, 'a', []],
    ['a', null, []],
  ])('%j with %j', (input, regex, all) => {
    expect(evaluated({ $regexFindAll: { input, regex } })).toEqual(all);
    expect(evaluated({ $regexFind: { input, regex } })).toEqual(all[0] ?? null);
    expect(evaluated({ $regexMatch: { input, regex } })).toBe(all.length > 0);
  });

  it('takes the expression and its options from a document', () => {
    const argument = { input: '$text', regex: '$find', options: '$how' };
    expect(evaluated({ $regexMatch: argument }, { text: 'HELLO', find: '^hel lo', how: 'ix' })).toBe(true);
    expect(evaluated({ $regexMatch: argument }, { text: 'HELLO', find: '^hello' })).toBe(false);
  });

  it.each<[Literal, number]>([
    ['a', 51103],
    [{ regex: 'a' }, 31022],
    [{ input: 'a' }, 31023],
    [{ input: 'a', regex: 'a', flags: 'i' }, 31024],
    [{ input: 1, regex: null }, 51104],
    [{ input: '$text', regex: 1 }, 51105],
    [{ input: '$text', regex: 'a', options: 1 }, 51106],
    [{ input: '$text', regex: new Regex('a', 'i'), options: '' }, 51107],
    [{ input: '$text', regex: 'a', options: 'g' }, 51108],
    [{ input: '$text', regex: 'a\0' }, 51109],
    [{ input: '$text', regex: 'a', options: '\0' }, 51110],
    [{ input: '$text', regex: '(a' }, 51111],
    [{ input: '$text', regex: '(?<=a+)b' }, 51111],
  ])('refuses %j before a document is read', (argument, code) => {
    for (const name of ['$regexMatch', '$regexFind', '$regexFindAll'])
      expect(refusalOf(() => piped([{ $project: { x: { [name]: argument } } }], []))).toBe(code);
  });
});
