import { createInstance, type FormatterModule, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { localeOf } from './locale.js';
import { getPreferences, onPreferences } from './preferences.js';

/** Texts of one language by namespace; a namespace is a feature, its keys are `Component.thing`. */
export type Dictionary = Readonly<Record<string, object>>;

/** Texts by language; a language that few read can be loaded when it is chosen. */
export interface TextSources {
  readonly ar: Dictionary;
  readonly en: Dictionary | (() => Promise<Dictionary>);
}

/**
 * Makes the translator that React reads through `useTranslation('<feature>')`. It follows the preferences; numbers given
 * to a text are written in the reader's digits, `count` chooses among the plural forms.
 */
export function startI18n({ ar, en }: TextSources): I18n {
  const i18n = createInstance();
  i18n.use(initReactI18next).use(readersDigits);
  void i18n.init({
    resources: typeof en === 'function' ? { ar } : { ar, en },
    lng: 'ar',
    fallbackLng: 'ar',
    ns: Object.keys(ar),
    defaultNS: 'app',
    initAsync: false,
    keySeparator: false,
    interpolation: { escapeValue: false, alwaysFormat: true },
    react: { useSuspense: false },
  });
  const follow = async (): Promise<void> => {
    const { language } = getPreferences();
    if (language === 'en' && typeof en === 'function' && !i18n.hasResourceBundle('en', 'app')) {
      for (const [namespace, texts] of Object.entries(await en())) i18n.addResourceBundle('en', namespace, texts);
    }
    if (language === getPreferences().language) await i18n.changeLanguage(language);
  };
  // Without English texts, as with a poor network, the Arabic ones are shown.
  const followOrStay = (): void => void follow().catch(() => undefined);
  onPreferences(followOrStay);
  followOrStay();
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
