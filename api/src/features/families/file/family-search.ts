import { foldedWords, nameIdentity, normalizeDigits, readingsOf, withoutArticle } from '@anaqid/shared-types';
import type { FamilyRecord, MemberRecord } from '../families.model.js';

type SearchFields = Pick<FamilyRecord, 'searchWords' | 'searchNumbers' | 'identityKeys'>;
type Searched = Pick<FamilyRecord, 'name' | 'code' | 'phone'> & {
  readonly members: readonly Pick<MemberRecord, 'name' | 'bornOn' | 'bornYearOnly' | 'relation'>[];
};

const LONGEST_WORD = 60;
/** Fewer digits are no part of a phone that anybody searches by: they would find nearly every family. */
const SHORTEST_PHONE = 3;
/** From here on a phone is found by its end, so that it does not matter how the country or area is written. */
const WHOLE_PHONE = 9;
const PHONE_END = 8;
/** Compound names in one term: the rest is searched too. */
const compound = /^(?:عبد|ابو|(?:ابي|ابا|ام|ابن|بن)(?=ال))(.{3,})$/u;

/**
 * What a family is found by, stored with it so that an index finds it: words of what everybody reads who sees the
 * family (names, code), and numbers that also hold the phone, for those who read it.
 */
export function searchFieldsOf({ name, code, phone, members }: Searched): SearchFields {
  const names = [name, ...members.map((member) => member.name)];
  const words = new Set([...names.flatMap(nameForms), ...codeForms(code)]);
  const numbers = [...words].filter((term) => /^\d+$/.test(term));
  return {
    searchWords: [...words].sort(),
    searchNumbers: [...new Set([...numbers, ...phoneForms(phone)])].sort(),
    identityKeys: [...new Set(members.concat(representativeOf(name, members)).flatMap((p) => personKeys(p, phone)))],
  };
}

/** What one typed text asks for: each term begins some term of the family. */
export interface TypedWords {
  /** Looked for in names and codes. */
  readonly words: readonly string[];
  /** Looked for in phones as well, by those who read them. */
  readonly numbers: readonly string[];
}

/** The readings of a typed text; one of them must hold. None for a text without letters and digits. */
export function typedWords(text: string): TypedWords[] {
  const readings = readingsOf(text).map(typedReading);
  return readings.filter(({ words, numbers }) => words.length + numbers.length > 0);
}

function typedReading(text: string): TypedWords {
  const phone = /^[\d\s()+./-]+$/.test(normalizeDigits(text)) ? normalizeDigits(text).replace(/\D/g, '') : '';
  if (phone.length >= SHORTEST_PHONE && /\D/.test(text.trim())) {
    return { words: [], numbers: [typedPhone(phone)] };
  }
  const chunks = text.replace(/(^|\s)([A-Za-z]{1,3})\s+(?=[\d٠-٩۰-۹])/g, '$1$2-').split(/\s+/);
  const words = [...new Set(chunks.flatMap(typedChunk))];
  const isNumber = (term: string): boolean => /^\d+$/.test(term) && term.length >= SHORTEST_PHONE;
  return {
    words: words.filter((term) => !isNumber(term)).map((term) => withoutArticle(term, 3)),
    numbers: words.filter(isNumber).map(typedPhone),
  };
}

/** The words of what stands between spaces; a code, which mixes Latin letters and digits, is one term. */
function typedChunk(chunk: string): string[] {
  const words = foldedWords(chunk).map((term) => term.slice(0, LONGEST_WORD));
  const joined = words.join('');
  return /^[a-z]+[a-z0-9]*\d/.test(joined) ? [joined] : words;
}

function typedPhone(digits: string): string {
  return digits.length < WHOLE_PHONE ? digits : digits.slice(-PHONE_END);
}

