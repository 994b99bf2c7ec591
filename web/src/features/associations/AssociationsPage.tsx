import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { AssociationsDocument } from '../../generated/operations.js';
import { withNextPage } from '../../platform/pages.js';
import { useViewer } from '../../platform/session.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { AssociationDialogs } from './AssociationDialogs.js';
import { AssociationsView } from './AssociationsView.js';
import type { OpenedAssociation } from './AssociationTable.js';

const pageSize = 50;

/** Associations with their clusters: the administrator searches, adds and edits them, the federation reads them. */
export function AssociationsPage() {
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
      updateQuery: (loaded, { fetchMoreResult: next }) => ({
        associations: withNextPage(loaded.associations, next.associations),
      }),
    });
  return (
    <>
      <AssociationsView
        associations={associations}
        totalCount={shown.totalCount}
        hasMore={shown.pageInfo.hasNextPage}
        isLoading={loading}
        canAdd={role === 'ADMINISTRATOR'}
        search={search}
        isSearch={settled !== ''}
        onSearch={setSearch}
        onMore={more}
        onOpen={setOpened}
      />
      <AssociationDialogs
        opened={opened}
        associations={associations}
        onClose={() => setOpened(null)}
        onAdded={() => void refetch()}
      />
    </>
  );
}
