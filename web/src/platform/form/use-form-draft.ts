import isEqual from 'fast-deep-equal';
import { useContext, useEffect, useLayoutEffect, useState } from 'react';
import {
  dropFormDraft,
  formDraftKey,
  isFormOpen,
  keepFormDraft,
  readFormDraft,
  setFormOpen,
} from '../drafts/form-drafts.js';
import { SessionContext } from '../session.js';
import { FormsInsideContext } from '../../ui/forms-inside.js';

interface FormDraftOptions<Content> {
  /** Name of the form and of what it is about, such as `family-file ID`; null: it holds a secret, or nothing worth keeping. */
  keepAs: string | null;
  /** Whether a draft of an earlier version of the app can still be shown. */
  isReadable: (content: object) => content is Content & object;
}

interface KeptContent<Content> {
  /** What an earlier page of this tab left; null: nothing. */
  readonly resumed: Content | null;
  /** Follows what is typed: null when nothing of it is unsaved. */
  readonly follow: (content: Content | null, isSending: boolean) => void;
}

/** Forms on screen. What one of them holds is nobody else's: a form drawn anew after it was stored begins empty. */
const shownKeys = new Set<string>();

/** Keeps what is typed into a form while it is on screen, through reloads of the tab. */
export function useFormDraft<Content>({ keepAs, isReadable }: FormDraftOptions<Content>): KeptContent<Content> {
  const session = useContext(SessionContext);
  const inside = useContext(FormsInsideContext);
  const key = keepAs === null || session === null ? null : formDraftKey(session.viewer.id, keepAs);
  const [resumed] = useState((): Content | null => {
    const content = key === null || shownKeys.has(key) ? null : readFormDraft(key);
    return typeof content === 'object' && content !== null && isReadable(content) ? content : null;
  });
  useEffect(() => {
    if (key === null) return undefined;
    const isUnsaved = (): boolean => isFormOpen(key);
    inside?.isUnsaved.add(isUnsaved);
    return () => void inside?.isUnsaved.delete(isUnsaved);
  }, [inside, key]);
  useLayoutEffect(() => {
    if (key === null) return undefined;
    shownKeys.add(key);
    return () => {
      shownKeys.delete(key);
      dropFormDraft(key);
    };
  }, [key]);
  const follow = (content: Content | null, isSending: boolean): void => {
    if (key === null) return;
    if (content === null) dropFormDraft(key);
    else if (!isEqual(readFormDraft(key), content)) keepFormDraft(key, content);
    setFormOpen(key, content !== null && !isSending);
  };
  return { resumed, follow };
}

/** Whether two contents have the same fields. */
export function hasFieldsOf(content: unknown, example: object): boolean {
  if (typeof content !== 'object' || content === null) return false;
  return isEqual(Object.keys(content).sort(), Object.keys(example).sort());
}
