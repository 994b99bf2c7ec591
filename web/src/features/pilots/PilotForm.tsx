import { dayIn, monthOf } from '@anaqid/shared-types';
import { useTranslation } from 'react-i18next';
import type { CreatePilotInput, PilotLineFragment } from '../../generated/operations.js';
import { type Format, useFormat } from '../../platform/format.js';
import { bothLanguages } from '../../platform/form/NameFields.js';
import { asTyped } from '../../platform/form/DisputedFields.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { isWithin, numberOf, typedDecimal, typedWhole } from '../../platform/form/typed-number.js';
import { type Edit, type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useToast } from '../../platform/toasts.js';
import { PilotFields } from './PilotFields.js';
import { editableFacts, type PilotValues } from './pilot-values.js';

interface PilotFormProps {
  /** The pilot as it was when the form was opened; null: a new one. */
  pilot: PilotLineFragment | null;
  /** Called with all fields of a new pilot, and with the changes of an existing one. */
  onSave: (input: CreatePilotInput, edit: Edit<PilotValues>) => ServerAnswer;
  onClose: () => void;
}

/** Form for the editable fields of a pilot. */
export function PilotForm({ pilot, onSave, onClose }: PilotFormProps) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const toast = useToast();
  const months = (value: string): string | null =>
    isWithin(typedWhole(value), 1, 60) ? null : t('PilotForm.monthsWrong');
  const { form, onSubmit, isSending, problem, disputes } = useServerForm<PilotValues>({
    keepAs: `pilot ${pilot?.id ?? 'new'}`,
    initialValues: valuesOf(pilot, format),
    version: pilot?.version,
    validate: {
      name: bothLanguages(t('PilotForm.nameMissing')),
      plannedMonths: months,
      capMonths: months,
      targetShare: (value) => {
        const typed = typedDecimal(value);
        return typed === null || isWithin(typed, 0.1, 100) ? null : t('PilotForm.targetWrong');
      },
    },
    submit: (values, clientKey, edit) => {
      const plannedMonths = numberOf(typedWhole(values.plannedMonths)) ?? 0;
      const capMonths = numberOf(typedWhole(values.capMonths));
      return onSave({ clientKey, ...editableFacts(values), plannedMonths, capMonths }, edit);
    },
    onStored: () => toast(t(pilot === null ? 'PilotForm.added' : 'PilotForm.changed')),
  });
  return (
    <ServerFormFrame
      onSubmit={onSubmit}
      isSending={isSending}
      problem={problem}
      disputes={disputes}
      fields={{
        name: { label: t('PilotForm.name') },
        startMonth: { label: t('PilotForm.startMonth'), words: format.month },
        currency: { label: t('PilotForm.currency'), words: asTyped },
        timeZone: { label: t('PilotForm.timeZone'), words: asTyped },
        targetShare: { label: t('PilotForm.target'), words: asTyped },
      }}
      onCancel={onClose}
    >
      <PilotFields form={form} pilot={pilot} />
    </ServerFormFrame>
  );
}

function valuesOf(pilot: PilotLineFragment | null, format: Format): PilotValues {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    name: { ar: pilot?.name.ar ?? '', en: pilot?.name.en ?? '' },
    startMonth: pilot?.startMonth ?? monthOf(dayIn(timeZone, new Date())),
    plannedMonths: format.plainNumber(pilot?.plannedMonths ?? 6),
    capMonths: format.plainNumber(pilot?.capMonths ?? 12),
    currency: pilot?.currency ?? 'SYP',
    timeZone: pilot?.timeZone ?? timeZone,
    targetShare: pilot?.targetShare == null ? '' : format.plainNumber(Math.round(pilot.targetShare * 1000) / 10),
  };
}
