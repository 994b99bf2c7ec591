import { useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AssociationPartsFragment, AssociationsDocument } from '../../generated/operations.js';
import { withNextPage } from '../../platform/pages.js';
import { useViewer } from '../../platform/session.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { PlusIcon, SearchIcon } from '../../ui/icons.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { PageHeader } from '../../ui/PageHeader.js';
import { ShowMore } from '../../ui/ShowMore.js';
import { AssociationDialog } from './AssociationDialog.js';
import { AssociationTable, type OpenedAssociation } from './AssociationTable.js';
import { MembershipsDialog } from './MembershipsDialog.js';

const pageSize = 50;

/** Associations with their clusters: found by name, added, changed (administrator); read by the federation. */
export function AssociationsPage() {
  const { t } = useTranslation('associations');
  const { role } = useViewer();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 250);
  const [opened, setOpened] = useState<OpenedAssociation | null>(null);
  const { data, previousData, loading, error, fetchMore, refetch } = useQuery(AssociationsDocument, {
    variables: { first: pageSize, search: settled },
  });
  const shown = (data ?? previousData)?.associations;
  if (shown === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  const associations = shown.edges.map(({ node }) => node);
  const more = () =>
    fetchMore({
      variables: { after: shown.pageInfo.endCursor },
      updateQuery: (known, { fetchMoreResult: next }) => ({
        associations: withNextPage(known.associations, next.associations),
      }),
    });
  const canAdd = role === 'ADMINISTRATOR';
  return (
    <>
      <PageHeader
        title={t('AssociationsPage.title')}
        lead={t('AssociationsPage.found', { count: shown.totalCount })}
        actions={
          canAdd && (
            <Button leftSection={<PlusIcon />} onClick={() => setOpened({ kind: 'add' })}>
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
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        maw={420}
        mb="md"
      />
      <div aria-busy={loading}>
        <Found associations={associations} isSearch={settled !== ''} onOpen={setOpened} />
      </div>
      <ShowMore hasMore={shown.pageInfo.hasNextPage} onMore={more} />
      <Dialogs
        opened={opened}
        associations={associations}
        onClose={() => setOpened(null)}
        onAdded={() => void refetch()}
      />
    </>
  );
}

interface FoundProps {
  associations: readonly AssociationPartsFragment[];
  isSearch: boolean;
  onOpen: (opened: OpenedAssociation) => void;
}

function Found({ associations, isSearch, onOpen }: FoundProps) {
  const { t } = useTranslation('associations');
  if (associations.length > 0) return <AssociationTable associations={associations} onOpen={onOpen} />;
  return isSearch ? (
    <EmptyState title={t('AssociationsPage.noneFound')} reason={t('AssociationsPage.noneFoundReason')} />
  ) : (
    <EmptyState title={t('AssociationsPage.empty')} reason={t('AssociationsPage.emptyReason')} />
  );
}

interface DialogsProps {
  opened: OpenedAssociation | null;
  associations: readonly AssociationPartsFragment[];
  onClose: () => void;
  onAdded: () => void;
}

function Dialogs({ opened, associations, onClose, onAdded }: DialogsProps) {
  const association =
    opened === null || opened.kind === 'add' ? null : (associations.find(({ id }) => id === opened.id) ?? null);
  return (
    <>
      <AssociationDialog
        opened={opened?.kind === 'add' || (opened?.kind === 'edit' && association !== null)}
        association={association}
        onClose={onClose}
        onAdded={onAdded}
      />
      <MembershipsDialog association={opened?.kind === 'memberships' ? association : null} onClose={onClose} />
    </>
  );
}
