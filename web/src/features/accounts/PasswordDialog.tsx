import { useMutation } from '@apollo/client/react';
import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type AccountPartsFragment, ResetPasswordDocument } from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../platform/form/use-server-form.js';
import { useToast } from '../../platform/toasts.js';
import { FormDialog } from '../../ui/FormDialog.js';

interface PasswordDialogProps {
  account: AccountPartsFragment | null;
  onClose: () => void;
}

/** Gives somebody a new password; their sessions end. */
export function PasswordDialog({ account, onClose }: PasswordDialogProps) {
  const { t } = useTranslation('accounts');
  return (
    <FormDialog
      title={t('PasswordForm.title', { name: account?.displayName ?? '' })}
      opened={account !== null}
      onClose={onClose}
      size="md"
    >
      {account !== null && <PasswordForm account={account} onClose={onClose} />}
    </FormDialog>
  );
}

function PasswordForm({ account, onClose }: { account: AccountPartsFragment; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const toast = useToast();
  const [reset] = useMutation(ResetPasswordDocument);
  const { form, onSubmit, isSending, problem } = useServerForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value === '' ? t('AccountForm.passwordMissing') : null) },
    submit: async ({ password }) =>
      (await reset({ variables: { input: { accountId: account.id, password } } })).data?.resetPassword.refusal,
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
