import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';
import {
  ClusterAreasDocument,
  ClustersOfPilotDocument,
  CreateClusterDocument,
  UpdateClusterDocument,
} from '../../generated/operations.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { latestOf } from '../../platform/form/stored-record.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { ClusterDialog, type ClusterOpened } from './ClusterDialog.js';
import { ClustersView } from './ClustersView.js';

/** Clusters of the pilot named in the URL, with the dialogs to add and edit them. */
export function ClustersOfPilot() {
  const { pilotId = '' } = useParams();
  const [opened, setOpened] = useState<ClusterOpened | null>(null);
  const { data, error, refetch } = useQuery(ClustersOfPilotDocument, { variables: { pilotId } });
  const { data: choices } = useQuery(ClusterAreasDocument, { skip: opened === null });
  const [create] = useMutation(CreateClusterDocument);
  const [update] = useMutation(UpdateClusterDocument);
  if (data === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  if (data.pilot == null) return null;
  return (
    <>
      <ClustersView clusters={data.pilot.clusters} viewerCanEdit={data.pilot.viewerCanEdit} onOpen={setOpened} />
      <ClusterDialog
        pilotId={pilotId}
        opened={opened?.cluster ? { cluster: latestOf(data.pilot.clusters, opened.cluster) } : opened}
        areas={choices?.areas ?? []}
        onCreate={async (input) => (await create({ variables: { input } })).data?.createCluster.refusal}
        onUpdate={async (input) => (await update({ variables: { input } })).data?.updateCluster.refusal}
        onClose={() => setOpened(null)}
      />
    </>
  );
}
