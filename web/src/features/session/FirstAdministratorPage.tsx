import { useApolloClient, useMutation } from '@apollo/client/react';
import { PasswordInput, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { CreateFirstAdministratorDocument } from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../platform/form/use-server-form.js';
import { EntrancePage } from './EntrancePage.js';

/** Opened by the single-use link that the server prints; the token is taken out of the address at once. */
export function FirstAdministratorPage() {
  const { t } = useTranslation('session');
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  return (
    <EntrancePage title={t('FirstAdministratorPage.title')}>
      {token === '' ? <Text>{t('FirstAdministratorPage.noToken')}</Text> : <FirstAdministratorForm token={token} />}
    </EntrancePage>
  );
}

function FirstAdministratorForm({ token }: { token: string }) {
  const { t } = useTranslation('session');
  const client = useApolloClient();
  const navigate = useNavigate();
  const [create] = useMutation(CreateFirstAdministratorDocument);
  const { form, onSubmit, isSending, problem } = useServerForm({
    initialValues: { displayName: '', userName: '', password: '' },
    validate: {
      displayName: (value) => (value.trim() === '' ? t('SignInForm.displayNameMissing') : null),
      userName: (value) => (value.trim() === '' ? t('SignInForm.userNameMissing') : null),
      password: (value) => (value === '' ? t('SignInForm.passwordMissing') : null),
    },
    submit: async (values) => {
      const { data } = await create({ variables: { input: { ...values, userName: values.userName.trim(), token } } });
      if (data?.createFirstAdministrator.viewer == null) {
        return data?.createFirstAdministrator.refusal ?? { code: 'LINK_NOT_VALID' };
      }
      await client.resetStore();
      return null;
    },
    onStored: () => void navigate('/', { replace: true }),
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
