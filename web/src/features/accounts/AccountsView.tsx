import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AccountPartsFragment } from '../../generated/operations.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PlusIcon, SearchIcon } from '../../ui/icons.js';
import { PageHeader } from '../../ui/PageHeader.js';
import { ShowMore } from '../../ui/ShowMore.js';
import { AccountTable, type OpenedAccount } from './AccountTable.js';

interface AccountsViewProps {
  accounts: readonly AccountPartsFragment[];
  /** Number of search results, including those not listed yet. */
  totalCount: number;
  hasMore: boolean;
  isLoading: boolean;
  /** Search text as typed. */
  search: string;
  onSearch: (search: string) => void;
  onMore: () => Promise<unknown>;
  onOpen: (opened: OpenedAccount) => void;
}

/** List of accounts with the search field and the actions to add or edit one. */
export function AccountsView(props: AccountsViewProps) {
  const { accounts, totalCount, hasMore, isLoading, search, onSearch, onMore, onOpen } = props;
  const { t } = useTranslation('accounts');
  return (
    <>
      <PageHeader
        title={t('AccountsPage.title')}
        lead={t('AccountsPage.found', { count: totalCount })}
        actions={
          <Button leftSection={<PlusIcon />} onClick={() => onOpen({ kind: 'add' })}>
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
        onChange={({ currentTarget }) => onSearch(currentTarget.value)}
        maw={420}
        mb="md"
      />
      {accounts.length === 0 ? (
        <EmptyState title={t('AccountsPage.noneFound')} reason={t('AccountsPage.noneFoundReason')} />
      ) : (
        <div aria-busy={isLoading}>
          <AccountTable accounts={accounts} onOpen={onOpen} />
        </div>
      )}
      <ShowMore hasMore={hasMore} onMore={onMore} />
    </>
  );
}
