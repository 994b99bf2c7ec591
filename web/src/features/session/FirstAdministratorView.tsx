import { PasswordInput, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CreateFirstAdministratorInput } from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { EntrancePage } from './EntrancePage.js';

interface FirstAdministratorViewProps {
  /** Token of the link; empty when the link was copied incompletely. */
  token: string;
  onCreate: (input: CreateFirstAdministratorInput) => ServerAnswer;
  onCreated: () => void;
}

/** Creates the administrator account of a new installation. */
export function FirstAdministratorView({ token, onCreate, onCreated }: FirstAdministratorViewProps) {
  const { t } = useTranslation('session');
  return (
    <EntrancePage title={t('FirstAdministratorPage.title')}>
      {token === '' ? (
        <Text>{t('FirstAdministratorPage.noToken')}</Text>
      ) : (
        <FirstAdministratorForm token={token} onCreate={onCreate} onCreated={onCreated} />
      )}
    </EntrancePage>
  );
}

function FirstAdministratorForm({ token, onCreate, onCreated }: FirstAdministratorViewProps) {
  const { t } = useTranslation('session');
  const { form, onSubmit, isSending, problem } = useServerForm({
    keepAs: null,
    initialValues: { displayName: '', userName: '', password: '' },
    validate: {
      displayName: (value) => (value.trim() === '' ? t('SignInForm.displayNameMissing') : null),
      userName: (value) => (value.trim() === '' ? t('SignInForm.userNameMissing') : null),
      password: (value) => (value === '' ? t('SignInForm.passwordMissing') : null),
    },
    submit: (values) => onCreate({ ...values, userName: values.userName.trim(), token }),
    onStored: onCreated,
  });
  return (
    <ServerFormFrame
      onSubmit={onSubmit}
      isSending={isSending}
      problem={problem}
      submitLabel={t('FirstAdministratorPage.submit')}
    >
      <TextInput label={t('SignInForm.displayName')} autoComplete="name" {...form.getInputProps('displayName')} />
      <TextInput
        label={t('SignInForm.userName')}
        description={t('SignInForm.userNameHint')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        {...form.getInputProps('userName')}
      />
      <PasswordInput
        label={t('SignInForm.password')}
        description={t('SignInForm.passwordHint')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('PasswordInput.toggle') }}
        {...form.getInputProps('password')}
      />
    </ServerFormFrame>
  );
}
