import { searchKey } from './search-key.js';
import { withoutUnseen } from './unseen.js';

const ARTICLE = 'ال';
/** First parts of names that are written apart from the next word or together with it. */
const joining: ReadonlySet<string> = new Set([
  'عبد',
  'ابو',
  'ابي',
  'ابا',
  'ام',
  'ابن',
  'بن',
  'بنت',
  'al',
  'el',
  'abu',
  'abd',
]);
/** Letters that are taken for one another in searches only: too many for names that must differ. */
const alike: Readonly<Record<string, string>> = {
  ء: '',
  گ: 'ك',
  ڤ: 'ف',
  پ: 'ب',
  چ: 'ج',
  ژ: 'ز',
  ß: 'ss',
  ı: 'i',
  ø: 'o',
  ł: 'l',
};

/** The words of a text as they are searched: folded, and split at everything that is neither letter nor digit. */
export function foldedWords(text: string): string[] {
  return searchKey(text)
    .replace(/[ءگڤپچژßıøł]/g, (letter) => alike[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((term) => term !== '');
}

/** The readings of a text with characters that show nothing: as if they were not there, and as if they were spaces. */
export function readingsOf(text: string): string[] {
  return [...new Set([withoutUnseen(text), withoutUnseen(text, ' ')])];
}

/** A folded word without the Arabic article, if at least this many letters remain. */
export function withoutArticle(term: string, atLeast: number): string {
  return term.startsWith(ARTICLE) && term.length >= ARTICLE.length + atLeast ? term.slice(ARTICLE.length) : term;
}

/**
 * A name as it is compared with others: folded, whatever the order of its words, with or without articles, and with its
 * compound parts written apart or together. Empty for a name without letters and digits.
 *
 * @example nameIdentity('عبدالرحمن الصبّاغ') === nameIdentity('صباغ عبد الرحمن')
 */
export function nameIdentity(name: string): string {
  const whole: string[] = [];
  let first = '';
  for (const term of foldedWords(name)) {
    first += first === '' ? term : withoutArticle(term, 2);
    if (joining.has(term)) continue;
    whole.push(identityOf(first));
    first = '';
  }
  return [...whole, ...(first === '' ? [] : [first])].sort().join(' ');
}

/** A word without its article; one that begins with a compound part, without the article behind that part. */
function identityOf(term: string): string {
  for (const part of joining) {
    if (term.startsWith(part + ARTICLE)) return part + withoutArticle(term.slice(part.length), 2);
  }
  return withoutArticle(term, 2);
}
