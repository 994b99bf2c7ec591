import { useTranslation } from 'react-i18next';
import type { PilotLineFragment, UpdatePilotInput } from '../../generated/operations.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { PilotForm } from './PilotForm.js';
import { editableFacts } from './pilot-values.js';

interface EditPilotDialogProps {
  /** Null: closed. */
  pilot: PilotLineFragment | null;
  onUpdate: (input: UpdatePilotInput) => ServerAnswer;
  onClose: () => void;
}

/** Edits the fields of a pilot that can be changed. */
export function EditPilotDialog({ pilot, onUpdate, onClose }: EditPilotDialogProps) {
  const { t } = useTranslation('pilots');
  return (
    <FormDialog title={t('PilotForm.edit')} opened={pilot !== null} onClose={onClose}>
      {pilot !== null && (
        <PilotForm
          pilot={pilot}
          onSave={(_all, edit) => onUpdate({ id: pilot.id, ...edit.changes(editableFacts) })}
          onClose={onClose}
        />
      )}
    </FormDialog>
  );
}
