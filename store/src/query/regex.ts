import { fail, MongoError } from '../errors.js';
import { translatePattern } from './regex-translate.js';

const compiled = new Map<string, RegExp>();
const mostCompiled = 500;

/**
 * The JavaScript expression that matches what PCRE matches for a pattern and MongoDB's options (`i`, `m`, `s`, `x`).
 * Syntax that has no exact counterpart is refused (51091), as a pattern that is wrong in itself is.
 */
export function compileRegex(pattern: string, options: string): RegExp {
  const key = `${options}/${pattern}`;
  const known = compiled.get(key);
  if (known != null) return known;
  const { source, ignoreCase } = translatePattern(pattern, options);
  const made = toRegExp(source, ignoreCase, pattern);
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
