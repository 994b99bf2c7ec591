import { useMutation } from '@apollo/client/react';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { NoteExportDocument, type NoteExportInput } from '../generated/operations.js';
import { TakingAwayContext } from '../ui/charts/taking-away.js';
import { useToast } from './toasts.js';

/**
 * Tells the server's log that a file is taken away; the file is made only when that is done.
 *
 * @throws Error when the log could not be told.
 */
export function useNoteExport(): (input: NoteExportInput) => Promise<void> {
  const [note] = useMutation(NoteExportDocument);
  return useCallback(
    async (input) => {
      const { data } = await note({ variables: { input } });
      if (data?.noteExport.refusal !== null) throw new Error('the export was refused');
    },
    [note],
  );
}

/** Says what the files of the charts below are of. */
export function ExportsOf({ input, children }: { input: NoteExportInput; children: ReactNode }) {
  const { t } = useTranslation('ui');
  const note = useNoteExport();
  const toast = useToast();
  const { kind, recordId } = input;
  const takeAway = useCallback(
    () =>
      note({ kind, recordId }).then(
        () => true,
        () => {
          toast(t('ChartFrame.notSaved'));
          return false;
        },
      ),
    [note, toast, t, kind, recordId],
  );
  return <TakingAwayContext value={takeAway}>{children}</TakingAwayContext>;
}
