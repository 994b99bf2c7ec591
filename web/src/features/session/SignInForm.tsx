import { PasswordInput, TextInput } from '@mantine/core';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { SignInDocument, ViewerDocument } from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../platform/form/use-server-form.js';
import { resumeSession } from '../../platform/session.js';

/** User name and password; what another person had read is forgotten first. */
export function SignInForm({ userName = '' }: { userName?: string }) {
  const { t } = useTranslation('session');
  const client = useApolloClient();
  const [signIn] = useMutation(SignInDocument);
  const { form, onSubmit, isSending, problem } = useServerForm({
    initialValues: { userName, password: '' },
    validate: {
      userName: (value) => (value.trim() === '' ? t('SignInForm.userNameMissing') : null),
      password: (value) => (value === '' ? t('SignInForm.passwordMissing') : null),
    },
    submit: async (values) => {
      const { data } = await signIn({ variables: { input: { ...values, userName: values.userName.trim() } } });
      const viewer = data?.signIn.viewer;
      if (viewer == null) return data?.signIn.refusal ?? { code: 'SIGN_IN_FAILED' };
      const known = client.readQuery({ query: ViewerDocument });
      resumeSession();
      if (known?.viewer?.id === viewer.id) return null;
      await client.resetStore();
      return null;
    },
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
