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
  readonly known: PriceIndexPartsFragment | null;
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
  const known = opened?.known ?? null;
  const title = known === null ? t('PriceIndex.record') : t('PriceIndex.correct', { month: format.month(known.month) });
  return (
    <FormDialog title={title} opened={opened !== null} onClose={onClose}>
      <PriceIndexForm pilot={pilot} known={known} onRecord={onRecord} onClose={onClose} />
    </FormDialog>
  );
}

type PriceIndexFormProps = Omit<PriceIndexDialogProps, 'opened'> & PriceIndexOpened;

function PriceIndexForm({ pilot, known, onRecord, onClose }: PriceIndexFormProps) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const toast = useToast();
  const months = freeMonths(
    pilot,
    pilot.priceIndex.map(({ month }) => month),
  );
  const { form, onSubmit, isSending, problem } = useServerForm({
    initialValues: {
      month: known?.month ?? months[0] ?? pilot.startMonth,
      value: known === null ? '' : format.plainNumber(known.value),
      source: known?.source ?? '',
    },
    validate: {
      value: (value) =>
        isWithin(typedDecimal(value), Number.MIN_VALUE, 1_000_000_000) ? null : t('PriceIndex.valueWrong'),
      source: (value) => (value.trim() === '' ? t('PriceIndex.sourceMissing') : null),
    },
    submit: ({ month, value, source }, clientKey) => {
      const facts = { month, value: numberOf(typedDecimal(value)) ?? 0, source: source.trim() };
      return onRecord({ clientKey, pilotId: pilot.id, version: known?.version ?? null, ...facts });
    },
    onStored: () => {
      toast(t('PriceIndex.stored'));
      onClose();
    },
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} onCancel={onClose}>
      {known === null && (
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
