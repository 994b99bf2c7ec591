import { fail, MongoError } from '../errors.js';
import { translatePattern } from './regex-translate.js';

interface Compiled {
  readonly regex: RegExp;
  readonly exact: boolean;
}

const compiled = new Map<string, Compiled>();
const mostCompiled = 500;
const maximumPatternBytes = 16_384;

/**
 * The JavaScript expression that matches what PCRE matches for a pattern and MongoDB's options (`i`, `m`, `s`, `x`).
 * Syntax that has no exact counterpart is refused (51091), as a pattern that is wrong in itself is.
 */
export const compileRegex = (pattern: string, options: string): RegExp => compile(pattern, options).regex;

/** The same for a pattern whose matches and captures are given back: refused as well where these would be others. */
export function compileExactRegex(pattern: string, options: string): RegExp {
  const { regex, exact } = compile(pattern, options);
  return exact ? regex : fail(51091, `Regular expression is invalid: captures that are not supported in ${pattern}`);
}

function compile(pattern: string, options: string): Compiled {
  const key = `${options}/${pattern}`;
  const known = compiled.get(key);
  if (known != null) return known;
  if (Buffer.byteLength(pattern) > maximumPatternBytes)
    fail(51091, 'Regular expression is invalid: pattern is too large');
  const { source, ignoreCase, exact } = translatePattern(pattern, options);
  const made = { regex: toRegExp(source, ignoreCase, pattern), exact };
  if (compiled.size >= mostCompiled) compiled.clear();
  compiled.set(key, made);
  return made;
}

function toRegExp(source: string, ignoreCase: boolean, pattern: string): RegExp {
  try {
    return new RegExp(source, ignoreCase ? 'iu' : 'u');
  } catch (error) {
    if (error instanceof MongoError) throw error;
    return fail(51091, `Regular expression is invalid: ${pattern}`);
  }
}
