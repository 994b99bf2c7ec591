import { useSyncExternalStore } from 'react';

/** Language of the screens; Arabic is the source. */
export type Language = 'ar' | 'en';

/** Digits of numbers on Arabic screens: Western 012 or Eastern ٠١٢. */
export type Digits = 'western' | 'eastern';

export interface Preferences {
  readonly language: Language;
  readonly digits: Digits;
}

const storageKey = 'anaqid.preferences';
const defaults: Preferences = { language: 'ar', digits: 'western' };
const listeners = new Set<() => void>();

let present: Preferences = read();

/** The choices of this device. */
export function getPreferences(): Preferences {
  return present;
}

/** Changes choices and keeps them on this device; a browser without storage keeps them until it is closed. */
export function setPreferences(changes: Partial<Preferences>): void {
  present = { ...present, ...changes };
  try {
    localStorage.setItem(storageKey, JSON.stringify(present));
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

/** Calls back after every change; the answer ends it. */
export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, getPreferences);
}

function read(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    const preferences = typeof stored === 'object' && stored !== null ? stored : {};
    return {
      language: 'language' in preferences && preferences.language === 'en' ? 'en' : defaults.language,
      digits: 'digits' in preferences && preferences.digits === 'eastern' ? 'eastern' : defaults.digits,
    };
  } catch {
    return defaults;
  }
}
