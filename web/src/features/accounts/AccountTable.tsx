import { Badge, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AccountPartsFragment } from '../../generated/operations.js';
import { type Format, useFormat } from '../../platform/format.js';
import { type Column, DataTable } from '../../ui/DataTable.js';
import { EditIcon, LockIcon } from '../../ui/icons.js';

/** The dialog that is open: a new account, or an account that is edited or gets a new password. */
export type OpenedAccount =
  { readonly kind: 'add' } | { readonly kind: 'edit' | 'password'; readonly account: AccountPartsFragment };

interface AccountTableProps {
  accounts: readonly AccountPartsFragment[];
  onOpen: (opened: OpenedAccount) => void;
}

export function AccountTable({ accounts, onOpen }: AccountTableProps) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const columns: Column<AccountPartsFragment>[] = [
    {
      key: 'name',
      header: t('AccountTable.name'),
      isRowHeader: true,
      cell: ({ displayName, userName, disabled }) => (
        <>
          {displayName}{' '}
          <Text component="bdi" c="dimmed" size="sm">
            {userName}
          </Text>{' '}
          {disabled && <Badge>{t('AccountTable.disabled')}</Badge>}
        </>
      ),
    },
    { key: 'role', header: t('AccountTable.role'), cell: ({ role }) => t(`Role.${role}`) },
    {
      key: 'scope',
      header: t('AccountTable.scope'),
      cell: (account) => scopeWords(format, account) || t('AccountTable.everything'),
    },
    {
      key: 'lastSignIn',
      header: t('AccountTable.lastSignIn'),
      cell: ({ lastSignInAt }) =>
        lastSignInAt == null ? t('AccountTable.never') : <bdi>{format.dateTime(lastSignInAt)}</bdi>,
    },
    {
      key: 'actions',
      header: t('AccountTable.actions'),
      isActions: true,
      cell: (account) => (
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="subtle"
            px="xs"
            aria-label={t('AccountTable.edit', { name: account.displayName })}
            onClick={() => onOpen({ kind: 'edit', account })}
          >
            <EditIcon />
          </Button>
          <Button
            variant="subtle"
            px="xs"
            aria-label={t('PasswordForm.title', { name: account.displayName })}
            onClick={() => onOpen({ kind: 'password', account })}
          >
            <LockIcon />
          </Button>
        </Group>
      ),
    },
  ];
  return <DataTable caption={t('AccountsPage.title')} columns={columns} rows={accounts} rowKey={({ id }) => id} />;
}

/** The scope of the account in words: its clusters, association or pilots. */
function scopeWords(format: Format, { clusters, association, pilots }: AccountPartsFragment): string {
  const places = [...clusters, ...(association == null ? [] : [association]), ...pilots];
  return format.list(places.map(({ name }) => format.name(name)));
}
