import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EntrancePage } from './EntrancePage.js';
import { SignInForm } from './SignInForm.js';

/** Shown at the address that was asked for; signing in opens it. */
export function SignInPage({ needsFirstAdministrator }: { needsFirstAdministrator: boolean }) {
  const { t } = useTranslation('session');
  return (
    <EntrancePage title={t('SignInPage.title')}>
      {needsFirstAdministrator ? <Text>{t('SignInPage.needsFirstAdministrator')}</Text> : <SignInForm />}
    </EntrancePage>
  );
}
