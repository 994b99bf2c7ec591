import { useTranslation } from 'react-i18next';
import type { CreatePilotInput, PilotLineFragment, UpdatePilotInput } from '../../generated/operations.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { PilotForm } from './PilotForm.js';

interface EditPilotDialogProps {
  /** The pilot as it was when the dialog was opened; null: closed. */
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
        <PilotForm pilot={pilot} onSave={(input) => onUpdate(updateOf(pilot, input))} onClose={onClose} />
      )}
    </FormDialog>
  );
}

/** The mutation input with the pilot's version; the durations are omitted because only decisions change them. */
function updateOf(pilot: PilotLineFragment, input: CreatePilotInput): UpdatePilotInput {
  const { clientKey: _key, plannedMonths: _planned, capMonths: _cap, ...facts } = input;
  return { id: pilot.id, version: pilot.version, ...facts };
}
