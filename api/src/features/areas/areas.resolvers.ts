import { actorOf } from '../../app/context.js';
import type { Resolvers } from '../../generated/resolvers.js';
import { asResult } from '../../platform/refusals.js';

export const resolvers: Resolvers = {
  Query: {
    areas: (_root, _arguments, { services }) => services.areas.all(),
  },
  Mutation: {
    createArea: (_root, { input }, context) =>
      asResult(() => context.services.areas.createArea(actorOf(context), input), 'area'),
    updateArea: (_root, { input }, context) =>
      asResult(() => context.services.areas.updateArea(actorOf(context), input), 'area'),
  },
  Area: {
    id: ({ _id }) => _id,
    parent: ({ parentId }, _arguments, { loaders }) => (parentId === null ? null : loaders.areasById.load(parentId)),
    code: ({ code }) => code ?? null,
  },
};
