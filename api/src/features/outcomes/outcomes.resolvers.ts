import { dayIn } from '@anaqid/shared-types';
import { actorOf, type RequestContext } from '../../app/context.js';
import type { Resolvers } from '../../generated/resolvers.js';
import { orNotFound } from '../../platform/errors.js';
import { asResult } from '../../platform/refusals.js';
import type { ClusterRecord } from '../clusters/clusters.service.js';

export const resolvers: Resolvers = {
  Query: {
    pilotOutcomes: (_root, { view, ...request }, context) =>
      context.services.outcomes.pilotOutcomes(actorOf(context), { ...request, view: view ?? 'SIX_MONTHS' }),
    figureFamilies: (_root, { view, ...request }, context) =>
      context.services.outcomes.figureFamilies(actorOf(context), { ...request, view: view ?? 'SIX_MONTHS' }),
    savedOutcomes: (_root, { pilotId, first }, context) =>
      context.services.outcomes.savedOutcomes(actorOf(context), pilotId, first),
  },
  Mutation: {
    saveOutcomes: (_root, { input }, context) =>
      asResult(() => context.services.outcomes.saveOutcomes(actorOf(context), input), 'saved'),
  },
  PilotOutcomes: {
    knownAt: ({ knownAt }) => knownAt.toISOString(),
    associations: async ({ associations }, _arguments, context) => {
      if (associations === null) return null;
      const rows = await Promise.all(
        associations.map(async (figures) => ({
          ...figures,
          association: orNotFound(await context.loaders.associationsById.load(figures.associationId)),
          cluster: await clusterOf(context, figures.clusterId),
        })),
      );
      return rows.sort((a, b) => byName(a.association, b.association) || byName(a.cluster, b.cluster));
    },
  },
  OutcomeFigures: {
    lastVisitRecordedAt: ({ lastVisitRecordedAt }) => lastVisitRecordedAt?.toISOString() ?? null,
    clusters: async ({ clusters }, _arguments, context) => {
      const rows = await Promise.all(
        clusters.map(async (figures) => ({ ...figures, cluster: await clusterOf(context, figures.clusterId) })),
      );
      return rows.sort((a, b) => byName(a.cluster, b.cluster));
    },
    clusterContrast: async ({ clusterContrast }, _arguments, context) =>
      clusterContrast === null
        ? null
        : {
            ...clusterContrast,
            ahead: await clusterOf(context, clusterContrast.aheadId),
            behind: await clusterOf(context, clusterContrast.behindId),
          },
  },
  ExtensionPreview: {
    progress: (effect, _arguments, { services }) => services.outcomes.progressAfter(effect),
  },
  SavedOutcomes: {
    id: ({ _id }) => _id,
    pilot: async ({ pilotId }, _arguments, { loaders }) => orNotFound(await loaders.pilotsById.load(pilotId)),
    savedAt: ({ recordedAt }) => recordedAt.toISOString(),
    savedOn: async ({ pilotId, recordedAt }, _arguments, { loaders }) =>
      dayIn(orNotFound(await loaders.pilotsById.load(pilotId)).timeZone, recordedAt),
    outcomes: (saved, _arguments, context) => context.services.outcomes.outcomesOfSaved(actorOf(context), saved),
  },
};

async function clusterOf({ loaders }: RequestContext, id: string): Promise<ClusterRecord> {
  return orNotFound(await loaders.clustersById.load(id));
}

interface Named {
  readonly _id: string;
  readonly nameKey: string;
}

/** Orders by the folded Arabic name, then by id. */
function byName(a: Named, b: Named): number {
  const [keyA, keyB] = a.nameKey === b.nameKey ? [a._id, b._id] : [a.nameKey, b.nameKey];
  return keyA < keyB ? -1 : Number(keyA > keyB);
}
