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

/** Preferences stored on this device. */
export function getPreferences(): Preferences {
  return present;
}

/** Changes preferences and stores them on this device; without storage they last until the browser closes. */
export function setPreferences(changes: Partial<Preferences>): void {
  present = { ...present, ...changes };
  try {
    localStorage.setItem(storageKey, JSON.stringify(present));
  } catch {
    // Private windows may refuse storage; the preference then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

/** Calls back after every change; returns a function that unsubscribes. */
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
