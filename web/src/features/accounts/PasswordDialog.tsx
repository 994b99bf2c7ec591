import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type AccountPartsFragment, type ResetPasswordInput } from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useToast } from '../../platform/toasts.js';
import { FormDialog } from '../../ui/FormDialog.js';

interface PasswordDialogProps {
  /** The account that gets a new password; null: closed. */
  account: AccountPartsFragment | null;
  onReset: (input: ResetPasswordInput) => ServerAnswer;
  onClose: () => void;
}

/** Sets a new password for an account and ends its sessions. */
export function PasswordDialog({ account, onReset, onClose }: PasswordDialogProps) {
  const { t } = useTranslation('accounts');
  return (
    <FormDialog
      title={t('PasswordForm.title', { name: account?.displayName ?? '' })}
      opened={account !== null}
      onClose={onClose}
      size="md"
    >
      {account !== null && <PasswordForm account={account} onReset={onReset} onClose={onClose} />}
    </FormDialog>
  );
}

type PasswordFormProps = PasswordDialogProps & { account: AccountPartsFragment };

function PasswordForm({ account, onReset, onClose }: PasswordFormProps) {
  const { t } = useTranslation('accounts');
  const toast = useToast();
  const { form, onSubmit, isSending, problem } = useServerForm({
    keepAs: null,
    initialValues: { password: '' },
    validate: { password: (value) => (value === '' ? t('AccountForm.passwordMissing') : null) },
    submit: ({ password }) => onReset({ accountId: account.id, password }),
    onStored: () => {
      toast(t('PasswordForm.done', { name: account.displayName }));
      onClose();
    },
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} onCancel={onClose}>
      <PasswordInput
        label={t('PasswordForm.new')}
        description={t('PasswordForm.hint')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('AccountForm.showPassword') }}
        {...form.getInputProps('password')}
      />
    </ServerFormFrame>
  );
}
