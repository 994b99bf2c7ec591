import { normalizeDigits } from './entries.js';
import { withoutUnseen } from './unseen.js';

const MARKS = /[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED]/g;

/** Arabic letters that are often written for one another, mapped to the one that is searched and sorted by. */
const folds: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ک: 'ك',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ے: 'ي',
};

/**
 * Normalises a name for searching and sorting: folds Arabic letters, removes diacritics and tatweel, lower-cases Latin and
 * strips its accents, converts digits to Western ones and collapses spaces.
 *
 * @example searchKey('أمُّ  الخَيْـر ٣') === 'ام الخير 3'
 */
export function searchKey(text: string): string {
  const bare = withoutUnseen(text).normalize('NFKC').replace(MARKS, '');
  const folded = bare.replace(/[أإآٱىیئؤةکہھەے]/g, (letter) => folds[letter] ?? letter);
  const latin = folded
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/g, '')
    .normalize('NFC');
  return normalizeDigits(latin).toLowerCase().replace(/\s+/g, ' ').trim();
}
