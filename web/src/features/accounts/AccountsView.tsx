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
  /** How many the search finds, also beyond those listed. */
  totalCount: number;
  hasMore: boolean;
  isLoading: boolean;
  /** As typed. */
  search: string;
  onSearch: (search: string) => void;
  onMore: () => Promise<unknown>;
  onOpen: (opened: OpenedAccount) => void;
}

/** The list of people, what it is searched for, and the ways to add or change somebody. */
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
