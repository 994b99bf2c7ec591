import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type {
  PilotDetailFragment,
  PriceIndexPartsFragment,
  RecordPriceIndexInput,
} from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { isWithin, numberOf, typedDecimal } from '../../platform/form/typed-number.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useToast } from '../../platform/toasts.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { MonthSelect } from '../../ui/MonthSelect.js';
import { freeMonths } from './free-months.js';

/** The value to correct as it was when the dialog was opened; null: a new one. */
export interface PriceIndexOpened {
  readonly corrected: PriceIndexPartsFragment | null;
}

interface PriceIndexDialogProps {
  pilot: PilotDetailFragment;
  opened: PriceIndexOpened | null;
  onRecord: (input: RecordPriceIndexInput) => ServerAnswer;
  onClose: () => void;
}

export function PriceIndexDialog({ pilot, opened, onRecord, onClose }: PriceIndexDialogProps) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const corrected = opened?.corrected ?? null;
  const title =
    corrected === null ? t('PriceIndex.record') : t('PriceIndex.correct', { month: format.month(corrected.month) });
  return (
    <FormDialog title={title} opened={opened !== null} onClose={onClose}>
      <PriceIndexForm pilot={pilot} corrected={corrected} onRecord={onRecord} onClose={onClose} />
    </FormDialog>
  );
}

type PriceIndexFormProps = Omit<PriceIndexDialogProps, 'opened'> & PriceIndexOpened;

function PriceIndexForm({ pilot, corrected, onRecord, onClose }: PriceIndexFormProps) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const toast = useToast();
  const months = freeMonths(
    pilot,
    pilot.priceIndex.map(({ month }) => month),
  );
  const { form, onSubmit, isSending, problem } = useServerForm({
    keepAs: `price-index ${pilot.id} ${corrected?.id ?? 'new'}`,
    initialValues: {
      month: corrected?.month ?? months[0] ?? pilot.startMonth,
      value: corrected === null ? '' : format.plainNumber(corrected.value),
      source: corrected?.source ?? '',
    },
    validate: {
      value: (value) =>
        isWithin(typedDecimal(value), Number.MIN_VALUE, 1_000_000_000) ? null : t('PriceIndex.valueWrong'),
      source: (value) => (value.trim() === '' ? t('PriceIndex.sourceMissing') : null),
    },
    submit: ({ month, value, source }, clientKey) => {
      const facts = { month, value: numberOf(typedDecimal(value)) ?? 0, source: source.trim() };
      return onRecord({ clientKey, pilotId: pilot.id, version: corrected?.version ?? null, ...facts });
    },
    onStored: () => {
      toast(t('PriceIndex.stored'));
      onClose();
    },
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} onCancel={onClose}>
      {corrected === null && (
        <MonthSelect
          label={t('PriceIndex.month')}
          months={months}
          formatMonth={format.month}
          {...form.getInputProps('month')}
        />
      )}
      <TextInput
        label={t('PriceIndex.value')}
        inputMode="decimal"
        autoComplete="off"
        {...form.getInputProps('value')}
      />
      <TextInput
        label={t('PriceIndex.source')}
        description={t('PriceIndex.sourceHint')}
        maxLength={300}
        {...form.getInputProps('source')}
      />
    </ServerFormFrame>
  );
}
