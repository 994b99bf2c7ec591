import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { addMonths, monthRange } from '@anaqid/shared-types';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PilotLineFragment } from '../../generated/operations.js';
import { CurrencySelect } from '../../platform/form/CurrencySelect.js';
import { NameFields } from '../../platform/form/NameFields.js';
import { useFormat } from '../../platform/format.js';
import { MonthSelect } from '../../ui/MonthSelect.js';
import { Notice } from '../../ui/Notice.js';
import type { PilotValues } from './pilot-values.js';

/** Number of months offered before and after the initial one. */
const REACH = 36;

/** Editable fields of a pilot; the duration of an existing pilot is changed only by decisions. */
export function PilotFields({
  form,
  pilot,
}: {
  form: UseFormReturnType<PilotValues>;
  pilot: PilotLineFragment | null;
}) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const { startMonth } = form.getInitialValues();
  const months = useMemo(() => monthRange(addMonths(startMonth, -REACH), addMonths(startMonth, REACH)), [startMonth]);
  const zones = useMemo(
    () => [...new Set([form.getInitialValues().timeZone, 'Asia/Damascus', ...Intl.supportedValuesOf('timeZone')])],
    [form],
  );
  return (
    <>
      {pilot !== null && (pilot.counts.families ?? 0) > 0 && <Notice tone="info">{t('PilotForm.fixed')}</Notice>}
      <NameFields path="name" label={t('PilotForm.name')} field={(path) => form.getInputProps(path)} />
      <MonthSelect
        label={t('PilotForm.startMonth')}
        months={months}
        formatMonth={format.month}
        {...form.getInputProps('startMonth')}
      />
      {pilot === null && (
        <>
          <TextInput
            label={t('PilotForm.plannedMonths')}
            inputMode="numeric"
            autoComplete="off"
            {...form.getInputProps('plannedMonths')}
          />
          <TextInput
            label={t('PilotForm.capMonths')}
            description={t('PilotForm.capHint')}
            inputMode="numeric"
            autoComplete="off"
            {...form.getInputProps('capMonths')}
          />
        </>
      )}
      <CurrencySelect label={t('PilotForm.currency')} {...form.getInputProps('currency')} />
      <NativeSelect
        label={t('PilotForm.timeZone')}
        description={t('PilotForm.timeZoneHint')}
        data={zones}
        {...form.getInputProps('timeZone')}
      />
      <TextInput
        label={t('PilotForm.target')}
        description={t('PilotForm.targetHint')}
        inputMode="decimal"
        autoComplete="off"
        {...form.getInputProps('targetShare')}
      />
    </>
  );
}
