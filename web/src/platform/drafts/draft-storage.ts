const PREFIX = 'anaqid.draft ';

interface KeptDraft {
  readonly content: unknown;
  readonly savedAt: string;
}

/**
 * Where a draft lasts: on the device; in this tab, where the device has no room or refuses; or only as long as the page, where the
 * browser keeps nothing at all.
 */
export type DraftPlace = 'device' | 'tab' | 'page';

/** Drafts that nothing else keeps. */
const ofThePage = new Map<string, KeptDraft>();

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
  const draft: KeptDraft = { content, savedAt: new Date().toISOString() };
  ofThePage.delete(key);
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
}

type StorageName = 'localStorage' | 'sessionStorage';

function read(name: StorageName, key: string): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(window[name].getItem(PREFIX + key) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('content' in kept) || !('savedAt' in kept)) return null;
    return typeof kept.savedAt === 'string' ? { content: kept.content, savedAt: kept.savedAt } : null;
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
