import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountPartsFragment } from '../../generated/operations.js';
import { FormDialog } from '../../ui/FormDialog.js';

interface AccountDialogFrameProps {
  opened: boolean;
  /** Null: a new account. */
  account: AccountPartsFragment | null;
  onClose: () => void;
  children: ReactNode;
}

/** Dialog around the account form. */
export function AccountDialogFrame({ opened, account, onClose, children }: AccountDialogFrameProps) {
  const { t } = useTranslation('accounts');
  const title =
    account === null ? t('AccountForm.addTitle') : t('AccountForm.editTitle', { name: account.displayName });
  return (
    <FormDialog title={title} opened={opened} onClose={onClose}>
      {children}
    </FormDialog>
  );
}
