import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SignInInput } from '../../generated/operations.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';
import { EntrancePage } from './EntrancePage.js';
import { SignInForm } from './SignInForm.js';

interface SignInPageProps {
  /** Whether no account exists yet. */
  needsFirstAdministrator: boolean;
  onSignIn: (input: SignInInput) => ServerAnswer;
}

/** Shown at the requested address, which opens after signing in. */
export function SignInPage({ needsFirstAdministrator, onSignIn }: SignInPageProps) {
  const { t } = useTranslation('session');
  return (
    <EntrancePage title={t('SignInPage.title')}>
      {needsFirstAdministrator ? (
        <Text>{t('SignInPage.needsFirstAdministrator')}</Text>
      ) : (
        <SignInForm onSignIn={onSignIn} />
      )}
    </EntrancePage>
  );
}
