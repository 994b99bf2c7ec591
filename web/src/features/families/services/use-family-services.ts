import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo } from 'react';
import {
  FamilyServicesDocument,
  type FamilyServicesQuery,
  type GivenServiceFragment,
} from '../../../generated/operations.js';
import { withNextPage } from '../../../platform/pages.js';
import { type Reading, readingOf } from '../../../platform/reading.js';

/** Every service of a family, read page after page. */
export function useFamilyServices(id: string): Reading<readonly GivenServiceFragment[]> {
  const result = useQuery(FamilyServicesDocument, { variables: { id } });
  const { data, fetchMore } = result;
  const list = data?.family?.interventions;
  const next = list?.pageInfo.hasNextPage === true ? list.pageInfo.endCursor : null;
  useEffect(() => {
    if (next === null) return;
    fetchMore({
      variables: { after: next },
      updateQuery: (known, { fetchMoreResult }) => joined(known, fetchMoreResult),
    }).catch(() => undefined);
  }, [next, fetchMore]);
  const given = useMemo(() => list?.edges.map(({ node }) => node) ?? null, [list]);
  return { ...readingOf(result), data: given };
}

function joined(known: FamilyServicesQuery, more: FamilyServicesQuery): FamilyServicesQuery {
  if (known.family === null || more.family === null) return known;
  const interventions = withNextPage(known.family.interventions, more.family.interventions);
  return { family: { ...known.family, interventions } };
}
