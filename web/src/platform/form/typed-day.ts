import { isDay, searchKey } from '@anaqid/shared-types';

/** Why a text is no day. */
export type DayProblem = 'HIJRI' | 'IMPOSSIBLE' | 'SHORT_YEAR' | 'NOT_A_DAY';

/** A typed or pasted day: nothing, a day `YYYY-MM-DD`, only a year, or a problem. */
type TypedDay =
  | { readonly kind: 'empty' }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'year'; readonly year: string }
  | { readonly kind: 'problem'; readonly problem: DayProblem };

/** Names of the months in use from Morocco to the Gulf and in English; several of one month may stand side by side. */
const monthNames: readonly string[] = [
  'كانون الثاني|كانون ثاني|ك2|يناير|جانفي|january|jan',
  'شباط|فبراير|فيفري|february|feb',
  'آذار|مارس|march|mar',
  'نيسان|أبريل|ابريل|أفريل|april|apr',
  'أيار|مايو|ماي|may',
  'حزيران|يونيو|يونيه|جوان|june|jun',
  'تموز|يوليو|يوليه|يوليوز|جويلية|july|jul',
  'آب|أغسطس|أوت|غشت|august|aug',
  'أيلول|سبتمبر|شتنبر|september|sept|sep',
  'تشرين الأول|تشرين أول|ت1|أكتوبر|october|oct',
  'تشرين الثاني|تشرين ثاني|ت2|نوفمبر|نونبر|november|nov',
  'كانون الأول|كانون أول|ك1|ديسمبر|دجنبر|december|dec',
];
const hijriNames =
  'محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة|هجري|هجرية|هـ|muharram|safar|rabi|jumada|rajab|shaban|shaʻban|ramadan|shawwal|dhu|ah';
/** Words that may surround a day and say nothing more. */
const besides =
  'الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد|يوم|شهر|سنة|عام|في|من|ميلادي|ميلادية|م|ad|ce|of|the|on|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun';

const folded = (words: string): string[] => words.split('|').map(searchKey);
const numberOfMonth = new Map(monthNames.flatMap((names, index) => folded(names).map((name) => [name, index + 1])));
const hijri = new Set(folded(hijriNames).filter((name) => name !== ''));
const ignored = new Set(folded(besides));
/** Hijri years that anybody alive writes; no day of them is meant in the common calendar. */
const HIJRI_YEARS = { from: 1300, to: 1599 };

/**
 * Reads a day, day first, in either digits: `5/3/2019`, `05032019`, `2019-03-05`, `5 آذار 2019`, `March 5, 2019`, also as
 * Intl writes it, with direction marks, a weekday or a time. A year alone is a year.
 */
export function typedDay(text: string): TypedDay {
  const bare = withoutTime(searchKey(text));
  if (bare === '') return { kind: 'empty' };
  const tokens = tokensOf(bare);
  if (tokens.some((token) => hijri.has(token))) return problem('HIJRI');
  const numbers = tokens.filter((token) => /^\d+$/.test(token));
  const names = tokens.filter((token) => !/^\d+$/.test(token) && !ignored.has(token));
  const months = new Set(names.map((name) => numberOfMonth.get(name)));
  const [month] = months;
  if (months.size > 1 || (names.length > 0 && month === undefined)) return problem('NOT_A_DAY');
  return month === undefined ? ofNumbers(numbers) : besideName(numbers, month);
}

/** An ISO instant or a time of day behind the day. */
function withoutTime(text: string): string {
  return text
    .replace(/^(\d{4}-\d{2}-\d{2})t[\d:.+z-]*$/, '$1')
    .replace(/[ ,،]*(?:at |في )?\b\d{1,2}:\d{2}(?::\d{2})?\s*(?:am|pm|a\.m\.|p\.m\.|ص|م)?$/u, '');
}

/** Numbers and names; a name of two words is one token, and a letter at a number stands by itself. */
function tokensOf(text: string): string[] {
  const apart = text
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(
      /(كانون|تشرين) (ال)?(اول|ثاني)/g,
      (_all, first: string, article = '', second: string) => `${first}_${article as string}${second}`,
    )
    .replace(/([كت])(\d)(?!\d)/g, '$1_$2')
    .replace(/(\d)(\p{L})/gu, '$1 $2');
  return apart
    .split(/[^\p{L}\p{N}_ʻ]+/u)
    .filter((token) => token !== '')
    .map((token) => (/^[كت]_/.test(token) ? token.replace('_', '') : token.replace('_', ' ')));
}

function ofNumbers(numbers: readonly string[]): TypedDay {
  const [first = '', second = '', third = ''] = numbers;
  if (numbers.length === 1) return ofOneNumber(first);
  if (numbers.length !== 3) return problem('NOT_A_DAY');
  if (first.length === 4) return dayOf(first, Number(second), third);
  return dayOf(third, Number(second), first);
}

/** `05032019`; `20190305` where that cannot be day first. */
function ofOneNumber(digits: string): TypedDay {
  if (digits.length === 4) return isHijri(digits) ? problem('HIJRI') : { kind: 'year', year: digits };
  if (digits.length !== 8) return problem('NOT_A_DAY');
  const dayFirst = dayOf(digits.slice(4), Number(digits.slice(2, 4)), digits.slice(0, 2));
  if (dayFirst.kind === 'day' || isHijri(digits.slice(4))) return dayFirst;
  const yearFirst = dayOf(digits.slice(0, 4), Number(digits.slice(4, 6)), digits.slice(6));
  return yearFirst.kind === 'day' || isHijri(digits.slice(0, 4)) ? yearFirst : dayFirst;
}

function besideName(numbers: readonly string[], month: number): TypedDay {
  const [first = '', second = ''] = numbers;
  if (numbers.length !== 2) return problem('NOT_A_DAY');
  return first.length === 4 ? dayOf(first, month, second) : dayOf(second, month, first);
}

function dayOf(year: string, month: number, day: string): TypedDay {
  if (year.length === 2 || year.length === 1) return problem('SHORT_YEAR');
  if (year.length !== 4 || day.length > 2) return problem('NOT_A_DAY');
  if (isHijri(year)) return problem('HIJRI');
  const text = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? { kind: 'day', day: text } : problem('IMPOSSIBLE');
}

function isHijri(year: string): boolean {
  return Number(year) >= HIJRI_YEARS.from && Number(year) <= HIJRI_YEARS.to;
}

function problem(reason: DayProblem): TypedDay {
  return { kind: 'problem', problem: reason };
}
