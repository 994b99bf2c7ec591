import { dayIn, monthOf } from '@anaqid/shared-types';
import { useTranslation } from 'react-i18next';
import type { CreatePilotInput, PilotLineFragment } from '../../generated/operations.js';
import { type Format, useFormat } from '../../platform/format.js';
import { bothLanguages } from '../../platform/form/NameFields.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { isWithin, numberOf, typedDecimal, typedWhole } from '../../platform/form/typed-number.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useToast } from '../../platform/toasts.js';
import { PilotFields } from './PilotFields.js';
import type { PilotValues } from './pilot-values.js';

interface PilotFormProps {
  /** The pilot as it was when the form was opened; null: a new one. */
  pilot: PilotLineFragment | null;
  /** Called with all fields of a new pilot; the durations of an existing one are ignored. */
  onSave: (input: CreatePilotInput) => ServerAnswer;
  onClose: () => void;
}

/** Form for the editable fields of a pilot. */
export function PilotForm({ pilot, onSave, onClose }: PilotFormProps) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const toast = useToast();
  const months = (value: string): string | null =>
    isWithin(typedWhole(value), 1, 60) ? null : t('PilotForm.monthsWrong');
  const { form, onSubmit, isSending, problem } = useServerForm<PilotValues>({
    initialValues: valuesOf(pilot, format),
    validate: {
      name: bothLanguages(t('PilotForm.nameMissing')),
      plannedMonths: months,
      capMonths: months,
      targetShare: (value) => {
        const typed = typedDecimal(value);
        return typed === null || isWithin(typed, 0.1, 100) ? null : t('PilotForm.targetWrong');
      },
    },
    submit: ({ plannedMonths, capMonths, targetShare, ...facts }, clientKey) => {
      const percent = numberOf(typedDecimal(targetShare));
      return onSave({
        clientKey,
        ...facts,
        plannedMonths: numberOf(typedWhole(plannedMonths)) ?? 0,
        capMonths: numberOf(typedWhole(capMonths)),
        targetShare: percent === null ? null : percent / 100,
      });
    },
    onStored: () => toast(t(pilot === null ? 'PilotForm.added' : 'PilotForm.changed')),
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} onCancel={onClose}>
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
