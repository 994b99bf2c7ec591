import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { FamilyAreaFragment, FamilyFileFragment } from '../../../generated/operations.js';
import { asTyped } from '../../../platform/form/DisputedFields.js';
import { ServerFormFrame } from '../../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../../platform/form/use-server-form.js';
import type { FamilyChanges } from '../family-changes.js';
import { DuplicateNotice } from './DuplicateNotice.js';
import type { DuplicateSearch } from './use-possible-duplicates.js';
import { FileFields, fileInput, fileOf } from './FileFields.js';

interface EditFileFormProps {
  family: FamilyFileFragment;
  areas: readonly FamilyAreaFragment[];
  onUpdate: FamilyChanges['updateFile'];
  duplicates: DuplicateSearch;
  onClose: () => void;
}

/** Edits the file of a family: name, address, phone, categories, strengths. */
export function EditFileForm({ family, areas, duplicates, onUpdate, onClose }: EditFileFormProps) {
  const { t } = useTranslation('families');
  const { form, onSubmit, isSending, problem, disputes } = useServerForm({
    keepAs: `family-file ${family.id}`,
    initialValues: fileOf(family),
    version: family.version,
    validate: { name: (name) => (name.trim() === '' ? t('FileFields.nameMissing') : null) },
    submit: async (_values, _key, edit) => onUpdate({ id: family.id, ...edit.changes(fileInput) }),
    onStored: onClose,
  });
  const { name, phone } = form.values;
  const { look } = duplicates;
  const [representative] = family.members;
  const bornOn = representative?.bornOn ?? null;
  const bornYearOnly = representative?.bornYearOnly ?? false;
  useEffect(
    () => look({ name, phone, bornOn, bornYearOnly, exceptId: family.id }),
    [look, name, phone, bornOn, bornYearOnly, family.id],
  );
  return (
    <ServerFormFrame
      onSubmit={onSubmit}
      isSending={isSending}
      problem={problem}
      disputes={disputes}
      fields={{
        name: { label: t('FileFields.name'), words: asTyped },
        areaId: { label: t('FileFields.area') },
        phone: { label: t('FileFields.phone'), words: asTyped },
        address: { label: t('FileFields.address'), words: asTyped },
        categories: { label: t('FileFields.categories') },
        strengths: { label: t('FileFields.strengths'), words: asTyped },
      }}
      onCancel={onClose}
    >
      <FileFields field={(name) => form.getInputProps(name)} areas={areas} />
      <DuplicateNotice families={duplicates.families} />
    </ServerFormFrame>
  );
}
