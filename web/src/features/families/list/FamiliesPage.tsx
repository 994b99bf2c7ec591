import { useQuery } from '@apollo/client/react';
import { FamilyCountsDocument, FamilyPlacesDocument } from '../../../generated/operations.js';
import { FamiliesView } from './FamiliesView.js';
import { useFamilyList } from './use-family-list.js';

/** The coordinator's families: found by name or code, by state and association; a page at a time. */
export function FamiliesPage() {
  const list = useFamilyList();
  const cluster = list.filter('cluster');
  const { data: places } = useQuery(FamilyPlacesDocument);
  const { data: counts } = useQuery(FamilyCountsDocument, {
    variables: { clusterId: cluster === '' ? null : cluster },
  });
  return <FamiliesView list={list} clusters={places?.clusters ?? []} counts={counts} />;
}