/** Words of a name in all the ways they are written: with and without article, apart and together. */
function nameForms(name: string): string[] {
  return readingsOf(name).flatMap((reading) => {
    const words = foldedWords(reading).map((term) => term.slice(0, LONGEST_WORD));
    const pairs = words.slice(1).map((term, index) => `${words[index] ?? ''}${term}`);
    const rests = words.map((term) => compound.exec(term)?.[1] ?? '').filter((rest) => rest !== '');
    return [...words, ...pairs, ...rests].flatMap((term) => [term, withoutArticle(term, 2)]);
  });
}

/** A code as it is typed: whole, its parts, and its number with and without leading zeros. */
function codeForms(code: string): string[] {
  const words = foldedWords(code);
  const parts = words.join('').match(/[a-z]+|\d+/g) ?? [];
  const digits = parts.filter((part) => /\d/.test(part));
  const padded = (width: number): string[] =>
    parts.map((part) => (/\d/.test(part) ? String(Number(part)).padStart(width, '0') : part));
  const widths = [1, 2, 3, 4].map(padded);
  const numbers = digits.length === 1 ? widths.flatMap((form) => form.filter((part) => /\d/.test(part))) : digits;
  return [...words, words.join(''), ...widths.map((form) => form.join('')), ...numbers];
}

/** All ends of a phone, and its beginnings in the country and from abroad. */
function phoneForms(phone: string | null): string[] {
  const written = normalizeDigits(phone ?? '');
  const all = written.replace(/\D/g, '');
  const isAbroad = written.startsWith('+') || all.startsWith('00');
  const digits = isAbroad ? all.replace(/^00/, '') : all;
  const ends = Array.from(digits, (_digit, at) => digits.slice(at)).filter((end) => end.length >= SHORTEST_PHONE);
  // A country's code has one to three digits; Syria's is 963.
  const beginnings = isAbroad
    ? [`00${digits}`, ...[1, 2, 3].map((code) => `0${digits.slice(code)}`)]
    : [`963${digits.replace(/^0/, '')}`, `00963${digits.replace(/^0/, '')}`];
  return ends.length === 0 ? [] : [...ends, ...beginnings];
}

/** The representative by the family's name, with the birth of the member who represents it. */
function representativeOf(name: string, members: Searched['members']): Searched['members'][number] {
  const [first] = members;
  const isListed = first?.relation === 'REPRESENTATIVE';
  return {
    name,
    relation: 'REPRESENTATIVE',
    bornOn: isListed ? first.bornOn : null,
    bornYearOnly: isListed && first.bornYearOnly,
  };
}

/** What a person is compared by. */
interface Identity {
  readonly name: string;
  /** Day of birth, or the first day of the year if only that is known. */
  readonly bornOn: string | null;
  readonly bornYearOnly: boolean;
}

/** Stored keys of a person: the folded name with the birth, and with the family's phone. */
function personKeys(person: Identity, phone: string | null): string[] {
  const { bornOn, bornYearOnly } = person;
  const births = bornOn === null ? [] : bornYearOnly ? [`y${bornOn.slice(0, 4)}`] : [bornOn, `d${bornOn.slice(0, 4)}`];
  return keysOf(person.name, [...births, ...phoneKeys(phone)]);
}

/** Keys under which a person like this one is stored: the same name, and the same birth or phone as far as they are known. */
export function matchingKeys(person: Identity, phone: string | null): string[] {
  const { bornOn, bornYearOnly } = person;
  const births = bornOn === null ? [] : [`y${bornOn.slice(0, 4)}`, bornYearOnly ? `d${bornOn.slice(0, 4)}` : bornOn];
  return keysOf(person.name, [...births, ...phoneKeys(phone)]);
}

/** Each reading of a name with each of its facts; none for a name without letters. */
function keysOf(name: string, facts: readonly string[]): string[] {
  const names = new Set(readingsOf(name).map(nameIdentity));
  return [...names]
    .filter((identity) => identity !== '')
    .flatMap((identity) => facts.map((fact) => `${identity}|${fact}`));
}

function phoneKeys(phone: string | null): string[] {
  const digits = normalizeDigits(phone ?? '').replace(/\D/g, '');
  return digits.length < SHORTEST_PHONE ? [] : [`t${digits.slice(-PHONE_END)}`];
}
