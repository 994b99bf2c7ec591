import { createInstance, type FormatterModule, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { localeOf } from './locale.js';
import { getPreferences, type Language, onPreferences } from './preferences.js';

/** Texts by language and namespace; a namespace is a feature, its keys are `Component.thing`. */
export type Texts = Readonly<Record<Language, Readonly<Record<string, object>>>>;

/**
 * Makes the translator that React reads through `useTranslation('<feature>')`. It follows the preferences; numbers given
 * to a text are written in the reader's digits, `count` chooses among the plural forms.
 */
export function startI18n(texts: Texts): I18n {
  const i18n = createInstance();
  i18n.use(initReactI18next).use(readersDigits);
  void i18n.init({
    resources: texts as Record<Language, Record<string, object>>,
    lng: getPreferences().language,
    fallbackLng: 'ar',
    ns: Object.keys(texts.ar),
    defaultNS: 'app',
    initAsync: false,
    keySeparator: false,
    interpolation: { escapeValue: false, alwaysFormat: true },
    react: { useSuspense: false },
  });
  onPreferences(() => void i18n.changeLanguage(getPreferences().language));
  return i18n;
}

const readersDigits: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown) =>
    typeof value === 'number' ? new Intl.NumberFormat(localeOf(getPreferences())).format(value) : String(value),
};
