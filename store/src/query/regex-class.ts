import { fail } from '../errors.js';

/** What is switched on at a place of the pattern: `i`, `m`, `s`, `x` and (from `(*UCP)`) Unicode classes. */
export interface Flags {
  i: boolean;
  m: boolean;
  s: boolean;
  x: boolean;
  ucp: boolean;
}

/** What an escape outside a character class stands for: a piece of a JavaScript pattern, or one character. */
export interface Escape {
  length: number;
  source: string;
  char?: string;
}

const ascii = {
  d: '0-9',
  w: 'A-Za-z0-9_',
  s: '\\t\\n\\v\\f\\r ',
  h: '\\t \\u00a0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000',
  v: '\\n\\v\\f\\r\\u0085\\u2028\\u2029',
};
const unicode = {
  ...ascii,
  d: '\\p{Nd}',
  w: '\\p{L}\\p{N}\\p{Mn}\\p{Pc}',
  s: '\\p{Z}\\t\\n\\v\\f\\r\\u0085',
};

const posix: Record<string, [ascii: string, ucp: string]> = {
  alpha: ['A-Za-z', '\\p{L}'],
  digit: ['0-9', '\\p{Nd}'],
  alnum: ['A-Za-z0-9', '\\p{L}\\p{N}'],
  upper: ['A-Z', '\\p{Lu}'],
  lower: ['a-z', '\\p{Ll}'],
  space: ['\\t\\n\\v\\f\\r ', '\\p{Z}\\t\\n\\v\\f\\r\\u0085'],
  blank: ['\\t ', '\\p{Zs}\\t'],
  punct: ['!-\\/:-@\\[-`\\{-~', '\\p{P}\\$\\+<=>\\^`\\|~'],
  xdigit: ['0-9A-Fa-f', '0-9A-Fa-f'],
  word: ['A-Za-z0-9_', unicode.w],
  cntrl: ['\\x00-\\x1f\\x7f', '\\x00-\\x1f\\x7f'],
  print: ['\\x20-\\x7e', '\\x20-\\x7e'],
  graph: ['\\x21-\\x7e', '\\x21-\\x7e'],
};

const controls: Record<string, string> = { n: '\n', r: '\r', t: '\t', f: '\f', a: '\x07', e: '\x1b' };

/** The members of `\d`, `\w`, `\s`, `\h`, `\v` for a class, or null for another letter. */
export function classSource(letter: string, flags: Flags): string | null {
  const table: Record<string, string> = flags.ucp ? unicode : ascii;
  return table[letter.toLowerCase()] != null && /[dwshv]/i.test(letter) ? table[letter.toLowerCase()]! : null;
}

/** The escape at the start of `rest` (which begins with a backslash), or null when there is no exact counterpart. */
export function posixAndEscapes(rest: string, flags: Flags): Escape | null {
  const anchors: Record<string, string> = {
    A: '^',
    z: '$',
    Z: '(?=\\n?$)',
    K: '(?:)',
    R: '(?:\\r\\n|[\\n\\v\\f\\r\\u0085\\u2028\\u2029])',
    N: '[^\\n]',
    b: wordBoundary(flags, false),
    B: wordBoundary(flags, true),
  };
  const letter = rest[1];
  if (letter == null) return null;
  if (Object.hasOwn(anchors, letter)) return { length: 2, source: anchors[letter]! };
  const members = classSource(letter, flags);
  if (members != null) return { length: 2, source: letter === letter.toLowerCase() ? `[${members}]` : `[^${members}]` };
  const property = /^\\[pP](?:\{\^?[A-Za-z_ &]+\}|[A-Z])/.exec(rest);
  if (property != null) return { length: property[0].length, source: propertySource(property[0]) };
  return characterEscape(rest);
}

function wordBoundary(flags: Flags, negated: boolean): string {
  if (!flags.ucp) return negated ? '\\B' : '\\b';
  const word = `[${unicode.w}]`;
  return negated
    ? `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`
    : `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`;
}

