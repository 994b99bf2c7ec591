import type { Dictionary, TextSources } from '../platform/i18n.js';
import type { Language } from '../platform/preferences.js';
import { arabic } from './texts.ar.js';

const loadEnglish = async (): Promise<Dictionary> => (await import('./texts.en.js')).english;

/**
 * Every text of the screens. Arabic is the source and stands in for a text that is not there; English is loaded at once for
 * those who read it, and for others when they choose it. A new file of texts needs a line in `texts.ar.ts` and in `texts.en.ts`.
 */
export async function textsFor(language: Language): Promise<TextSources> {
  return { ar: arabic, en: language === 'en' ? await loadEnglish() : loadEnglish };
}
