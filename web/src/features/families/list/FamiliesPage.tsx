import { useQuery } from '@apollo/client/react';
import { FamilyCountsDocument, FamilyPlacesDocument } from '../../../generated/operations.js';
import { FamiliesView } from './FamiliesView.js';
import { useFamilyList } from './use-family-list.js';

/** The coordinator's families, page by page, filtered by name or code, status and association. */
export function FamiliesPage() {
  const list = useFamilyList();
  const cluster = list.filter('cluster');
  const { data: places } = useQuery(FamilyPlacesDocument);
  const { data: counts } = useQuery(FamilyCountsDocument, {
    variables: { clusterId: cluster === '' ? null : cluster },
  });
  return <FamiliesView list={list} clusters={places?.clusters ?? []} counts={counts} />;
}
