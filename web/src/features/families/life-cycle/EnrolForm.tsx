import { NativeSelect, Textarea } from '@mantine/core';
import { addMonths, firstDayOf, lastDayOf, monthOf, monthRange } from '@anaqid/shared-types';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../platform/form/DateField.js';
import type { FamilyClusterFragment, FamilyFileFragment } from '../../../generated/operations.js';
import { presentDay } from '../../../domain/pilots/present-day.js';
import { ServerFormFrame } from '../../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../../platform/form/use-server-form.js';
import { useFormat } from '../../../platform/format.js';
import { MonthSelect } from '../../../ui/MonthSelect.js';
import type { FamilyChanges } from '../family-changes.js';
import { laterStep } from './steps.js';

interface EnrolFormProps {
  family: FamilyFileFragment;
  clusters: readonly FamilyClusterFragment[];
  onEnrol: FamilyChanges['enrol'];
  onClose: () => void;
}

/** Enrols a family: association, programme month 0, day of the baseline visit. */
export function EnrolForm({ family, clusters, onEnrol, onClose }: EnrolFormProps) {
  const { t } = useTranslation('families');
  const format = useFormat();
  const { presentMonth, startMonth } = family.pilot;
  const { form, onSubmit, isSending, problem } = useServerForm({
    keepAs: `enrolment ${family.id}`,
    initialValues: {
      associationId: family.association?.id ?? '',
      enrolledMonth: presentMonth,
      baselineOn: presentDay(family.pilot),
      reason: '',
    },
    validate: {
      associationId: (id) => (id === '' ? t('EnrolForm.associationMissing') : null),
      baselineOn: (day, { enrolledMonth }) => {
        if (day === '' || monthOf(day) !== enrolledMonth) return t('EnrolForm.dayOutside');
        const later = laterStep(family, 'ENROL', day);
        return later === null ? null : t('beforeLastStep', { day: format.date(later) });
      },
    },
    fieldNames: { on: 'baselineOn' },
    submit: async (values, clientKey) => {
      const reason = values.reason.trim() === '' ? null : values.reason.trim();
      return onEnrol({ clientKey, familyId: family.id, version: family.version, ...values, reason });
    },
    onStored: onClose,
  });
  const { enrolledMonth } = form.values;
  const memberships = clusters.find(({ id }) => id === family.cluster.id)?.memberships ?? [];
  const associations = memberships
    .filter(
      ({ adoptsFamilies, fromMonth, toMonth }) =>
        adoptsFamilies && fromMonth <= enrolledMonth && (toMonth === null || enrolledMonth <= toMonth),
    )
    .map(({ association: { id, name } }) => ({ value: id, label: format.name(name) }));
  const chooseMonth = (month: string): void => {
    form.setFieldValue('enrolledMonth', month);
    if (monthOf(form.values.baselineOn) !== month) form.setFieldValue('baselineOn', lastDayOf(month));
  };
  return (
    <ServerFormFrame
      onSubmit={onSubmit}
      isSending={isSending}
      problem={problem}
      onCancel={onClose}
      submitLabel={t('EnrolForm.submit')}
    >
      <NativeSelect
        label={t('EnrolForm.association')}
        data={[{ value: '', label: t('choose') }, ...associations]}
        data-autofocus
        {...form.getInputProps('associationId')}
      />
      <MonthSelect
        label={t('EnrolForm.month')}
        description={t('EnrolForm.monthHint')}
        months={monthRange(addMonths(startMonth, -1), presentMonth).reverse()}
        formatMonth={format.month}
        {...form.getInputProps('enrolledMonth')}
        onChange={({ currentTarget }) => chooseMonth(currentTarget.value)}
      />
      <DateField
        label={t('EnrolForm.baseline')}
        min={firstDayOf(enrolledMonth)}
        max={lastDayOf(enrolledMonth)}
        {...form.getInputProps('baselineOn')}
      />
      {family.state === 'GRADUATED' && (
        <Textarea label={t('EnrolForm.relapseReason')} maxLength={1000} {...form.getInputProps('reason')} />
      )}
    </ServerFormFrame>
  );
}
