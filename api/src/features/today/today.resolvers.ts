import { actorOf } from '../../app/context.js';
import type { Resolvers } from '../../generated/resolvers.js';

export const resolvers: Resolvers = {
  Query: {
    today: (_root, { clusterId }, context) => context.services.tasks.today(actorOf(context), clusterId),
  },
  TodayTask: {
    serviceType: ({ serviceTypeId }, _arguments, { loaders }) =>
      serviceTypeId === null ? null : loaders.serviceTypesById.load(serviceTypeId),
  },
};
