import { useMutation, useQuery } from '@apollo/client/react';
import { NativeSelect, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { QuestionServicesDocument, RaiseQuestionDocument } from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../platform/form/use-server-form.js';
import { useFormat } from '../../platform/format.js';
import { useToast } from '../../platform/toasts.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';

interface QuestionFormProps {
  familyId: string;
  month: string;
  onClose: () => void;
}

/** A question on one cell: a service of this family and month. */
export function QuestionForm(props: QuestionFormProps) {
  const format = useFormat();
  const { data, error, refetch } = useQuery(QuestionServicesDocument);
  if (data === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  const services = data.serviceTypes.map(({ id, name }) => ({ value: id, label: format.name(name) }));
  return <CellQuestion {...props} services={services} />;
}

interface CellQuestionProps extends QuestionFormProps {
  services: { value: string; label: string }[];
}

function CellQuestion({ familyId, month, onClose, services }: CellQuestionProps) {
  const { t } = useTranslation('month-checks');
  const toast = useToast();
  const [raise] = useMutation(RaiseQuestionDocument, {
    refetchQueries: ['AssociationMonth'],
    awaitRefetchQueries: true,
  });
  const { form, onSubmit, isSending, problem } = useServerForm({
    initialValues: { serviceTypeId: services[0]?.value ?? '', text: '' },
    validate: { text: (text) => (text.trim() === '' ? t('QuestionForm.textMissing') : null) },
    submit: async ({ serviceTypeId, text }, clientKey) => {
      const input = { clientKey, familyId, month, serviceTypeId, text: text.trim() };
      return (await raise({ variables: { input } })).data?.raiseQuestion.refusal;
    },
    onStored: () => {
      toast(t('QuestionForm.sent'));
      onClose();
    },
  });
  return (
    <ServerFormFrame
      onSubmit={onSubmit}
      isSending={isSending}
      problem={problem}
      onCancel={onClose}
      submitLabel={t('QuestionForm.submit')}
    >
      <NativeSelect label={t('QuestionForm.service')} data={services} {...form.getInputProps('serviceTypeId')} />
      <Textarea label={t('QuestionForm.text')} maxLength={1000} data-autofocus {...form.getInputProps('text')} />
    </ServerFormFrame>
  );
}
