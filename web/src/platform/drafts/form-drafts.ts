/**
 * What is typed into forms and not stored yet. It lasts as long as the tab: in memory, and in sessionStorage so that it survives a reload.
 * It is forgotten when the form is stored, given up or left, at sign-out, and when another account signs in.
 */
export interface FormDraft {
  /** Account and name of the form. */
  readonly key: string;
  /** Address at which it was typed. */
  readonly path: string;
  /** Title of the page at which it was typed. */
  readonly title: string;
  readonly content: unknown;
}

const PREFIX = 'anaqid.form ';

/** Read once; afterwards this tab alone writes them. */
let drafts: ReadonlyMap<string, FormDraft> | null = null;
/** Forms on screen that hold something unsaved and are not being sent. */
const open = new Set<string>();
const listeners = new Set<() => void>();

export const formDraftKey = (accountId: string, name: string): string => `${accountId} ${name}`;

export function readFormDraft(key: string): unknown {
  return all().get(key)?.content ?? null;
}

export function keepFormDraft(key: string, content: unknown): void {
  const { pathname, search } = window.location;
  const draft = { key, path: pathname + search, title: document.title, content };
  set(new Map([...all(), [key, draft]]));
  try {
    window.sessionStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // No room, or refused: it lasts as long as the page, and the browser asks before that is closed.
  }
}

export function dropFormDraft(key: string): void {
  open.delete(key);
  if (!all().has(key)) return;
  set(new Map([...all()].filter(([other]) => other !== key)));
  remove(key);
}

/** Forgets the drafts of everybody but this account; null: of everybody. */
export function dropFormDraftsBut(accountId: string | null): void {
  const others = [...all().keys()].filter((key) => accountId === null || !key.startsWith(`${accountId} `));
  for (const key of others) dropFormDraft(key);
}

/** Whether leaving the page loses something: a form on screen holds what is not stored. */
export function setFormOpen(key: string, isOpen: boolean): void {
  if (isOpen) open.add(key);
  else open.delete(key);
}

export const hasOpenForm = (): boolean => open.size > 0;
export const isFormOpen = (key: string): boolean => open.has(key);

export function getFormDrafts(): ReadonlyMap<string, FormDraft> {
  return all();
}

export function onFormDrafts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function all(): ReadonlyMap<string, FormDraft> {
  drafts ??= new Map(stored().map((draft) => [draft.key, draft]));
  return drafts;
}

function set(next: ReadonlyMap<string, FormDraft>): void {
  drafts = next;
  for (const listener of listeners) listener();
}

function stored(): FormDraft[] {
  try {
    const storage = window.sessionStorage;
    const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
    return names.filter((name) => name.startsWith(PREFIX)).flatMap((name) => parsed(storage.getItem(name)));
  } catch {
    return [];
  }
}

function parsed(text: string | null): FormDraft[] {
  try {
    const draft: unknown = JSON.parse(text ?? 'null');
    return isFormDraft(draft) ? [draft] : [];
  } catch {
    return [];
  }
}

function isFormDraft(draft: unknown): draft is FormDraft {
  if (typeof draft !== 'object' || draft === null || !('content' in draft)) return false;
  const texts = draft as Partial<Record<'key' | 'path' | 'title', unknown>>;
  return [texts.key, texts.path, texts.title].every((value) => typeof value === 'string');
}

function remove(key: string): void {
  try {
    window.sessionStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept there.
  }
}
