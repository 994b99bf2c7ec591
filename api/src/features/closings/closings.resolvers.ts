import { actorOf } from '../../app/context.js';
import type { Resolvers } from '../../generated/resolvers.js';
import { orNotFound } from '../../platform/errors.js';
import { asResult } from '../../platform/refusals.js';
import { canCloseMonths } from './closings.permissions.js';

export const resolvers: Resolvers = {
  Mutation: {
    closeMonth: (_root, { input }, context) =>
      asResult(async () => {
        const actor = actorOf(context);
        await context.services.useCases.closeMonth(actor, input);
        return context.services.interventions.monthGrid(actor, input.clusterId, input.month);
      }, 'grid'),
    reopenMonth: (_root, { input }, context) =>
      asResult(async () => {
        const actor = actorOf(context);
        await context.services.useCases.reopenMonth(actor, input);
        return context.services.interventions.monthGrid(actor, input.clusterId, input.month);
      }, 'grid'),
  },
  MonthClosing: {
    id: ({ _id }) => _id,
    cluster: async ({ clusterId }, _arguments, { loaders }) => orNotFound(await loaders.clustersById.load(clusterId)),
    closedBy: ({ recordedByName }) => recordedByName,
    closedAt: ({ recordedAt }) => recordedAt.toISOString(),
    viewerCanReopen: (closing, _arguments, context) => !closing.reopened && canCloseMonths(actorOf(context), closing),
  },
};
