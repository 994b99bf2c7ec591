import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChangePasswordInput } from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useToast } from '../../platform/toasts.js';
import { FormDialog } from '../../ui/FormDialog.js';

interface ChangePasswordDialogProps {
  opened: boolean;
  onChange: (input: ChangePasswordInput) => ServerAnswer;
  onClose: () => void;
}

/** Asks for the current password and the new one. */
export function ChangePasswordDialog({ opened, onChange, onClose }: ChangePasswordDialogProps) {
  const { t } = useTranslation('session');
  return (
    <FormDialog title={t('ChangePasswordDialog.title')} opened={opened} onClose={onClose} size="md">
      <ChangePasswordForm onChange={onChange} onClose={onClose} />
    </FormDialog>
  );
}

function ChangePasswordForm({ onChange, onClose }: Omit<ChangePasswordDialogProps, 'opened'>) {
  const { t } = useTranslation('session');
  const toast = useToast();
  const { form, onSubmit, isSending, problem } = useServerForm({
    keepAs: null,
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (value) => (value === '' ? t('SignInForm.passwordMissing') : null),
      newPassword: (value) => (value === '' ? t('SignInForm.passwordMissing') : null),
    },
    submit: (input) => onChange(input),
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
