import { NativeSelect, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QuestionServiceFragment, RaiseQuestionInput } from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useFormat } from '../../platform/format.js';
import { useToast } from '../../platform/toasts.js';

interface QuestionFormProps {
  familyId: string;
  month: string;
  services: readonly QuestionServiceFragment[];
  onRaise: (input: RaiseQuestionInput) => ServerAnswer;
  onClose: () => void;
}

/** Form for a question about one cell: a service of this family and month. */
export function QuestionForm({ familyId, month, services, onRaise, onClose }: QuestionFormProps) {
  const { t } = useTranslation('month-checks');
  const format = useFormat();
  const toast = useToast();
  const { form, onSubmit, isSending, problem } = useServerForm({
    keepAs: `question ${familyId} ${month}`,
    initialValues: { serviceTypeId: services[0]?.id ?? '', text: '' },
    validate: { text: (text) => (text.trim() === '' ? t('QuestionForm.textMissing') : null) },
    submit: ({ serviceTypeId, text }, clientKey) =>
      onRaise({ clientKey, familyId, month, serviceTypeId, text: text.trim() }),
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
      <NativeSelect
        label={t('QuestionForm.service')}
        data={services.map(({ id, name }) => ({ value: id, label: format.name(name) }))}
        {...form.getInputProps('serviceTypeId')}
      />
      <Textarea label={t('QuestionForm.text')} maxLength={1000} data-autofocus {...form.getInputProps('text')} />
    </ServerFormFrame>
  );
}
