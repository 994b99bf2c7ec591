import { fail } from '../errors.js';

const maximumPatternBytes = 16_384;
const maximumCached = 500;
const cache = new Map<string, RegExp>();

/**
 * Compiles a regular expression. Only literal text, an anchoring `^` in front and the option `i` are supported; every other
 * pattern is refused with 51091, MongoDB's code for an invalid pattern.
 */
export function compilePattern(pattern: string, options: string): RegExp {
  const key = `${options}/${pattern}`;
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  for (const option of options)
    if (option !== 'i') fail(51108, `invalid flag in regex options: '${option}' is not supported`);
  if (pattern.includes('\0')) fail('BadValue', 'Regular expression cannot contain an embedded null byte');
  if (Buffer.byteLength(pattern) > maximumPatternBytes)
    fail(51091, 'Regular expression is invalid: pattern is too large');
  const prefix = pattern.startsWith('^') ? '^' : '';
  const source = `${prefix}${escaped(literalOf(pattern.slice(prefix.length), pattern))}`;
  const compiled = new RegExp(source, options === '' ? 'u' : 'iu');
  if (cache.size >= maximumCached) cache.clear();
  cache.set(key, compiled);
  return compiled;
}

/** The text with which every match of a pattern begins: the literal of an anchored, case-sensitive one; otherwise null. */
export function prefixOfPattern(pattern: string, options: string): string | null {
  if (options !== '' || !pattern.startsWith('^')) return null;
  const prefix = literalOf(pattern.slice(1), pattern);
  return prefix === '' ? null : prefix;
}

/** The literal text of a pattern. A backslash escapes everything except ASCII letters and digits. */
function literalOf(body: string, pattern: string): string {
  return body.replace(/\\([^])|[\\^$.*+?()[{|]/gu, (part, quoted: string | undefined) => {
    if (quoted !== undefined && !/[A-Za-z0-9]/.test(quoted)) return quoted;
    return fail(
      51091,
      `Regular expression is invalid: only literals and prefixes are supported, not ${part} in ${pattern}`,
    );
  });
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
