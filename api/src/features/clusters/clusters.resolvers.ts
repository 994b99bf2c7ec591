import { actorOf } from '../../app/context.js';
import type { Resolvers } from '../../generated/resolvers.js';
import { orNotFound } from '../../platform/errors.js';
import { asResult } from '../../platform/refusals.js';
import { canCountFamilies, canEditClusters, canSeeCoordinators } from './clusters.permissions.js';

export const resolvers: Resolvers = {
  Query: {
    clusters: (_root, { pilotId }, context) => context.services.clusters.visible(actorOf(context), pilotId ?? null),
    cluster: (_root, { id }, context) => context.services.clusters.visibleTo(actorOf(context), id),
  },
  Mutation: {
    createCluster: (_root, { input }, context) =>
      asResult(() => context.services.clusters.createCluster(actorOf(context), input), 'cluster'),
    updateCluster: (_root, { input }, context) =>
      asResult(() => context.services.clusters.updateCluster(actorOf(context), input), 'cluster'),
  },
  Cluster: {
    id: ({ _id }) => _id,
    pilot: async ({ pilotId }, _arguments, { loaders }) => orNotFound(await loaders.pilotsById.load(pilotId)),
    area: ({ areaId }, _arguments, { loaders }) => (areaId === null ? null : loaders.areasById.load(areaId)),
    familyCount: ({ _id }, _arguments, context) =>
      canCountFamilies(actorOf(context)) ? context.loaders.familyCountsByCluster.load(_id) : null,
    coordinatorNames: (cluster, _arguments, context) =>
      canSeeCoordinators(actorOf(context), cluster) ? context.loaders.coordinatorNamesByCluster.load(cluster._id) : [],
    viewerCanEdit: (_cluster, _arguments, context) => canEditClusters(actorOf(context)),
  },
};
