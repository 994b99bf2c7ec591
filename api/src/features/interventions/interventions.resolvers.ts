import type { InterventionAction } from '@anaqid/shared-types';
import { actorOf } from '../../app/context.js';
import type { InterventionResolvers, Resolvers } from '../../generated/resolvers.js';
import { DomainError, orNotFound } from '../../platform/errors.js';
import { countedPageWithin } from '../../platform/paging.js';
import { toRefusal } from '../../platform/refusals.js';
import { monthKey } from '../closings/closings.service.js';
import { familyMonthKey, type InterventionsLoaders } from './interventions.loaders.js';
import { canCorrect } from './interventions.permissions.js';
import type { InterventionRecord, Item } from './interventions.service.js';

const intervention: InterventionResolvers = {
  id: ({ _id }) => _id,
  family: async ({ familyId }, _arguments, { loaders }) => orNotFound(await loaders.familiesById.load(familyId)),
  serviceType: async ({ serviceTypeId }, _arguments, { loaders }) =>
    orNotFound(await loaders.serviceTypesById.load(serviceTypeId)),
  day: ({ day, dayKnown }) => (dayKnown ? day : null),
  givingAssociation: async ({ givingAssociationId }, _arguments, { loaders }) =>
    orNotFound(await loaders.associationsById.load(givingAssociationId)),
  member: async ({ familyId, memberId }, _arguments, { loaders }) => {
    if (memberId === null) return null;
    const family = await loaders.familiesById.load(familyId);
    const member = family?.members.find(({ _id }) => _id === memberId);
    return member === undefined ? null : { ...member, id: member._id };
  },
  nothingGiven: ({ quantity }) => quantity === 0,
  voidReason: ({ voided, reason }) => (voided ? reason : null),
  recordedBy: ({ recordedByName }) => recordedByName,
  recordedAt: ({ recordedAt }) => recordedAt.toISOString(),
  changedBy: async (record, _arguments, { loaders }) => (await latestOf(record, loaders)).recordedByName,
  changedAt: async (record, _arguments, { loaders }) => (await latestOf(record, loaders)).recordedAt.toISOString(),
  revisions: async ({ _id }, _arguments, { loaders }) => {
    const revisions = await loaders.revisionsByIntervention.load(_id);
    return Promise.all(
      revisions.map(async ({ version, action, state, recordedAt, recordedByName }) => {
        const { quantity, amount, day, dayKnown, givingAssociationId, reason } = state as InterventionRecord;
        return {
          version,
          action: actions[action] ?? 'CORRECTED',
          quantity,
          amount,
          day: dayKnown ? day : null,
          reason,
          givingAssociation: orNotFound(await loaders.associationsById.load(givingAssociationId)),
          recordedBy: recordedByName,
          recordedAt: recordedAt.toISOString(),
        };
      }),
    );
  },
  viewerCanCorrect: async (record, _arguments, context) => {
    const closed = await context.loaders.isClosedByMonth.load(monthKey(record));
    return canCorrect(actorOf(context), record, { closed });
  },
};

/** Who made the present version of a record, and when. */
async function latestOf(
  record: InterventionRecord,
  { revisionsByIntervention }: Pick<InterventionsLoaders, 'revisionsByIntervention'>,
): Promise<Pick<InterventionRecord, 'recordedByName' | 'recordedAt'>> {
  return record.version === 1 ? record : ((await revisionsByIntervention.load(record._id)).at(-1) ?? record);
}

const actions: Readonly<Record<string, InterventionAction>> = {
  'intervention.log': 'LOGGED',
  'intervention.correct': 'CORRECTED',
  'intervention.void': 'VOIDED',
};

export const resolvers: Resolvers = {
  Query: {
    monthGrid: (_root, { clusterId, month }, context) =>
      context.services.interventions.monthGrid(actorOf(context), clusterId, month ?? null),
    possibleRepeats: (_root, { clusterId, month }, context) =>
      context.services.interventions.possibleRepeats(actorOf(context), clusterId, month),
    servicesAfterLeaving: (_root, { familyId, on }, context) =>
      context.services.interventions.afterLeaving(actorOf(context), familyId, on),
    servicesGivenToOthers: (_root, { month }, context) =>
      context.services.interventions.givenToOthers(actorOf(context), month ?? null),
  },
  Mutation: {
    logInterventions: (_root, { input }, context) =>
      itemsOf(() => context.services.interventions.logInterventions(actorOf(context), input)),
    correctInterventions: (_root, { input }, context) =>
      itemsOf(() => context.services.interventions.correctInterventions(actorOf(context), input)),
    voidInterventions: (_root, { input }, context) =>
      itemsOf(() => context.services.interventions.voidInterventions(actorOf(context), input)),
  },
  Family: {
    interventions: async ({ _id }, { month, includeVoided, ...request }, { loaders, services }) => {
      if (month == null) return services.interventions.ofFamily(_id, { includeVoided, ...request });
      const entries = await loaders.interventionsByFamilyMonth.load(familyMonthKey(_id, month));
      const standing = entries.filter(({ voided }) => includeVoided === true || !voided);
      return countedPageWithin(standing, request, { by: 'day', direction: -1 });
    },
  },
  Intervention: intervention,
  PossibleRepeat: {
    otherAssociation: ({ otherAssociationId }, _arguments, { loaders }) =>
      otherAssociationId === null ? null : loaders.associationsById.load(otherAssociationId),
  },
  GivenService: {
    id: ({ _id }) => _id,
    familyCode: async ({ familyId }, _arguments, { loaders }) =>
      orNotFound(await loaders.familiesById.load(familyId)).code,
    serviceType: async ({ serviceTypeId }, _arguments, { loaders }) =>
      orNotFound(await loaders.serviceTypesById.load(serviceTypeId)),
  },
};

/** The results of the items, or the refusal of the whole request. */
async function itemsOf(work: () => Promise<{ items: Item[] }>) {
  try {
    return { ...(await work()), refusal: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { items: [], refusal: toRefusal(error) };
  }
}
