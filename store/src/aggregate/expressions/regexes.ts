import { fail, MongoError } from '../../errors.js';
import { compileExactRegex, compileRegex } from '../../query/index.js';
import { fold } from '../../restart.js';
import { countCharacters, Doc, Int32, Regex, type Value } from '../../values/index.js';
import { isNullish, operation, shown, type Operator, type Operators, type Result } from './expression.js';
import { given, parseFields } from './named-arguments.js';

type Compile = (pattern: string, options: string) => RegExp;

/** Regular expressions in expressions. https://www.mongodb.com/docs/manual/reference/operator/aggregation/regexMatch/ */
export const regexes: Operators = [
  [
    '$regexMatch',
    searching(
      compileRegex,
      () => false,
      (regex, text) => regex.test(text),
    ),
  ],
  ['$regexFind', searching(compileExactRegex, () => null, firstMatch)],
  ['$regexFindAll', searching(compileExactRegex, () => [], allMatches)],
];

/** `none` is what there is for a text or an expression that is null. */
function searching(compile: Compile, none: () => Value, search: (regex: RegExp, text: string) => Value): Operator {
  return (argument, context, name) => {
    const fields = parseFields(
      argument,
      ['input', 'regex', 'options'],
      [51103, 31024, { input: 31022 }],
      context,
      name,
    );
    const regex = fields.get('regex') ?? fail(31023, `${name} requires 'regex' parameter`);
    const options = fields.get('options');
    // An operation of its own, so that what is wrong in a constant one is found before a document is read.
    const pattern = operation(options === undefined ? [regex] : [regex, options], (scope) =>
      patternOf(regex.evaluate(scope), options?.evaluate(scope) ?? null, compile, name),
    );
    return operation([...fields.values(), pattern], (scope) => {
      const text = given(fields, 'input', scope) ?? null;
      const wanted = pattern.evaluate(scope);
      if (!isNullish(text) && typeof text !== 'string')
        return fail(51104, `${name} needs 'input' to be of type string, found: ${shown(text)}`);
      if (isNullish(text) || !(wanted instanceof Regex)) return none();
      return search(compile(wanted.pattern, wanted.options), text);
    });
  };
}

/** The expression with its options, checked; null where there is none. */
function patternOf(regex: Result, options: Result, compile: Compile, name: string): Regex | null {
  if (!isNullish(regex) && typeof regex !== 'string' && !(regex instanceof Regex))
    return fail(51105, `${name} needs 'regex' to be of type string or regex, found: ${shown(regex)}`);
  if (!isNullish(options) && typeof options !== 'string')
    return fail(51106, `${name} needs 'options' to be of type string, found: ${shown(options)}`);
  const own = regex instanceof Regex ? regex.options : '';
  if (own !== '' && !isNullish(options))
    return fail(51107, `${name}: found regex option(s) specified in both 'regex' and 'option' fields`);
  const pattern = regex instanceof Regex ? regex.pattern : regex;
  const flags = isNullish(options) ? own : options;
  if (!isNullish(pattern) && pattern.includes('\0'))
    return fail(51109, `${name}: regular expression cannot contain an embedded null byte`);
  if (flags.includes('\0')) return fail(51110, `${name}: regular expression options cannot contain a null byte`);
  if (isNullish(pattern)) return null;
  for (const flag of flags) if (!'imsxu'.includes(flag)) fail(51108, `${name} invalid flag in regex options: ${flag}`);
  tried(() => compile(pattern, flags), name);
  return new Regex(pattern, flags);
}

/** What is wrong in a pattern has another code here than in a filter. */
function tried(compile: () => RegExp, name: string): void {
  try {
    compile();
  } catch (error) {
    throw error instanceof MongoError ? new MongoError(51111, `Invalid Regex in ${name}: ${error.message}`) : error;
  }
}

function firstMatch(regex: RegExp, text: string): Value {
  const match = regex.exec(text);
  return match === null ? null : matchDocument(match, countCharacters(text, 0, match.index));
}

const largestResult = 64 * 1024 * 1024;
/** About what a match takes beside its text. */
const bytesOfMatch = 128;

interface Search {
  /** Where the next one is looked for; infinite when there are no more. */
  next: number;
  /** A place in the text, and the number of characters before it. */
  at: number;
  index: number;
  size: number;
  readonly found: Doc[];
}

/** The matches one after the other, each begun before the end of the text. */
function allMatches(regex: RegExp, text: string): Value {
  const global = new RegExp(regex, `${regex.flags}g`);
  const step = (search: Search): Search => {
    global.lastIndex = search.next;
    const match = global.exec(text);
    if (match === null) return { ...search, next: Infinity };
    const index = search.index + countCharacters(text, search.at, match.index);
    const size =
      search.size + bytesOfMatch + match.reduce((sum, part) => sum + ((part as string | undefined)?.length ?? 0), 0);
    if (size > largestResult) fail(51151, '$regexFindAll: the size of buffer to store output exceeded the 64MB limit');
    search.found.push(matchDocument(match, index));
    const skipped = match[0] === '' ? String.fromCodePoint(text.codePointAt(match.index) ?? 0).length : match[0].length;
    const next = match.index + skipped;
    return { next: next < text.length ? next : Infinity, at: match.index, index, size, found: search.found };
  };
  const first: Search = { next: 0, at: 0, index: 0, size: 0, found: [] };
  return fold({ length: text.length + 1 }, first, step, ({ next }) => next === Infinity).found;
}

function matchDocument(match: RegExpExecArray, index: number): Doc {
  const groups = Object.entries<string | undefined>(match.groups ?? {}).filter(([name]) => name.startsWith('g'));
  return new Doc([
    ['match', match[0]],
    ['idx', new Int32(index)],
    ['captures', groups.map(([, text]) => text ?? null)],
  ]);
}