const categories = /^(?:C[cfnos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/;

/** `\p{Nd}` and `\pL` are the same in JavaScript; a script's name needs `Script=`. */
function propertySource(escape: string): string {
  let name = escape.slice(2).replace(/[{}]/g, '');
  let negated = escape[1] === 'P';
  if (name.startsWith('^')) {
    negated = !negated;
    name = name.slice(1);
  }
  const letter = negated ? 'P' : 'p';
  if (name === 'Any') return negated ? '[]' : '[^]';
  return categories.test(name) ? `\\${letter}{${name}}` : `\\${letter}{Script=${name}}`;
}

function characterEscape(rest: string): Escape | null {
  const hex = /^\\x(?:([0-9A-Fa-f]{1,2})|\{([0-9A-Fa-f]{1,6})\})/.exec(rest);
  if (hex != null)
    return { length: hex[0].length, source: '', char: String.fromCodePoint(parseInt(hex[1] ?? hex[2]!, 16)) };
  const octal = /^\\(0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(rest);
  if (octal != null) return { length: octal[0].length, source: '', char: String.fromCharCode(parseInt(octal[1]!, 8)) };
  const char = firstCharacter(rest, 1);
  if (Object.hasOwn(controls, char)) return { length: 2, source: '', char: controls[char]! };
  if (/[A-Za-z0-9]/.test(char)) return null;
  return { length: 1 + char.length, source: '', char };
}

/** A character class from its opening bracket; `next` is the index after its closing one. */
export function translateClass(
  pattern: string,
  from: number,
  flags: Flags,
  bothCases: boolean,
): { source: string; next: number } {
  let at = from + 1;
  const negated = pattern[at] === '^';
  if (negated) at += 1;
  let members = '';
  for (let first = true; ; first = false) {
    if (at >= pattern.length) fail(51091, `Regular expression is invalid: missing terminating ] for character class`);
    if (pattern[at] === ']' && !first) break;
    const item = classItem(pattern, at, flags);
    at = item.next;
    const upper = item.char == null ? null : rangeEnd(pattern, at, flags);
    if (upper != null) at = upper.next;
    members += item.char == null ? item.source : range(item.char, upper?.char ?? item.char, bothCases);
  }
  return { source: `[${negated ? '^' : ''}${members}]`, next: at + 1 };
}

interface ClassItem {
  next: number;
  source: string;
  char?: string;
}

function classItem(pattern: string, at: number, flags: Flags): ClassItem {
  const rest = pattern.slice(at);
  const named = /^\[:(\^?)([a-z]+):\]/.exec(rest);
  if (named != null) {
    const sources = posix[named[2]!] ?? fail(51091, 'Regular expression is invalid: unknown POSIX class name');
    const source = sources[flags.ucp ? 1 : 0];
    if (named[1] === '^') fail(51091, 'Regular expression is invalid: negated POSIX class is not supported');
    return { next: at + named[0].length, source };
  }
  if (rest[0] !== '\\') {
    const char = firstCharacter(rest, 0);
    return { next: at + char.length, source: '', char };
  }
  if (rest[1] === 'b') return { next: at + 2, source: '', char: '\b' };
  const members = rest[1] == null ? null : classSource(rest[1], flags);
  if (members != null && rest[1] === rest[1]!.toLowerCase()) return { next: at + 2, source: members };
  if (members != null) return { next: at + 2, source: negatedMembers(rest[1]!, flags) };
  const escape = /^\\[pP]/.test(rest) ? posixAndEscapes(rest, flags) : characterEscape(rest);
  if (escape == null) return fail(51091, 'Regular expression is invalid: escape that is not supported in a class');
  return { next: at + escape.length, source: escape.source, char: escape.char };
}

/** `\D`, `\W` as members of a class; the rest of the letters have no short form there. */
function negatedMembers(letter: string, flags: Flags): string {
  if (!flags.ucp && (letter === 'D' || letter === 'W')) return `\\${letter}`;
  if (!flags.ucp && letter === 'S') return '\\S\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff';
  return fail(51091, 'Regular expression is invalid: escape that is not supported in a class');
}

function rangeEnd(pattern: string, at: number, flags: Flags): { char: string; next: number } | null {
  if (pattern[at] !== '-' || pattern[at + 1] == null || pattern[at + 1] === ']') return null;
  const item = classItem(pattern, at + 1, flags);
  if (item.char == null) return null;
  return { char: item.char, next: item.next };
}

function range(low: string, high: string, bothCases: boolean): string {
  const [from, to] = [low.codePointAt(0) ?? 0, high.codePointAt(0) ?? 0];
  if (to < from) fail(51091, 'Regular expression is invalid: range out of order in character class');
  const plain = from === to ? escapeClass(low) : `${escapeClass(low)}-${escapeClass(high)}`;
  if (!bothCases) return plain;
  let others = '';
  for (let code = from; code <= to; code += 1) {
    others += caseVariants(String.fromCodePoint(code)).slice(1).map(escapeClass).join('');
  }
  return plain + others;
}

/** A character as it stands inside a class of a `u` pattern. */
export function escapeClass(char: string): string {
  return /[\\\]^[-]/.test(char) ? `\\${char}` : char;
}

/** The character at an index, with both halves of a surrogate pair. */
export function firstCharacter(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code == null ? '' : String.fromCodePoint(code);
}

/** A character and its other cases, as single characters. */
export function caseVariants(char: string): string[] {
  const variants = new Set([char, char.toLowerCase(), char.toUpperCase()]);
  return [...variants].filter((variant) => firstCharacter(variant, 0) === variant);
}
