import { actorOf } from '../../app/context.js';
import type { Resolvers } from '../../generated/resolvers.js';
import { orNotFound } from '../../platform/errors.js';
import { asResult } from '../../platform/refusals.js';
import { canSeeCluster } from '../clusters/clusters.service.js';
import {
  canEditAssociations,
  canSeeFamilyCount,
  canSeeMembership,
  canSeeMoney,
  presentFirst,
} from './associations.permissions.js';

export const resolvers: Resolvers = {
  Query: {
    associations: (_root, request, context) => context.services.associations.page(actorOf(context), request),
    association: (_root, { id }, context) => context.services.associations.visibleTo(actorOf(context), id),
  },
  Mutation: {
    createAssociation: (_root, { input }, context) =>
      asResult(() => context.services.associations.createAssociation(actorOf(context), input), 'association'),
    updateAssociation: (_root, { input }, context) =>
      asResult(() => context.services.associations.updateAssociation(actorOf(context), input), 'association'),
    joinCluster: (_root, { input }, context) =>
      asResult(() => context.services.associations.joinCluster(actorOf(context), input), 'association'),
    leaveCluster: (_root, { input }, context) =>
      asResult(() => context.services.useCases.leaveCluster(actorOf(context), input), 'association'),
    reviseMembership: (_root, { input }, context) =>
      asResult(() => context.services.useCases.reviseMembership(actorOf(context), input), 'association'),
  },
  Association: {
    id: ({ _id }) => _id,
    memberships: async ({ _id }, _arguments, context) => {
      const actor = actorOf(context);
      const memberships = await context.loaders.membershipsByAssociation.load(_id);
      const seen = await Promise.all(
        memberships.map(async (membership) => {
          const cluster = orNotFound(await context.loaders.clustersById.load(membership.clusterId));
          return canSeeCluster(actor, cluster) && canSeeMembership(actor, membership);
        }),
      );
      return memberships.filter((_membership, index) => seen[index]).toSorted(presentFirst);
    },
    serviceTypes: ({ serviceTypeIds }, _arguments, { loaders }) =>
      Promise.all(serviceTypeIds.map(async (id) => orNotFound(await loaders.serviceTypesById.load(id)))),
    monthlyBudget: (association, _arguments, context) =>
      canSeeMoney(actorOf(context), association) ? association.monthlyBudget : null,
    monthlyOverhead: (association, _arguments, context) =>
      canSeeMoney(actorOf(context), association) ? association.monthlyOverhead : null,
    currency: (association, _arguments, context) =>
      canSeeMoney(actorOf(context), association) ? association.currency : null,
    familyCount: (association, _arguments, context) =>
      canSeeFamilyCount(actorOf(context), association)
        ? context.loaders.familyCountsByAssociation.load(association._id)
        : null,
    viewerCanEdit: (_association, _arguments, context) => canEditAssociations(actorOf(context)),
  },
  Membership: {
    id: ({ _id }) => _id,
    association: async ({ associationId }, _arguments, { loaders }) =>
      orNotFound(await loaders.associationsById.load(associationId)),
    cluster: async ({ clusterId }, _arguments, { loaders }) => orNotFound(await loaders.clustersById.load(clusterId)),
  },
  Cluster: {
    memberships: async ({ _id }, _arguments, context) => {
      const actor = actorOf(context);
      const memberships = await context.loaders.membershipsByCluster.load(_id);
      return memberships.filter((membership) => canSeeMembership(actor, membership)).toSorted(presentFirst);
    },
  },
};
