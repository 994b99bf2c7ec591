import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SignInInput } from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';

interface SignInFormProps {
  /** Prefilled when the account is known. */
  userName?: string;
  onSignIn: (input: SignInInput) => ServerAnswer;
}

/** Form for user name and password. */
export function SignInForm({ userName = '', onSignIn }: SignInFormProps) {
  const { t } = useTranslation('session');
  const { form, onSubmit, isSending, problem } = useServerForm({
    keepAs: null,
    initialValues: { userName, password: '' },
    validate: {
      userName: (value) => (value.trim() === '' ? t('SignInForm.userNameMissing') : null),
      password: (value) => (value === '' ? t('SignInForm.passwordMissing') : null),
    },
    submit: (values) => onSignIn({ ...values, userName: values.userName.trim() }),
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} submitLabel={t('SignInForm.submit')}>
      <TextInput
        label={t('SignInForm.userName')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        {...form.getInputProps('userName')}
      />
      <PasswordInput
        label={t('SignInForm.password')}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('PasswordInput.toggle') }}
        {...form.getInputProps('password')}
      />
    </ServerFormFrame>
  );
}
