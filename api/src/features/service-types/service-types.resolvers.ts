import { actorOf } from '../../app/context.js';
import type { Resolvers } from '../../generated/resolvers.js';
import { asResult } from '../../platform/refusals.js';

export const resolvers: Resolvers = {
  Query: {
    serviceTypes: (_root, { includeRetired }, { services }) =>
      includeRetired === true ? services.serviceTypes.all() : services.serviceTypes.offered(),
  },
  Mutation: {
    createServiceType: (_root, { input }, context) =>
      asResult(() => context.services.serviceTypes.createServiceType(actorOf(context), input), 'serviceType'),
    updateServiceType: (_root, { input }, context) =>
      asResult(() => context.services.serviceTypes.updateServiceType(actorOf(context), input), 'serviceType'),
  },
  ServiceType: {
    id: ({ _id }) => _id,
  },
};
