import { ActionIcon, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NextIcon, PreviousIcon } from './icons.js';

interface MonthStepperProps {
  /** The month, formatted for the reader. */
  label: string;
  /** Absent: there is no earlier month. */
  onPrevious?: () => void;
  /** Absent: there is no later month. */
  onNext?: () => void;
}

/** Goes one month back or forward; the arrows follow the reading direction. */
export function MonthStepper({ label, onPrevious, onNext }: MonthStepperProps) {
  const { t } = useTranslation('ui');
  return (
    <Group gap="xs" wrap="nowrap" role="group" aria-label={t('MonthStepper.label')}>
      <ActionIcon
        aria-label={t('MonthStepper.previous')}
        className="no-print"
        disabled={onPrevious == null}
        onClick={onPrevious}
      >
        <PreviousIcon />
      </ActionIcon>
      <Text fw={700} size="lg" miw="8em" ta="center" aria-live="polite">
        {label}
      </Text>
      <ActionIcon aria-label={t('MonthStepper.next')} className="no-print" disabled={onNext == null} onClick={onNext}>
        <NextIcon />
      </ActionIcon>
    </Group>
  );
}
