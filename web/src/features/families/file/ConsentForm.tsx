import { NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../platform/form/DateField.js';
import type { ConsentPurpose, FamilyFileFragment, RecordConsentInput } from '../../../generated/operations.js';
import { presentDay } from '../../../domain/pilots/present-day.js';
import { ServerFormFrame } from '../../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../../platform/form/use-server-form.js';
import { usePreferences } from '../../../platform/preferences.js';
import classes from '../families.module.css';
import type { FamilyChanges } from '../family-changes.js';

export const purposes: readonly ConsentPurpose[] = ['RECORD', 'SHARING', 'REFERRAL'];

type Word = '' | 'given' | 'withdrawn';
type Words = Record<ConsentPurpose, Word> & { on: string; language: string };

interface ConsentFormProps {
  family: FamilyFileFragment;
  onRecord: FamilyChanges['recordConsents'];
  onClose: () => void;
}

/**
 * The family's consent for each purpose, after the statement was read aloud in its language. Only changed answers are
 * recorded.
 */
export function ConsentForm({ family, onRecord, onClose }: ConsentFormProps) {
  const { t } = useTranslation('families');
  const { t: tFamily } = useTranslation('family');
  const { language } = usePreferences();
  // One client key for each purpose, so that sending again after a partial failure records nothing twice.
  const keys = useRef(new Map<string, string>());
  const inputOf = (decision: Omit<RecordConsentInput, 'clientKey' | 'familyId'>): RecordConsentInput => {
    const key = JSON.stringify(decision);
    const clientKey = keys.current.get(key) ?? crypto.randomUUID();
    keys.current.set(key, clientKey);
    return { clientKey, familyId: family.id, ...decision };
  };
  const { form, onSubmit, isSending, problem } = useServerForm<Words>({
    keepAs: `consents ${family.id}`,
    initialValues: {
      RECORD: wordOn(family, 'RECORD'),
      SHARING: wordOn(family, 'SHARING'),
      REFERRAL: wordOn(family, 'REFERRAL'),
      on: presentDay(family.pilot),
      language,
    },
    validate: { on: (on) => (on === '' ? t('dayMissing') : null) },
    submit: async (values) =>
      onRecord(
        purposes
          .filter((purpose) => values[purpose] !== '' && values[purpose] !== wordOn(family, purpose))
          .map((purpose) =>
            inputOf({ purpose, given: values[purpose] === 'given', on: values.on, language: values.language }),
          ),
      ),
    onStored: onClose,
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} onCancel={onClose}>
      <Text>{t('ConsentForm.lead')}</Text>
      {purposes.map((purpose) => (
        <Radio.Group
          key={purpose}
          size="md"
          label={tFamily(`ConsentPurpose.${purpose}`)}
          {...form.getInputProps(purpose)}
        >
          <div className={classes.choices}>
            <Radio value="given" label={t('Consent.given')} />
            <Radio value="withdrawn" label={t('Consent.refused')} />
          </div>
        </Radio.Group>
      ))}
      <Stack gap="sm">
        <DateField label={t('ConsentForm.on')} {...form.getInputProps('on')} />
        <NativeSelect
          label={t('ConsentForm.language')}
          data={['ar', 'ku', 'en'].map((value) => ({ value, label: t(`Language.${value}`) }))}
          {...form.getInputProps('language')}
        />
      </Stack>
    </ServerFormFrame>
  );
}

/** The latest answer for a purpose; nothing when it was never asked. */
function wordOn({ consents }: FamilyFileFragment, purpose: ConsentPurpose): Word {
  const latest = consents.find((consent) => consent.purpose === purpose);
  return latest === undefined ? '' : latest.given ? 'given' : 'withdrawn';
}
