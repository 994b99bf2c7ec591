import { buildSchema, isEnumType } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { texts } from '../testing/texts.js';

type Dictionary = Readonly<Record<string, string>>;

const ARABIC_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const ENGLISH_FORMS = ['one', 'other'];
const PLURAL = /_(zero|one|two|few|many|other)$/;
const web = path.resolve(__dirname, '..');

/**
 * Words that must not appear on a screen: claims of an effect, which need a comparison group, and words with a
 * misleading meaning.
 */
const forbidden = {
  ar: [
    'أثر',
    'بفضل',
    'أدى إلى',
    'أدت إلى',
    'نسبة النجاح',
    'فعال',
    'فعالة',
    'الأفضل',
    'الاكتفاء',
    'عائلة',
    'عائلات',
    'التخارج',
    'تخرج',
    'تخرجت',
    'موقوفة',
    'موقوف',
    'انتكاس',
    'انتكست',
  ],
  en: ['thanks to', 'led to', 'raised', 'impact', 'effective', 'best association', 'success rate', 'relapse'],
};

const dictionary = (language: 'ar' | 'en', namespace: string): Dictionary =>
  (texts[language][namespace] ?? {}) as Dictionary;
const namespaces = Object.keys(texts.ar);
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1] ?? '');

/**
 * Texts by key without the plural suffix, each with its plural forms and the placeholders of all forms except the
 * count.
 */
function byKey(entries: Dictionary): Map<string, { forms: string[]; holes: string[] }> {
  const textsByBase = new Map<string, { forms: string[]; holes: string[] }>();
  for (const [key, text] of Object.entries(entries)) {
    const form = PLURAL.exec(key)?.[1];
    const base = key.replace(PLURAL, '');
    const entry = textsByBase.get(base) ?? { forms: [], holes: [] };
    if (form !== undefined) entry.forms.push(form);
    const holes = placeholders(text).filter((name) => form === undefined || name !== 'count');
    textsByBase.set(base, { forms: entry.forms, holes: [...new Set([...entry.holes, ...holes])].sort() });
  }
  return textsByBase;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sourceFiles(at);
    return /(?<!\.test)\.tsx?$/.test(entry.name) ? [at] : [];
  });
}

/** Arabic text without vowel marks, shadda and tatweel, padded with spaces. */
function bareWords(text: string): string {
  const bare = text.normalize('NFC').replace(/[\u0640\u064B-\u0652]/g, '');
  return ` ${bare.replace(/[^\p{L}]+/gu, ' ').toLowerCase()} `;
}

describe.each(namespaces)('texts of %s', (namespace) => {
  const [arabic, english] = [byKey(dictionary('ar', namespace)), byKey(dictionary('en', namespace))];

  it('has the same keys with the same placeholders in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...arabic.keys()].sort());
    for (const [key, { holes }] of arabic) expect({ key, holes: english.get(key)?.holes }).toEqual({ key, holes });
  });

  it('has every plural form of the language', () => {
    for (const [key, { forms }] of arabic) {
      if (forms.length > 0) expect({ key, forms: forms.toSorted() }).toEqual({ key, forms: ARABIC_FORMS.toSorted() });
    }
    for (const [key, { forms }] of english) {
      // i18next uses a separate text for the count 0 in every language, if there is one.
      const needed = forms.filter((form) => form !== 'zero').toSorted();
      if (forms.length > 0) expect({ key, forms: needed }).toEqual({ key, forms: ENGLISH_FORMS });
    }
  });

  it('has no empty text and no forbidden word', () => {
    for (const language of ['ar', 'en'] as const) {
      for (const [key, text] of Object.entries(dictionary(language, namespace))) {
        expect({ key, isEmpty: text === '' }).toEqual({ key, isEmpty: false });
        const words = bareWords(text);
        const prefix = language === 'ar' ? '(و|ف|ب|ل)?(ال|لل)?' : '';
        const found = forbidden[language].filter((forbiddenWord) =>
          new RegExp(` ${prefix}${forbiddenWord} `).test(words),
        );
        expect({ key, found }).toEqual({ key, found: [] });
      }
    }
  });
});

describe('texts and code', () => {
  const schema = buildSchema(
    readFileSync(path.resolve(web, '../../shared-types/src/generated/schema.graphql'), 'utf8'),
  );
  const enums = new Map(
    Object.values(schema.getTypeMap())
      .filter(isEnumType)
      .map((type) => [type.name, type.getValues().map(({ name }) => name)]),
  );

  it('has a text in both languages for every refusal of the schema', () => {
    for (const language of ['ar', 'en'] as const) {
      const translated = Object.keys(dictionary(language, 'refusals'));
      expect((enums.get('RefusalCode') ?? ['no such enum']).filter((code) => !translated.includes(code))).toEqual([]);
    }
  });

  it('has a situation that shows each refusal', () => {
    const situations = sourceFiles(web)
      .filter((file) => file.endsWith('.situations.tsx') && !file.includes('platform'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('');
    const refused = new Set(
      [...situations.matchAll(/(?:[rR]efuse[sd]|because)\('([A-Z_]+)'|code: '([A-Z_]+)'/g)].flatMap((found) => [
        found[1],
        found[2],
      ]),
    );
    expect((enums.get('RefusalCode') ?? ['no such enum']).filter((code) => !refused.has(code))).toEqual([]);
  });

  it('has a text for every value of an enumeration of which a feature shows any value', () => {
    const missing = namespaces.flatMap((namespace) => {
      const keys = Object.keys(dictionary('ar', namespace));
      return [...enums].flatMap(([name, values]) =>
        values.some((value) => keys.includes(`${name}.${value}`))
          ? values
              .filter((value) => !keys.includes(`${name}.${value}`))
              .map((value) => `${namespace}: ${name}.${value}`)
          : [],
      );
    });
    expect(missing).toEqual([]);
  });

  it('has every key that the code uses', () => {
    const missing = sourceFiles(web).flatMap((file) => {
      const code = readFileSync(file, 'utf8');
      const usedNamespaces = [...code.matchAll(/(?:useTranslation\(|TFunction<)'([\w-]+)'/g)].map(
        (found) => found[1] ?? '',
      );
      if (usedNamespaces.length === 0) return [];
      const availableKeys = new Set(
        usedNamespaces.flatMap((namespace) => [...byKey(dictionary('ar', namespace)).keys()]),
      );
      const literal = [...code.matchAll(/\bt[A-Z]?\w*\(\s*'([\w.]+)'|'([A-Z]\w*\.[a-z]\w*)'/g)];
      const keys = literal.map((found) => found[1] ?? found[2] ?? '').filter((key) => key !== '');
      const prefixes = [...code.matchAll(/\bt[A-Z]?\w*\(`([\w.]+)\$\{/g)].map((found) => found[1] ?? '');
      return [
        ...keys.filter((key) => !availableKeys.has(key)),
        ...prefixes.filter((prefix) => ![...availableKeys].some((key) => key.startsWith(prefix))),
      ].map((key) => `${path.relative(web, file)}: ${key}`);
    });
    expect(missing).toEqual([]);
  });
});
