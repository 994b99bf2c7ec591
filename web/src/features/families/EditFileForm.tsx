import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { type FamilyFileFragment, FamilyPlacesDocument, UpdateFamilyDocument } from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../platform/form/use-server-form.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { FileFields, fileInput, fileOf } from './FileFields.js';

interface FamilyFormProps {
  family: FamilyFileFragment;
  onClose: () => void;
}

/** The file of a family: name, place, phone, categories, strengths. */
export function EditFileForm(props: FamilyFormProps) {
  const { data, error, refetch } = useQuery(FamilyPlacesDocument);
  if (data === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  return <FileForm {...props} areas={data.areas} />;
}

function FileForm({ family, onClose, areas }: FamilyFormProps & { areas: Parameters<typeof FileFields>[0]['areas'] }) {
  const { t } = useTranslation('families');
  const [update] = useMutation(UpdateFamilyDocument);
  const { form, onSubmit, isSending, problem } = useServerForm({
    initialValues: fileOf(family),
    validate: { name: (name) => (name.trim() === '' ? t('FileFields.nameMissing') : null) },
    submit: async (values) => {
      const input = { id: family.id, version: family.version, ...fileInput(values) };
      return (await update({ variables: { input } })).data?.updateFamily.refusal;
    },
    onStored: onClose,
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} onCancel={onClose}>
      <FileFields field={(name) => form.getInputProps(name)} areas={areas} />
    </ServerFormFrame>
  );
}
