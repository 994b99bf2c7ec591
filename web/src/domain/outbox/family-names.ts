import { useSyncExternalStore } from 'react';

/** Names of families that were on screen. They are kept in memory only: nothing about persons is stored with unsent changes. */
let names: ReadonlyMap<string, string> = new Map();
const listeners = new Set<() => void>();

export function rememberFamilyNames(families: readonly { readonly id: string; readonly name: string }[]): void {
  if (families.every(({ id, name }) => names.get(id) === name)) return;
  set(new Map([...names, ...families.map(({ id, name }) => [id, name] as const)]));
}

/** Another person sees only what was on her own screen. */
export function forgetFamilyNames(): void {
  set(new Map());
}

/** Null where the family was not on screen since the page was loaded. */
export function useFamilyName(familyId: string): string | null {
  return useSyncExternalStore(subscribe, () => names.get(familyId) ?? null);
}

function set(next: ReadonlyMap<string, string>): void {
  names = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
