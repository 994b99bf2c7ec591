import { useTranslation } from 'react-i18next';
import type { FamilyAreaFragment, FamilyFileFragment } from '../../../generated/operations.js';
import { ServerFormFrame } from '../../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../../platform/form/use-server-form.js';
import type { FamilyChanges } from '../family-changes.js';
import { FileFields, fileInput, fileOf } from './FileFields.js';

interface EditFileFormProps {
  family: FamilyFileFragment;
  areas: readonly FamilyAreaFragment[];
  onUpdate: FamilyChanges['updateFile'];
  onClose: () => void;
}

/** Edits the file of a family: name, address, phone, categories, strengths. */
export function EditFileForm({ family, areas, onUpdate, onClose }: EditFileFormProps) {
  const { t } = useTranslation('families');
  const { form, onSubmit, isSending, problem } = useServerForm({
    initialValues: fileOf(family),
    validate: { name: (name) => (name.trim() === '' ? t('FileFields.nameMissing') : null) },
    submit: async (values) => onUpdate({ id: family.id, version: family.version, ...fileInput(values) }),
    onStored: onClose,
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} onCancel={onClose}>
      <FileFields field={(name) => form.getInputProps(name)} areas={areas} />
    </ServerFormFrame>
  );
}
