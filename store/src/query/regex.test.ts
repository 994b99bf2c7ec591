import { compileExactRegex, compileRegex } from './regex.js';

describe('regex', () => {
  it.each<[pattern: string, options: string, matching: string[], other: string[]]>([
    ['^a', '', ['a', 'ab'], ['ba', 'A']],
    ['^a', 'i', ['A'], ['b']],
    ['b$', '', ['ab', 'ab\n'], ['ab\n\n', 'b\r']],
    ['^b', 'm', ['a\nb'], ['a\r b']],
    ['a.b', '', ['a b', 'a\rb', 'a\u2028b'], ['a\nb']],
    ['a.b', 's', ['a\nb'], ['ab']],
    ['a b # rest', 'x', ['ab'], ['a b']],
    ['a\\ b', 'x', ['a b'], ['ab']],
    ['(?i)abc', '', ['ABC'], ['abd']],
    ['(?i:ab)c', '', ['ABc'], ['ABC']],
    ['(?i)a(?-i)b', '', ['Ab'], ['AB']],
    ['a++b', '', ['aab'], ['b']],
    ['a++ab', '', [], ['aab']],
    ['^(?>a+)ab', '', [], ['aaab']],
    ['(?P<w>ab)\\1', '', ['abab'], ['ab']],
    ['(a)(?>b)(c)\\2', '', ['abcc'], ['abcb']],
    ['\\Aab\\Z', '', ['ab', 'ab\n'], ['xab']],
    ['ab\\z', '', ['ab'], ['ab\n']],
    ['[[:alpha:]_]+$', '', ['ab_'], ['1', 'é']],
    ['(*UCP)^[[:alpha:]]+$', '', ['é'], ['1']],
    ['^\\w+$', '', ['ab_1'], ['é']],
    ['(*UCP)^\\w+$', '', ['é'], ['-']],
    ['^\\s$', '', [' ', '\t'], ['\u00a0']],
    ['^\\p{Cyrillic}+$', '', ['Привет'], ['abc']],
    ['^\\p{Nd}+$', '', ['12', '٣'], ['a']],
    ['привет', 'i', ['ПРИВЕТ'], ['при']],
    ['^[^a-c]+$', 'i', ['xyz'], ['xBz']],
    ['\\Qa.b\\E', '', ['a.b'], ['axb']],
    ['^.{2}$', '', ['😀é'], ['é']],
    ['a{2,3}', '', ['aa'], ['a']],
    ['a{,3}', '', ['a{,3}'], ['aaa']],
    ['[]a]', '', [']', 'a'], ['b']],
    ['\\x41\\x{1F600}', '', ['A😀'], ['A']],
  ])('%s with %j', (pattern, options, matching, other) => {
    const regex = compileRegex(pattern, options);
    expect(matching.filter((text) => !regex.test(text))).toEqual([]);
    expect(other.filter((text) => regex.test(text))).toEqual([]);
  });

  it.each(['(', 'a)', '[a', '*a', '\\1', '(?<=a', 'a{3,1}', '[b-a]', '(?R)', '\\C', '(?<=a+)b', '(?<!a?)b'])(
    'refuses %s',
    (pattern) => {
      expect(() => compileRegex(pattern, '')).toThrow(expect.objectContaining({ code: 51091 }) as Error);
    },
  );

  it.each(['a\\Kb', '(?:(a)|b)*', '(?:(a)?b)+', '(a*)*', '(?:(a?)){2}'])('gives no matches of %s', (pattern) => {
    expect(() => compileExactRegex(pattern, '')).toThrow(expect.objectContaining({ code: 51091 }) as Error);
  });

  it.each(['(a)|(b)', '(a+)?', '(\\w+\\s?)+', '(?:(a)b*)+', '(?<=a{2})(b)', '(?<=(?=a+)a)b'])(
    'gives matches of %s',
    (pattern) => {
      expect(compileExactRegex(pattern, '')).toBeInstanceOf(RegExp);
    },
  );
});
