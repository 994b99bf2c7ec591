import { useMutation, useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { AccountsDocument, ResetPasswordDocument } from '../../generated/operations.js';
import { withNextPage } from '../../platform/pages.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { latestOf } from '../../platform/form/stored-record.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { AccountDialog } from './AccountDialog.js';
import type { OpenedAccount } from './AccountTable.js';
import { AccountsView } from './AccountsView.js';
import { PasswordDialog } from './PasswordDialog.js';

const pageSize = 50;

/** Accounts with their roles: the administrator searches, adds, edits and suspends them. */
export function AccountsPage() {
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 250);
  const [opened, setOpened] = useState<OpenedAccount | null>(null);
  const [reset] = useMutation(ResetPasswordDocument);
  const { data, previousData, loading, error, fetchMore, refetch } = useQuery(AccountsDocument, {
    variables: { first: pageSize, search: settled },
  });
  const shown = (data ?? previousData)?.accounts;
  if (shown === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  const more = () =>
    fetchMore({
      variables: { after: shown.pageInfo.endCursor },
      updateQuery: (loaded, { fetchMoreResult: next }) => ({ accounts: withNextPage(loaded.accounts, next.accounts) }),
    });
  const accounts = shown.edges.map(({ node }) => node);
  return (
    <>
      <AccountsView
        accounts={accounts}
        totalCount={shown.totalCount}
        hasMore={shown.pageInfo.hasNextPage}
        isLoading={loading}
        search={search}
        onSearch={setSearch}
        onMore={more}
        onOpen={setOpened}
      />
      <AccountDialog
        opened={opened !== null && opened.kind !== 'password'}
        account={opened?.kind === 'edit' ? latestOf(accounts, opened.account) : null}
        onClose={() => setOpened(null)}
        onAdded={() => void refetch()}
      />
      <PasswordDialog
        account={opened?.kind === 'password' ? opened.account : null}
        onReset={async (input) => (await reset({ variables: { input } })).data?.resetPassword.refusal}
        onClose={() => setOpened(null)}
      />
    </>
  );
}
