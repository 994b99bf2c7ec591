import { useTranslation } from 'react-i18next';
import type { CreatePilotInput } from '../../generated/operations.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { PilotForm } from './PilotForm.js';

interface NewPilotDialogProps {
  opened: boolean;
  onCreate: (input: CreatePilotInput) => ServerAnswer;
  onClose: () => void;
}

/** Form for everything that a new pilot needs. */
export function NewPilotDialog({ opened, onCreate, onClose }: NewPilotDialogProps) {
  const { t } = useTranslation('pilots');
  return (
    <FormDialog title={t('PilotForm.add')} opened={opened} onClose={onClose}>
      <PilotForm pilot={null} onSave={(input) => onCreate(input)} onClose={onClose} />
    </FormDialog>
  );
}
