import type { Actor } from '../../platform/actor.js';
import { typedSearch } from '../../platform/searching.js';
import { readsContact } from './families.permissions.js';
import { typedWords, type TypedWords } from './file/family-search.js';

type Filter = Readonly<Record<string, unknown>>;

const nothing: Filter = { _id: { $in: [] } };
const MOST_WORDS = 12;

/**
 * Filter for families of which the actor reads each typed word, in any order: in names of the representative and of
 * members, in the code, and in the phone if the actor reads phones. Each word stands at the beginning of a stored one,
 * so an index finds it. Null for an empty text; nothing is found by a text without letters and digits.
 */
export function foundBy(actor: Actor, search: string | null | undefined): Filter | null {
  const text = typedSearch(search);
  if (text === null) return null;
  const readings = typedWords(text).map((typed) => allOf(actor, typed));
  const [first = nothing] = readings;
  return readings.length > 1 ? { $or: readings } : first;
}

function allOf(actor: Actor, { words, numbers }: TypedWords): Filter {
  const numbersIn = readsContact(actor) ? 'searchNumbers' : 'searchWords';
  const byName = words.map((term) => ({ searchWords: { $regex: `^${term}` } }));
  const byNumber = numbers.map((number) => ({ [numbersIn]: { $regex: `^${number}` } }));
  // The longest word of all leaves the fewest families: the index is read for the first one.
  const tests = [...byNumber, ...byName.toSorted((a, b) => b.searchWords.$regex.length - a.searchWords.$regex.length)];
  return { $and: tests.slice(0, MOST_WORDS) };
}
