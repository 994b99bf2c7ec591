import { NativeSelect, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../platform/form/DateField.js';
import type {
  ExitReason,
  FamilyFileFragment,
  LaterServiceFragment,
  LifeCycleStep,
} from '../../../generated/operations.js';
import { presentDay } from '../../../domain/pilots/present-day.js';
import { ServerFormFrame } from '../../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../../platform/form/use-server-form.js';
import { useFormat } from '../../../platform/format.js';
import type { FamilyChanges } from '../family-changes.js';
import { ServicesAfterLeaving } from './ServicesAfterLeaving.js';
import { laterStep, stepFields } from './steps.js';

const exitReasons: readonly ExitReason[] = [
  'WITHDREW',
  'MOVED',
  'LOST_CONTACT',
  'DIED',
  'BECAME_INELIGIBLE',
  'PERMANENT_SOCIAL_PROTECTION',
  'TRANSFERRED',
  'PILOT_ENDED',
  'DUPLICATE_RECORD',
];

/** A family that graduated or left is only ever marked as a duplicate. */
function exitReasonsOf({ state }: FamilyFileFragment): readonly ExitReason[] {
  return state === 'GRADUATED' || state === 'EXITED' ? ['DUPLICATE_RECORD'] : exitReasons;
}

interface StepFormProps {
  family: FamilyFileFragment;
  step: LifeCycleStep;
  onTake: FamilyChanges['takeStep'];
  onReadServicesAfter: FamilyChanges['readServicesAfter'];
  onClose: () => void;
}

/** Form of a life-cycle step: its explanation, its day, and the fields that it needs. */
export function StepForm({ family, step, onTake, onReadServicesAfter, onClose }: StepFormProps) {
  const { t } = useTranslation('families');
  const { t: tFamily } = useTranslation('family');
  const format = useFormat();
  const { asks, needs } = stepFields(step);
  const reasons = step === 'EXIT' ? exitReasonsOf(family) : [];
  const onlyReason = reasons.length === 1 ? reasons[0] : undefined;
  const dayProblem = (on: string): string | null => {
    if (on === '') return t('dayMissing');
    const later = laterStep(family, step, on);
    return later === null ? null : t('beforeLastStep', { day: format.date(later) });
  };
  const [laterServices, setLaterServices] = useState<readonly LaterServiceFragment[]>([]);
  const { form, onSubmit, isSending, problem } = useServerForm({
    keepAs: `step ${family.id} ${step}`,
    initialValues: {
      on: presentDay(family.pilot),
      reason: '',
      exitReason: onlyReason ?? '',
      nextStep: '',
      reviewOn: '',
      givenAfterLeaving: [] as string[],
    },
    validate: (values) => ({
      on: dayProblem(values.on),
      ...Object.fromEntries(
        needs.filter((field) => values[field].trim() === '').map((field) => [field, t(`StepForm.${field}Missing`)]),
      ),
    }),
    submit: async (values, clientKey) => {
      const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
      const { on, givenAfterLeaving } = values;
      const refusal = await onTake({
        clientKey,
        familyId: family.id,
        version: family.version,
        step,
        on,
        reason: orNull(values.reason),
        exitReason: exitReasons.find((reason) => reason === values.exitReason) ?? null,
        nextStep: orNull(values.nextStep),
        reviewOn: orNull(values.reviewOn),
        ...(givenAfterLeaving.length > 0 && { givenAfterLeaving }),
      });
      if (refusal?.code === 'SERVICES_BEYOND') setLaterServices(await onReadServicesAfter(family.id, on));
      return refusal;
    },
    onStored: onClose,
  });
  return (
    <ServerFormFrame
      onSubmit={onSubmit}
      isSending={isSending}
      problem={problem}
      onCancel={onClose}
      submitLabel={tFamily(`Step.${step}`)}
    >
      <Text>{onlyReason === undefined ? t(`StepForm.lead.${step}`) : t('StepForm.duplicateLead')}</Text>
      {asks.has('exitReason') && (
        <NativeSelect
          label={t('StepForm.exitReason')}
          description={onlyReason === undefined ? t('StepForm.noMoveYet') : undefined}
          data={[
            ...(onlyReason === undefined ? [{ value: '', label: t('choose') }] : []),
            ...reasons.map((value) => ({ value, label: tFamily(`ExitReason.${value}`) })),
          ]}
          data-autofocus
          {...form.getInputProps('exitReason')}
        />
      )}
      <Textarea label={t(reasonLabel(step))} maxLength={1000} {...form.getInputProps('reason')} />
      {asks.has('nextStep') && (
        <Textarea label={t('StepForm.nextStep')} maxLength={1000} {...form.getInputProps('nextStep')} />
      )}
      <DateField label={t('StepForm.on')} {...form.getInputProps('on')} />
      {laterServices.length > 0 && (
        <ServicesAfterLeaving
          services={laterServices}
          clusterId={family.cluster.id}
          field={form.getInputProps('givenAfterLeaving')}
        />
      )}
      {asks.has('reviewOn') && <DateField label={t('StepForm.reviewOn')} {...form.getInputProps('reviewOn')} />}
    </ServerFormFrame>
  );
}

function reasonLabel(step: LifeCycleStep) {
  return stepFields(step).needs.includes('reason') ? 'StepForm.reason' : 'StepForm.note';
}
