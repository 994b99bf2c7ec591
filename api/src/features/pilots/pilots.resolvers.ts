import { lastMonthOf, presentMonthOf } from '@anaqid/shared-types';
import type { Resolvers } from '../../generated/resolvers.js';
import { actorOf } from '../../platform/context.js';
import { asResult } from '../../platform/refusals.js';
import { canSeeCluster } from '../clusters/clusters.service.js';
import type { ExtensionRecord } from './pilots.model.js';
import { canEditPilots } from './pilots.policy.js';

export const resolvers: Resolvers = {
  Query: {
    pilots: (_root, _arguments, context) => context.services.pilots.visible(actorOf(context)),
    pilot: (_root, { id }, context) => context.services.pilots.visibleTo(actorOf(context), id),
  },
  Mutation: {
    createPilot: (_root, { input }, context) =>
      asResult(() => context.services.pilots.createPilot(actorOf(context), input), 'pilot'),
    updatePilot: (_root, { input }, context) =>
      asResult(() => context.services.pilots.updatePilot(actorOf(context), input), 'pilot'),
    extendPilot: (_root, { input }, context) =>
      asResult(() => context.services.pilots.extendPilot(actorOf(context), input), 'pilot'),
  },
  Pilot: {
    id: ({ _id }) => _id,
    lastMonth: (pilot) => lastMonthOf(pilot),
    presentMonth: (pilot, _arguments, { clock }) => presentMonthOf(pilot, clock.now()),
    clusters: async ({ _id }, _arguments, context) => {
      const actor = actorOf(context);
      return (await context.loaders.clustersByPilot.load(_id)).filter((cluster) => canSeeCluster(actor, cluster));
    },
    counts: async ({ _id }, _arguments, { loaders }) => {
      const [clusters, associations, families] = await Promise.all([
        loaders.clustersByPilot.load(_id),
        loaders.associationCountsByPilot.load(_id),
        loaders.familyCountsByPilot.load(_id),
      ]);
      return { clusters: clusters.length, associations, families };
    },
    extensions: async ({ _id }, _arguments, { loaders }) =>
      (await loaders.extensionsByPilot.load(_id)).map(toExtension),
    viewerCanEdit: (_pilot, _arguments, context) => canEditPilots(actorOf(context)),
  },
};

function toExtension({ _id, recordedByName, recordedAt, ...extension }: ExtensionRecord) {
  return { ...extension, id: _id, recordedBy: recordedByName, recordedAt: recordedAt.toISOString() };
}
