import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { FamilyListDocument, type FamilyState, type ListedFamilyFragment } from '../../../generated/operations.js';
import { withNextPage } from '../../../platform/pages.js';

const PAGE = 25;
const SEARCH_DELAY_MS = 250;
export const familyStates: readonly FamilyState[] = [
  'CANDIDATE',
  'ACTIVE',
  'SUSPENDED',
  'GRADUATED',
  'EXITED',
  'NOT_ACCEPTED',
];

/** Value of the filter for records that were marked as duplicates. They are no families: nothing else lists or counts them. */
export const duplicatesFilter = 'DUPLICATE';

type Filter = 'q' | 'state' | 'association' | 'cluster';

export interface FamilyList {
  readonly families: readonly ListedFamilyFragment[] | null;
  readonly totalCount: number;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly hasFailed: boolean;
  readonly search: string;
  readonly isFiltered: boolean;
  filter(name: Filter): string;
  setFilter(name: Filter, value: string): void;
  clear(): void;
  more(): Promise<unknown>;
  reload(): void;
}

/** Families filtered as in the URL, page by page; searching waits for a pause in typing. */
export function useFamilyList(): FamilyList {
  const [searchParams, setSearchParams] = useSearchParams();
  const [search, setSearch] = useState(searchParams.get('q') ?? '');
  const [settled] = useDebouncedValue(search, SEARCH_DELAY_MS);
  useEffect(() => {
    setSearchParams((old) => changed(old, 'q', settled), { replace: true });
  }, [settled, setSearchParams]);

  const isOfDuplicates = searchParams.get('state') === duplicatesFilter;
  const state = familyStates.find((familyState) => familyState === searchParams.get('state'));
  const [associationId, clusterId] = [searchParams.get('association'), searchParams.get('cluster')];
  const variables = useMemo(
    () => ({
      first: PAGE,
      search: settled,
      states: state === undefined ? null : [state],
      associationId,
      clusterId,
      // Whoever looks for a name finds it, also in a duplicate record.
      duplicates: settled !== '' && !isOfDuplicates ? null : isOfDuplicates,
    }),
    [settled, state, associationId, clusterId, isOfDuplicates],
  );
  const { data, previousData, loading, error, fetchMore, refetch } = useQuery(FamilyListDocument, { variables });
  // The old results stay visible while new ones are loading.
  const shown = (data ?? previousData)?.families;
  const more = () =>
    fetchMore({
      variables: { after: shown?.pageInfo.endCursor },
      updateQuery: (loaded, { fetchMoreResult: next }) => ({ families: withNextPage(loaded.families, next.families) }),
    });
  return {
    families: shown?.edges.map(({ node }) => node) ?? null,
    totalCount: shown?.totalCount ?? 0,
    hasMore: shown?.pageInfo.hasNextPage ?? false,
    isLoading: loading,
    hasFailed: error != null && shown === undefined,
    search,
    isFiltered: search !== '' || state !== undefined || isOfDuplicates || associationId !== null,
    filter: (name) => searchParams.get(name) ?? '',
    setFilter: (name, value) => {
      if (name === 'q') setSearch(value);
      else setSearchParams((old) => changed(old, name, value), { replace: true });
    },
    clear: () => {
      setSearch('');
      setSearchParams((old) => ['q', 'state', 'association'].reduce((params, name) => changed(params, name, ''), old), {
        replace: true,
      });
    },
    more,
    reload: () => void refetch(),
  };
}

function changed(old: URLSearchParams, name: string, value: string): URLSearchParams {
  const params = new URLSearchParams(old);
  if (value === '') params.delete(name);
  else params.set(name, value);
  return params;
}
