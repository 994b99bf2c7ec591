import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { dropDraft, getDrafts, onDrafts } from '../../platform/drafts/draft-storage.js';
import { dropFormDraft, getFormDrafts, isFormOpen, onFormDrafts } from '../../platform/drafts/form-drafts.js';
import { useViewer } from '../../platform/session.js';

/** A form that was filled in and not stored: on screen, or left behind by a reload. */
export interface UnsavedForm {
  readonly key: string;
  /** Title of its page; null: a visit. */
  readonly title: string | null;
  /** Where it is filled in. */
  readonly path: string;
  /** Null while it is on screen, where it is saved or given up. */
  readonly discard: (() => void) | null;
}

/** Half-filled forms and visits of the signed-in person on this device. */
export function useUnsavedForms(): readonly UnsavedForm[] {
  const { id } = useViewer();
  const forms = useSyncExternalStore(onFormDrafts, getFormDrafts);
  const visits = useSyncExternalStore(
    onDrafts,
    useCallback(() => getDrafts(), []),
  );
  return useMemo(
    () => [
      ...[...forms.values()]
        .filter(({ key }) => key.startsWith(`${id} `))
        .map(({ key, title, path }) => ({
          key,
          title,
          path,
          discard: isFormOpen(key) ? null : () => dropFormDraft(key),
        })),
      ...visits
        .filter(({ key }) => key.startsWith(`visit ${id} `))
        .map(({ key, path }) => ({ key, title: null, path: path ?? '/visits', discard: () => dropDraft(key) })),
    ],
    [forms, visits, id],
  );
}
