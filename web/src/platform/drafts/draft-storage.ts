const PREFIX = 'anaqid.draft ';

interface KeptDraft {
  readonly content: unknown;
  readonly savedAt: string;
}

/** What was kept under this key on this device; null: nothing. */
export function readDraft(key: string): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('content' in kept) || !('savedAt' in kept)) return null;
    return typeof kept.savedAt === 'string' ? { content: kept.content, savedAt: kept.savedAt } : null;
  } catch {
    // A browser without storage keeps a form as long as its page.
    return null;
  }
}

/**
 * Keeps a half-filled form until it is stored or thrown away. It is kept when this returns: a page that is closed or reloaded in the
 * next moment (a phone that needs the memory does not ask) loses nothing, which a write that is still under way could not promise.
 */
export function keepDraft(key: string, content: unknown): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ content, savedAt: new Date().toISOString() }));
  } catch {
    // No storage, or no room: the form lasts as long as its page.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept.
  }
}
