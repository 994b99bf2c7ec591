import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { dayIn } from '@anaqid/shared-types';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../platform/form/DateField.js';
import type { ExtendPilotInput, ExtensionPreviewInput, PilotDetailFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useToast } from '../../platform/toasts.js';
import { FormDialog } from '../../ui/FormDialog.js';

interface ExtensionDialogProps {
  /** The pilot as it was when the dialog was opened; null: closed. */
  pilot: PilotDetailFragment | null;
  onExtend: (input: ExtendPilotInput) => ServerAnswer;
  /** Loads a preview of the decision as chosen. */
  renderPreview: (input: ExtensionPreviewInput) => ReactNode;
  onClose: () => void;
}

/** Records the decision to extend a pilot, with a preview of its effects. */
export function ExtensionDialog({ pilot, ...form }: ExtensionDialogProps) {
  const { t } = useTranslation('pilots');
  return (
    <FormDialog title={t('ExtensionForm.title')} opened={pilot !== null} onClose={form.onClose}>
      {pilot !== null && <ExtensionForm pilot={pilot} {...form} />}
    </FormDialog>
  );
}

type ExtensionFormProps = ExtensionDialogProps & { pilot: PilotDetailFragment };

/** Fields with the durations that the chosen part can get; the maximum, which is the usual decision, is preselected. */
function ExtensionForm({ pilot, onExtend, renderPreview, onClose }: ExtensionFormProps) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const toast = useToast();
  const [today] = useState(() => dayIn(pilot.timeZone, new Date()));
  /** Durations that the part can get; falls back to the maximum when the chosen one does not fit the part. */
  const offered = (clusterId: string, typed: string): { now: number; choices: number[]; months: number } => {
    const now = (pilot.clusters.find(({ id }) => id === clusterId) ?? pilot).months;
    const choices = Array.from({ length: Math.max(0, pilot.capMonths - now) }, (_, step) => now + 1 + step);
    return { now, choices, months: choices.includes(Number(typed)) ? Number(typed) : pilot.capMonths };
  };
  const required = (value: string): string | null => (value.trim() === '' ? t('ExtensionForm.missing') : null);
  const { form, onSubmit, isSending, problem } = useServerForm({
    keepAs: `extension ${pilot.id}`,
    initialValues: {
      clusterId: '',
      toMonths: String(pilot.capMonths),
      decisionNumber: '',
      decidedOn: today,
      reason: '',
    },
    validate: { decisionNumber: required, decidedOn: required, reason: required },
    submit: ({ clusterId, toMonths, ...decision }, clientKey) => {
      const part = { clusterId: clusterId === '' ? null : clusterId, toMonths: offered(clusterId, toMonths).months };
      return onExtend({ clientKey, pilotId: pilot.id, version: pilot.version, ...part, ...decision });
    },
    onStored: () => {
      toast(t('ExtensionForm.stored'));
      onClose();
    },
  });
  const { clusterId, toMonths } = form.getValues();
  const { now, choices, months } = offered(clusterId, toMonths);
  return (
    <ServerFormFrame
      onSubmit={onSubmit}
      isSending={isSending}
      problem={problem}
      onCancel={onClose}
      submitLabel={t('ExtensionForm.submit')}
    >
      <NativeSelect
        label={t('ExtensionForm.part')}
        data={[
          { value: '', label: t('ExtensionForm.wholePilot') },
          ...pilot.clusters
            .filter((cluster) => cluster.months < pilot.capMonths)
            .map(({ id, name }) => ({ value: id, label: format.name(name) })),
        ]}
        {...form.getInputProps('clusterId')}
      />
      <NativeSelect
        label={t('ExtensionForm.toMonths')}
        description={t('ExtensionForm.now', { count: now })}
        data={choices.map((count) => ({ value: String(count), label: t('PilotPage.monthCount', { count }) }))}
        {...form.getInputProps('toMonths')}
        value={String(months)}
      />
      {renderPreview({ pilotId: pilot.id, clusterId: clusterId === '' ? null : clusterId, toMonths: months })}
      <TextInput
        label={t('ExtensionForm.decisionNumber')}
        maxLength={60}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('decisionNumber')}
      />
      <DateField label={t('ExtensionForm.decidedOn')} {...form.getInputProps('decidedOn')} />
      <Textarea label={t('Extensions.reason')} maxLength={1000} {...form.getInputProps('reason')} />
    </ServerFormFrame>
  );
}
