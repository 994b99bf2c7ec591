import { lastMonthOf, presentMonthOf, type PilotWindow } from '@anaqid/shared-types';
import { actorOf, type RequestContext } from '../../app/context.js';
import type { Resolvers } from '../../generated/resolvers.js';
import { orNotFound } from '../../platform/errors.js';
import { asResult } from '../../platform/refusals.js';
import { canCountFamilies, canSeeCluster, type ClusterRecord } from '../clusters/clusters.service.js';
import { windowOf, type ExtensionEffect } from './extension-months.js';
import type { ExtensionRecord } from './pilots.service.js';
import { canEditPilots, canSeeExtension } from './pilots.permissions.js';

export const resolvers: Resolvers = {
  Query: {
    pilots: (_root, _arguments, context) => context.services.pilots.visible(actorOf(context)),
    pilot: (_root, { id }, context) => context.services.pilots.visibleTo(actorOf(context), id),
    extensionPreview: (_root, { input }, context) =>
      asResult(() => context.services.useCases.previewExtension(input), 'preview'),
  },
  Mutation: {
    createPilot: (_root, { input }, context) =>
      asResult(() => context.services.pilots.createPilot(actorOf(context), input), 'pilot'),
    updatePilot: (_root, { input }, context) =>
      asResult(() => context.services.useCases.updatePilot(actorOf(context), input), 'pilot'),
    extendPilot: (_root, { input }, context) =>
      asResult(() => context.services.useCases.extendPilot(actorOf(context), input), 'pilot'),
    recordIncomeLine: (_root, { input }, context) =>
      asResult(() => context.services.pilots.recordIncomeLine(actorOf(context), input), 'pilot'),
    recordPriceIndex: (_root, { input }, context) =>
      asResult(() => context.services.pilots.recordPriceIndex(actorOf(context), input), 'pilot'),
  },
  Pilot: {
    id: ({ _id }) => _id,
    lastMonth: (pilot) => lastMonthOf(pilot),
    presentMonth: (pilot, _arguments, { clock }) => presentMonthOf(pilot, clock.now()),
    clusters: async ({ _id }, _arguments, context) => {
      const actor = actorOf(context);
      return (await context.loaders.clustersByPilot.load(_id)).filter((cluster) => canSeeCluster(actor, cluster));
    },
    counts: async ({ _id }, _arguments, context) => {
      const { loaders } = context;
      const [clusters, associations, families] = await Promise.all([
        loaders.clustersByPilot.load(_id),
        loaders.associationCountsByPilot.load(_id),
        canCountFamilies(actorOf(context)) ? loaders.familyCountsByPilot.load(_id) : null,
      ]);
      return { clusters: clusters.length, associations, families };
    },
    extensions: async ({ _id }, _arguments, context) => {
      const extensions = await context.loaders.extensionsByPilot.load(_id);
      const seen = await Promise.all(extensions.map((extension) => isSeen(context, extension)));
      return extensions.filter((_extension, index) => seen[index]);
    },
    incomeLines: ({ _id }, _arguments, { loaders }) => loaders.incomeLinesByPilot.load(_id),
    priceIndex: ({ _id }, _arguments, { loaders }) => loaders.priceIndexByPilot.load(_id),
    viewerCanEdit: (_pilot, _arguments, context) => canEditPilots(actorOf(context)),
  },
  PilotExtension: {
    id: ({ _id }) => _id,
    cluster: ({ clusterId }, _arguments, { loaders }) =>
      clusterId === null ? null : loaders.clustersById.load(clusterId),
    recordedBy: ({ recordedByName }) => recordedByName,
    recordedAt: ({ recordedAt }) => recordedAt.toISOString(),
  },
  IncomeLine: {
    id: ({ _id }) => _id,
    recordedAt: ({ recordedAt }) => recordedAt.toISOString(),
  },
  PriceIndexValue: {
    id: ({ _id }) => _id,
    recordedAt: ({ recordedAt }) => recordedAt.toISOString(),
  },
  ExtensionPreview: {
    clusters: (effect, _arguments, context) => clustersOf(context, effect),
    families: async (effect, _arguments, context) => {
      if (effect.scope === 'FAMILY') return 1;
      const clusters = await clustersOf(context, effect);
      const counts = await Promise.all(clusters.map(({ _id }) => context.loaders.familyCountsByCluster.load(_id)));
      return counts.reduce((sum, count) => sum + count, 0);
    },
  },
  Cluster: {
    months: async (cluster, _arguments, context) => (await windowOfCluster(context, cluster)).months,
    lastMonth: async (cluster, _arguments, context) => lastMonthOf(await windowOfCluster(context, cluster)),
    presentMonth: async (cluster, _arguments, context) =>
      presentMonthOf(await windowOfCluster(context, cluster), context.clock.now()),
  },
};

async function isSeen(context: RequestContext, extension: ExtensionRecord): Promise<boolean> {
  const actor = actorOf(context);
  const cluster = extension.clusterId === null ? null : await context.loaders.clustersById.load(extension.clusterId);
  return canSeeExtension(actor, extension, cluster !== null && canSeeCluster(actor, cluster));
}

async function clustersOf(
  { loaders }: RequestContext,
  { pilotId, clusterId }: ExtensionEffect,
): Promise<ClusterRecord[]> {
  const clusters = await loaders.clustersByPilot.load(pilotId);
  return clusters.filter(({ _id }) => clusterId === null || _id === clusterId);
}

async function windowOfCluster({ loaders }: RequestContext, { _id, pilotId }: ClusterRecord): Promise<PilotWindow> {
  const pilot = orNotFound(await loaders.pilotsById.load(pilotId));
  return windowOf(pilot, await loaders.extensionsByPilot.load(pilotId), { clusterId: _id, familyId: null });
}
