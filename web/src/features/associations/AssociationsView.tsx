import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AssociationPartsFragment } from '../../generated/operations.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PlusIcon, SearchIcon } from '../../ui/icons.js';
import { PageHeader } from '../../ui/PageHeader.js';
import { ShowMore } from '../../ui/ShowMore.js';
import { AssociationTable, type OpenedAssociation } from './AssociationTable.js';

interface AssociationsViewProps {
  associations: readonly AssociationPartsFragment[];
  /** Number of search results, including those not listed yet. */
  totalCount: number;
  hasMore: boolean;
  isLoading: boolean;
  canAdd: boolean;
  /** Search text as typed. */
  search: string;
  /** Whether the list shows search results. */
  isSearch: boolean;
  onSearch: (search: string) => void;
  onMore: () => Promise<unknown>;
  onOpen: (opened: OpenedAssociation) => void;
}

/** List of associations with the search field and the actions to add or edit one. */
export function AssociationsView(props: AssociationsViewProps) {
  const { associations, totalCount, hasMore, isLoading, canAdd, search, isSearch, onSearch, onMore, onOpen } = props;
  const { t } = useTranslation('associations');
  return (
    <>
      <PageHeader
        title={t('AssociationsPage.title')}
        lead={t('AssociationsPage.found', { count: totalCount })}
        actions={
          canAdd && (
            <Button leftSection={<PlusIcon />} onClick={() => onOpen({ kind: 'add' })}>
              {t('AssociationsPage.add')}
            </Button>
          )
        }
      />
      <TextInput
        type="search"
        aria-label={t('AssociationsPage.search')}
        placeholder={t('AssociationsPage.search')}
        leftSection={<SearchIcon />}
        value={search}
        onChange={({ currentTarget }) => onSearch(currentTarget.value)}
        maw={420}
        mb="md"
      />
      <div aria-busy={isLoading}>
        <Found associations={associations} isSearch={isSearch} onOpen={onOpen} />
      </div>
      <ShowMore hasMore={hasMore} onMore={onMore} />
    </>
  );
}

type FoundProps = Pick<AssociationsViewProps, 'associations' | 'isSearch' | 'onOpen'>;

function Found({ associations, isSearch, onOpen }: FoundProps) {
  const { t } = useTranslation('associations');
  if (associations.length > 0) return <AssociationTable associations={associations} onOpen={onOpen} />;
  return isSearch ? (
    <EmptyState title={t('AssociationsPage.noneFound')} reason={t('AssociationsPage.noneFoundReason')} />
  ) : (
    <EmptyState title={t('AssociationsPage.empty')} reason={t('AssociationsPage.emptyReason')} />
  );
}
