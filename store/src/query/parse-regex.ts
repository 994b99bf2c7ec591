import { fail } from '../errors.js';
import { Regex, type Value } from '../values/index.js';
import type { FieldTest } from './constraints.js';
import { compilePattern } from './literal-pattern.js';

/** A regular expression test; compiles the pattern to validate it. */
export function regexTest(pattern: string, options: string): Extract<FieldTest, { op: 'regex' }> {
  compilePattern(pattern, options);
  return { op: 'regex', pattern, options };
}

/** Parses `$regex` with its sibling `$options`; their order decides the error code for conflicting options. */
export function parseRegexOperator(argument: Value, options: Value | undefined, optionsFirst: boolean): FieldTest {
  if (options !== undefined && typeof options !== 'string') fail('BadValue', '$options has to be a string');
  if (typeof argument === 'string') return regexTest(argument, options ?? '');
  if (!(argument instanceof Regex)) fail('BadValue', '$regex has to be a string');
  if (options !== undefined && argument.options !== '') {
    fail(optionsFirst ? 51074 : 51075, 'options set in both $regex and $options');
  }
  return regexTest(argument.pattern, options ?? argument.options);
}
