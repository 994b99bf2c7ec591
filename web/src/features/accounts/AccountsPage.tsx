import { useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountsDocument } from '../../generated/operations.js';
import { withNextPage } from '../../platform/pages.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { PlusIcon, SearchIcon } from '../../ui/icons.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { PageHeader } from '../../ui/PageHeader.js';
import { ShowMore } from '../../ui/ShowMore.js';
import { AccountDialog } from './AccountDialog.js';
import { AccountTable, type Opened } from './AccountTable.js';
import { PasswordDialog } from './PasswordDialog.js';

const pageSize = 50;

/** People who sign in, with their roles: found by name, added, changed, stopped (administrator). */
export function AccountsPage() {
  const { t } = useTranslation('accounts');
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 250);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { data, previousData, loading, error, fetchMore, refetch } = useQuery(AccountsDocument, {
    variables: { first: pageSize, search: settled },
  });
  const shown = (data ?? previousData)?.accounts;
  if (shown === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  const more = () =>
    fetchMore({
      variables: { after: shown.pageInfo.endCursor },
      updateQuery: (known, { fetchMoreResult: next }) => ({ accounts: withNextPage(known.accounts, next.accounts) }),
    });
  return (
    <>
      <PageHeader
        title={t('AccountsPage.title')}
        lead={t('AccountsPage.found', { count: shown.totalCount })}
        actions={
          <Button leftSection={<PlusIcon />} onClick={() => setOpened({ kind: 'add' })}>
            {t('AccountsPage.add')}
          </Button>
        }
      />
      <TextInput
        type="search"
        aria-label={t('AccountsPage.search')}
        placeholder={t('AccountsPage.search')}
        leftSection={<SearchIcon />}
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        maw={420}
        mb="md"
      />
      {shown.edges.length === 0 ? (
        <EmptyState title={t('AccountsPage.noneFound')} reason={t('AccountsPage.noneFoundReason')} />
      ) : (
        <div aria-busy={loading}>
          <AccountTable accounts={shown.edges.map(({ node }) => node)} onOpen={setOpened} />
        </div>
      )}
      <ShowMore hasMore={shown.pageInfo.hasNextPage} onMore={more} />
      <AccountDialog
        opened={opened !== null && opened.kind !== 'password'}
        account={opened?.kind === 'edit' ? opened.account : null}
        onClose={() => setOpened(null)}
        onAdded={() => void refetch()}
      />
      <PasswordDialog account={opened?.kind === 'password' ? opened.account : null} onClose={() => setOpened(null)} />
    </>
  );
}
