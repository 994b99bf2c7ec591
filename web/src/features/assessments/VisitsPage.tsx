import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { FamiliesByNeedDocument, VisitsDueDocument } from '../../generated/operations.js';
import { readingOf } from '../../platform/reading.js';
import { useViewer } from '../../platform/session.js';
import { VisitsView } from './VisitsView.js';

/** Visits of the coordinator in the cluster that the URL names, by default the coordinator's first cluster. */
export function VisitsPage() {
  const { clusters } = useViewer();
  const [searchParams, setSearchParams] = useSearchParams();
  const clusterId = searchParams.get('cluster') ?? clusters[0]?.id ?? '';
  const cluster = { variables: { clusterId }, skip: clusterId === '' };
  const due = useQuery(VisitsDueDocument, cluster);
  const byNeed = useQuery(FamiliesByNeedDocument, cluster);
  return (
    <VisitsView
      key={clusterId}
      clusterId={clusterId}
      clusters={clusters}
      due={readingOf(due)}
      byNeed={readingOf(byNeed)}
      onCluster={(cluster) => setSearchParams({ cluster })}
    />
  );
}
