import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type {
  IncomeLinePartsFragment,
  PilotDetailFragment,
  RecordIncomeLineInput,
} from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { isWithin, numberOf, typedWhole } from '../../platform/form/typed-number.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useToast } from '../../platform/toasts.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { MonthSelect } from '../../ui/MonthSelect.js';
import { freeMonths } from './free-months.js';

/** The line to correct as it was when the dialog was opened; null: a new one. */
export interface IncomeLineOpened {
  readonly line: IncomeLinePartsFragment | null;
}

interface IncomeLineDialogProps {
  pilot: PilotDetailFragment;
  opened: IncomeLineOpened | null;
  onRecord: (input: RecordIncomeLineInput) => ServerAnswer;
  onClose: () => void;
}

export function IncomeLineDialog({ pilot, opened, onRecord, onClose }: IncomeLineDialogProps) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const line = opened?.line ?? null;
  const title =
    line === null ? t('IncomeLines.record') : t('IncomeLines.correct', { month: format.month(line.fromMonth) });
  return (
    <FormDialog title={title} opened={opened !== null} onClose={onClose}>
      <IncomeLineForm pilot={pilot} line={line} onRecord={onRecord} onClose={onClose} />
    </FormDialog>
  );
}

type IncomeLineFormProps = Omit<IncomeLineDialogProps, 'opened'> & IncomeLineOpened;

function IncomeLineForm({ pilot, line, onRecord, onClose }: IncomeLineFormProps) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const toast = useToast();
  const months = freeMonths(
    pilot,
    pilot.incomeLines.map(({ fromMonth }) => fromMonth),
  );
  const { form, onSubmit, isSending, problem } = useServerForm({
    keepAs: `income-line ${pilot.id} ${line?.id ?? 'new'}`,
    initialValues: {
      fromMonth: line?.fromMonth ?? months[0] ?? pilot.startMonth,
      amountPerAdult: line === null ? '' : format.plainNumber(line.amountPerAdult),
      source: line?.source ?? '',
    },
    validate: {
      amountPerAdult: (value) =>
        isWithin(typedWhole(value), 1, Number.MAX_SAFE_INTEGER) ? null : t('IncomeLines.amountWrong'),
      source: (value) => (value.trim() === '' ? t('IncomeLines.sourceMissing') : null),
    },
    submit: ({ fromMonth, amountPerAdult, source }, clientKey) => {
      const facts = { fromMonth, amountPerAdult: numberOf(typedWhole(amountPerAdult)) ?? 0, source: source.trim() };
      return onRecord({ clientKey, pilotId: pilot.id, version: line?.version ?? null, ...facts });
    },
    onStored: () => {
      toast(t('IncomeLines.stored'));
      onClose();
    },
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} onCancel={onClose}>
      {line === null && (
        <MonthSelect
          label={t('IncomeLines.from')}
          months={months}
          formatMonth={format.month}
          {...form.getInputProps('fromMonth')}
        />
      )}
      <TextInput
        label={t('IncomeLines.amount', { currency: format.currencySign(pilot.currency) })}
        inputMode="numeric"
        autoComplete="off"
        {...form.getInputProps('amountPerAdult')}
      />
      <TextInput
        label={t('IncomeLines.source')}
        description={t('IncomeLines.sourceHint')}
        maxLength={300}
        {...form.getInputProps('source')}
      />
    </ServerFormFrame>
  );
}
