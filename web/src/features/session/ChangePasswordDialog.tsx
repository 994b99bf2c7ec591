import { useMutation } from '@apollo/client/react';
import { PasswordInput } from '@mantine/core';
import { useToast } from '../../platform/toasts.js';
import { useTranslation } from 'react-i18next';
import { ChangePasswordDocument } from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../platform/form/use-server-form.js';
import { FormDialog } from '../../ui/FormDialog.js';

interface ChangePasswordDialogProps {
  opened: boolean;
  onClose: () => void;
}

export function ChangePasswordDialog({ opened, onClose }: ChangePasswordDialogProps) {
  const { t } = useTranslation('session');
  return (
    <FormDialog title={t('ChangePasswordDialog.title')} opened={opened} onClose={onClose} size="md">
      <ChangePasswordForm onClose={onClose} />
    </FormDialog>
  );
}

function ChangePasswordForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('session');
  const toast = useToast();
  const [change] = useMutation(ChangePasswordDocument);
  const { form, onSubmit, isSending, problem } = useServerForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (value) => (value === '' ? t('SignInForm.passwordMissing') : null),
      newPassword: (value) => (value === '' ? t('SignInForm.passwordMissing') : null),
    },
    submit: async (input) => (await change({ variables: { input } })).data?.changePassword.refusal,
    onStored: () => {
      toast(t('ChangePasswordDialog.done'));
      onClose();
    },
  });
  const toggle = { 'aria-label': t('PasswordInput.toggle') };
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} onCancel={onClose}>
      <PasswordInput
        label={t('ChangePasswordDialog.current')}
        autoComplete="current-password"
        visibilityToggleButtonProps={toggle}
        {...form.getInputProps('currentPassword')}
      />
      <PasswordInput
        label={t('ChangePasswordDialog.new')}
        description={t('SignInForm.passwordHint')}
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        {...form.getInputProps('newPassword')}
      />
    </ServerFormFrame>
  );
}
