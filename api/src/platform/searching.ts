import { isBlank, searchKey } from '@anaqid/shared-types';
import { demandReadable } from './checks.js';

const LONGEST = 120;
const MOST_WORDS = 12;

/**
 * A text as it was typed into a search; null if it shows nothing. `INVALID` for texts that cannot be read. Only the
 * beginning of a long text counts.
 */
export function typedSearch(search: string | null | undefined): string | null {
  const text = search ?? '';
  demandReadable(text, 'search');
  // By characters, so that none is cut in half.
  const start = Array.from(text.slice(0, 2 * LONGEST)).slice(0, LONGEST);
  return isBlank(text) ? null : start.join('');
}

/**
 * Filter for records whose normalised search key contains each word of the text, taken literally and in any order. Null
 * if the text is empty. For short lists: every record is looked at.
 */
export function containsText(
  field: string,
  search: string | null | undefined,
): Readonly<Record<string, unknown>> | null {
  const text = typedSearch(search);
  if (text === null) return null;
  const words = searchKey(text).split(' ').slice(0, MOST_WORDS);
  return { $and: words.map((term) => ({ [field]: { $regex: term.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') } })) };
}
