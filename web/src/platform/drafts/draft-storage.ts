const PREFIX = 'anaqid.draft ';

interface KeptDraft {
  readonly content: unknown;
  readonly savedAt: string;
  /** Address of its form; missing in drafts of 0.1.0. */
  readonly path?: string;
}

/** A draft as lists of unfinished work show it. */
interface DraftEntry {
  readonly key: string;
  readonly path: string | null;
}

/**
 * Where a draft lasts: on the device; in this tab, where the device has no room or refuses; or only as long as the page, where the
 * browser keeps nothing at all.
 */
export type DraftPlace = 'device' | 'tab' | 'page';

/** Drafts that nothing else keeps. */
const ofThePage = new Map<string, KeptDraft>();

const listeners = new Set<() => void>();
/** Recomputed after every change, so that it is the same object in between. */
let entries: readonly DraftEntry[] | null = null;

/** All drafts of this browser. */
export function getDrafts(): readonly DraftEntry[] {
  entries ??= keys().map((key) => ({ key, path: readDraft(key)?.path ?? null }));
  return entries;
}

export function onDrafts(listener: () => void): () => void {
  const isFirst = listeners.size === 0;
  listeners.add(listener);
  if (isFirst) window.addEventListener('storage', announce);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', announce);
  };
}

function announce(): void {
  entries = null;
  for (const listener of listeners) listener();
}

function keys(): string[] {
  const kept = (['localStorage', 'sessionStorage'] as const).flatMap((name) => {
    try {
      return Object.keys(window[name]).filter((key) => key.startsWith(PREFIX));
    } catch {
      return [];
    }
  });
  return [...new Set([...ofThePage.keys(), ...kept.map((name) => name.slice(PREFIX.length))])];
}

/** What was kept under this key, the latest where several places hold one; null: nothing. */
export function readDraft(key: string): KeptDraft | null {
  const drafts = [ofThePage.get(key) ?? null, read('sessionStorage', key), read('localStorage', key)];
  return drafts.reduce((latest, draft) =>
    draft !== null && (latest === null || draft.savedAt > latest.savedAt) ? draft : latest,
  );
}

/**
 * Keeps a half-filled form until it is stored or thrown away; answers where. It is kept when this returns: a page that is closed or reloaded
 * in the next moment (a phone that needs the memory does not ask) loses nothing, which a write that is still under way could not promise.
 */
export function keepDraft(key: string, content: unknown): DraftPlace {
  const { pathname, search } = window.location;
  const draft: KeptDraft = { content, savedAt: new Date().toISOString(), path: pathname + search };
  ofThePage.delete(key);
  const lasting = placeOf(key, draft);
  announce();
  return lasting;
}

function placeOf(key: string, draft: KeptDraft): DraftPlace {
  if (write('localStorage', key, draft)) return 'device';
  if (write('sessionStorage', key, draft)) return 'tab';
  ofThePage.set(key, draft);
  return 'page';
}

export function dropDraft(key: string): void {
  ofThePage.delete(key);
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      window[name].removeItem(PREFIX + key);
    } catch {
      // Nothing was kept there.
    }
  }
  announce();
}

type StorageName = 'localStorage' | 'sessionStorage';

function read(name: StorageName, key: string): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(window[name].getItem(PREFIX + key) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('content' in kept) || !('savedAt' in kept)) return null;
    if (typeof kept.savedAt !== 'string') return null;
    const path = 'path' in kept && typeof kept.path === 'string' ? { path: kept.path } : {};
    return { content: kept.content, savedAt: kept.savedAt, ...path };
  } catch {
    return null;
  }
}

function write(name: StorageName, key: string, draft: KeptDraft): boolean {
  try {
    window[name].setItem(PREFIX + key, JSON.stringify(draft));
    return true;
  } catch {
    // Refused, or no room.
    return false;
  }
}
