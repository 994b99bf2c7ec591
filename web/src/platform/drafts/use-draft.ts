import { useCallback, useEffect, useRef, useState } from 'react';
import { type DraftPlace, dropDraft, keepDraft, readDraft } from './draft-storage.js';

interface Draft<Content> {
  readonly content: Content;
  /** When the restored draft was typed; null: there was no draft. */
  readonly resumedFrom: string | null;
  /** How long what was typed lasts; null: nothing was typed yet. */
  readonly place: DraftPlace | null;
  change(update: (old: Content) => Content): void;
  /** Deletes the draft and resets the form. */
  reset(): void;
  /** Deletes the draft after the form was saved. */
  finish(): void;
}

/** Form content that survives a reload: every change is stored on this device under the key, which must not change. */
export function useDraft<Content>(key: string, begin: () => Content): Draft<Content> {
  const [kept] = useState(() => readDraft(key));
  const [content, setContent] = useState(() => (kept === null ? begin() : (kept.content as Content)));
  const [resumedFrom, setResumedFrom] = useState(kept?.savedAt ?? null);
  const [draftPlace, setPlace] = useState<DraftPlace | null>(null);
  useAskBeforeLeaving(draftPlace === 'tab' || draftPlace === 'page');
  // A ref, so that two changes in one event build on each other.
  const latest = useRef(content);

  const change = useCallback(
    (update: (old: Content) => Content) => {
      latest.current = update(latest.current);
      setPlace(keepDraft(key, latest.current));
      setContent(latest.current);
    },
    [key],
  );
  const finish = useCallback(() => {
    dropDraft(key);
    setPlace(null);
  }, [key]);
  const reset = (): void => {
    finish();
    latest.current = begin();
    setContent(latest.current);
    setResumedFrom(null);
  };
  return { content, resumedFrom, place: draftPlace, change, reset, finish };
}

/** A draft that the device could not keep is lost with the tab: the browser asks before it is closed. */
function useAskBeforeLeaving(isAtRisk: boolean): void {
  useEffect(() => {
    if (!isAtRisk) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isAtRisk]);
}
