import type { Connection } from 'mongoose';
import { byId, manyBy, type Loader } from '../../platform/loaders.js';
import { clustersModel, type ClusterRecord } from './clusters.model.js';

export interface ClustersLoaders {
  clustersById: Loader<ClusterRecord | null>;
  /** Sorted by name. */
  clustersByPilot: Loader<ClusterRecord[]>;
}

export function createClustersLoaders(connection: Connection): ClustersLoaders {
  const clusters = clustersModel(connection);
  const clustersById = byId(clusters);
  return {
    clustersById,
    clustersByPilot: manyBy(clusters, 'pilotId', { sort: { nameKey: 1, _id: 1 }, prime: clustersById }),
  };
}
