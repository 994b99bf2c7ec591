import type { Preferences } from './preferences.js';

/** Locale for Intl: only `ar-SY` has the Levantine months; English reads days before months and keeps Western digits. */
export function localeOf({ language, digits }: Preferences): string {
  if (language === 'en') return 'en-GB';
  return digits === 'eastern' ? 'ar-SY-u-nu-arab' : 'ar-SY-u-nu-latn';
}
