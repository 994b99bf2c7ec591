import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo } from 'react';
import {
  FamilyServicesDocument,
  type FamilyServicesQuery,
  type GivenServiceFragment,
} from '../../../generated/operations.js';
import { withNextPage } from '../../../platform/pages.js';
import { type Reading, readingOf } from '../../../platform/reading.js';

/** Every service of a family, loaded page by page. */
export function useFamilyServices(id: string): Reading<readonly GivenServiceFragment[]> {
  const result = useQuery(FamilyServicesDocument, { variables: { id } });
  const { data, fetchMore } = result;
  const list = data?.family?.interventions;
  const next = list?.pageInfo.hasNextPage === true ? list.pageInfo.endCursor : null;
  useEffect(() => {
    if (next === null) return;
    fetchMore({
      variables: { after: next },
      updateQuery: (loaded, { fetchMoreResult }) => joined(loaded, fetchMoreResult),
    }).catch(() => undefined);
  }, [next, fetchMore]);
  const services = useMemo(() => list?.edges.map(({ node }) => node) ?? null, [list]);
  return { ...readingOf(result), data: services };
}

function joined(loaded: FamilyServicesQuery, more: FamilyServicesQuery): FamilyServicesQuery {
  if (loaded.family === null || more.family === null) return loaded;
  const interventions = withNextPage(loaded.family.interventions, more.family.interventions);
  return { family: { ...loaded.family, interventions } };
}
