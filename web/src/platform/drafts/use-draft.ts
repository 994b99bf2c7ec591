import { useCallback, useEffect, useRef, useState } from 'react';
import { dropDraft, keepDraft, readDraft } from './draft-storage.js';

export interface Draft<Content> {
  /** Null: still being read from this device. */
  readonly content: Content | null;
  /** When what is shown was typed, if it comes from an earlier time; null: begun now. */
  readonly resumedFrom: string | null;
  change(update: (old: Content) => Content): void;
  /** Forgets what was kept and begins anew. */
  reset(): Promise<void>;
  /** Forgets what was kept: it is stored. */
  finish(): Promise<void>;
}

/** A form's content that survives a reload: every change is kept on this device under its key. */
export function useDraft<Content>(key: string, begin: () => Content): Draft<Content> {
  const [content, setContent] = useState<Content | null>(null);
  const [resumedFrom, setResumedFrom] = useState<string | null>(null);
  const beginNow = useRef(begin);
  // Writes follow one another, so that an older one never comes last.
  const writing = useRef(Promise.resolve());

  useEffect(() => {
    let isHere = true;
    const read = async (): Promise<void> => {
      // A browser without storage keeps the form as long as the page.
      const kept = await readDraft(key).catch(() => null);
      if (!isHere) return;
      setContent(kept === null ? beginNow.current() : (kept.content as Content));
      setResumedFrom(kept?.savedAt ?? null);
    };
    void read();
    return () => {
      isHere = false;
    };
  }, [key]);

  const write = useCallback((task: () => Promise<void>): Promise<void> => {
    writing.current = writing.current.then(task).catch(() => undefined);
    return writing.current;
  }, []);

  const change = useCallback(
    (update: (old: Content) => Content) => {
      setContent((old) => {
        if (old === null) return old;
        const next = update(old);
        void write(() => keepDraft(key, next));
        return next;
      });
    },
    [key, write],
  );
  const finish = useCallback(() => write(() => dropDraft(key)), [key, write]);
  const reset = useCallback(async () => {
    await finish();
    setContent(beginNow.current());
    setResumedFrom(null);
  }, [finish]);
  return { content, resumedFrom, change, reset, finish };
}
