import { useQuery } from '@apollo/client/react';
import { TodayDocument } from '../../generated/operations.js';
import { useViewer } from '../../platform/session.js';

/** How much waits in the coordinator's first cluster; 0 until it is known, and for everybody else. */
export function useTodayCount(): number {
  const { clusters, role } = useViewer();
  const clusterId = role === 'COORDINATOR' ? (clusters[0]?.id ?? '') : '';
  const { data } = useQuery(TodayDocument, { variables: { clusterId }, skip: clusterId === '' });
  return (data?.today ?? []).reduce((sum, { count }) => sum + count, 0);
}
