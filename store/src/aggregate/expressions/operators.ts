import { arithmetic } from './arithmetic.js';
import { arrays } from './arrays.js';
import { booleans } from './boolean.js';
import { comparisons } from './comparison.js';
import { conditionals } from './conditional.js';
import { conversions } from './conversions/convert.js';
import type { Operator } from './expression.js';
import { dateTexts } from './dates/formats.js';
import { datesFromTexts } from './dates/from-text.js';
import { intervals } from './dates/intervals.js';
import { dateParts } from './dates/parts.js';
import { fields } from './fields.js';
import { overLists } from './folded.js';
import { iterations } from './iteration.js';
import { literals } from './literal.js';
import { objects } from './objects.js';
import { orderings } from './ordering.js';
import { powers } from './powers.js';
import { randoms } from './random.js';
import { regexes } from './regexes.js';
import { roundings } from './rounding.js';
import { sets } from './sets.js';
import { strings } from './strings.js';
import { substrings } from './substrings.js';
import { texts } from './texts.js';
import { timestamps } from './timestamps.js';
import { types } from './types.js';

/** Every operator of the expression language, by name. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ...literals,
  ...arithmetic,
  ...roundings,
  ...powers,
  ...randoms,
  ...comparisons,
  ...booleans,
  ...conditionals,
  ...conversions,
  ...arrays,
  ...iterations,
  ...sets,
  ...objects,
  ...fields,
  ...overLists,
  ...orderings,
  ...strings,
  ...substrings,
  ...texts,
  ...regexes,
  ...types,
  ...timestamps,
  ...intervals,
  ...dateParts,
  ...dateTexts,
  ...datesFromTexts,
]);
