import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { TodayDocument } from '../../generated/operations.js';
import { useViewer } from '../../platform/session.js';
import { TodayRow } from './TodayRow.js';

/** What waits today in the cluster that the URL names; nothing until it is known, since the grid below is what one came for. */
export function TodayBlock() {
  const { clusters } = useViewer();
  const [searchParams] = useSearchParams();
  const clusterId = searchParams.get('cluster') ?? clusters[0]?.id ?? '';
  const { data } = useQuery(TodayDocument, { variables: { clusterId }, skip: clusterId === '' });
  return <TodayRow clusterId={clusterId} tasks={data?.today ?? []} />;
}
