import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FamilyFileFragment } from '../../../generated/operations.js';
import { CheckIcon } from '../../../ui/icons.js';
import classes from '../families.module.css';
import type { OpenDialog } from './FamilyDialog.js';

interface StartStepsProps {
  family: FamilyFileFragment;
  onOpen: (dialog: OpenDialog) => void;
}

/** The missing requirements for the enrolment of a candidate, in order, each with its button. */
export function StartSteps({ family, onOpen }: StartStepsProps) {
  const { t } = useTranslation('families');
  const hasRepresentative = family.members.some(
    ({ relation, leftMonth }) => relation === 'REPRESENTATIVE' && leftMonth === null,
  );
  const hasConsent = family.consents.find(({ purpose }) => purpose === 'RECORD')?.given === true;
  const canEnrol = family.viewerSteps.includes('ENROL');
  return (
    <section className={`${classes.section} no-print`} aria-labelledby="start-steps">
      <h2 id="start-steps" className={classes.title}>
        {t('StartSteps.title')}
      </h2>
      <ol className={classes.steps}>
        <StartStep isDone={hasRepresentative} text={t('StartSteps.members')}>
          <Button variant="default" onClick={() => onOpen({ kind: 'member', member: null })}>
            {t('MembersSection.add')}
          </Button>
        </StartStep>
        <StartStep isDone={hasConsent} text={t('StartSteps.consent')}>
          <Button variant={hasRepresentative ? 'filled' : 'default'} onClick={() => onOpen({ kind: 'consent' })}>
            {t('Consent.record')}
          </Button>
        </StartStep>
        <StartStep isDone={false} text={t('StartSteps.enrol')}>
          {canEnrol && (
            <Button onClick={() => onOpen({ kind: 'step', step: 'ENROL' })}>{t('StartSteps.enrolNow')}</Button>
          )}
        </StartStep>
      </ol>
    </section>
  );
}

function StartStep({ isDone, text, children }: { isDone: boolean; text: string; children: React.ReactNode }) {
  const { t } = useTranslation('families');
  return (
    <li>
      <Group gap="sm">
        <Text>{text}</Text>
        {isDone ? (
          <Group gap={4} c="var(--anaqid-accent)">
            <CheckIcon />
            <Text fw={600}>{t('StartSteps.done')}</Text>
          </Group>
        ) : (
          children
        )}
      </Group>
    </li>
  );
}
