import { presentMonthOf, type FieldChange, type LocalizedText } from '@anaqid/shared-types';
import { actorOf, type RequestContext } from '../../app/context.js';
import type { FamilyResolvers, Resolvers } from '../../generated/resolvers.js';
import type { Actor } from '../../platform/actor.js';
import { orNotFound } from '../../platform/errors.js';
import { asResult } from '../../platform/refusals.js';
import type { FamilyRecord } from './families.service.js';
import { canEditFamily, canSeeContact } from './families.permissions.js';
import { fileChanges, type FieldDifference } from './file/family-changes.js';
import { presentMembers } from './file/family-members.js';
import { exitInForce } from './life-cycle/family-standing.js';
import { undoEnd } from './life-cycle/life-cycle.js';

function proposalFor(actor: Actor, record: FamilyRecord) {
  const { membersProposal = null } = record;
  if (membersProposal === null) return null;
  const { members, proposedBy, proposedByName, proposedAt } = membersProposal;
  return {
    members: members.map(({ _id, ...member }) => ({ ...member, id: _id })),
    proposedBy: proposedByName,
    proposedAt: proposedAt.toISOString(),
    viewerCanApply: canEditFamily(actor, record) && proposedBy !== actor.accountId,
  };
}

const family: FamilyResolvers = {
  id: ({ _id }) => _id,
  pilot: async ({ pilotId }, _arguments, { loaders }) => orNotFound(await loaders.pilotsById.load(pilotId)),
  cluster: async ({ clusterId }, _arguments, { loaders }) => orNotFound(await loaders.clustersById.load(clusterId)),
  association: ({ associationId }, _arguments, { loaders }) =>
    associationId === null ? null : loaders.associationsById.load(associationId),
  area: ({ areaId }, _arguments, { loaders }) => (areaId === null ? null : loaders.areasById.load(areaId)),
  address: (record, _arguments, context) => (canSeeContact(actorOf(context), record) ? record.address : null),
  phone: (record, _arguments, context) => (canSeeContact(actorOf(context), record) ? record.phone : null),
  members: ({ members }) => members.map(({ _id, ...member }) => ({ ...member, id: _id })),
  membersProposal: (record, _arguments, context) => proposalFor(actorOf(context), record),
  memberCount: async ({ members, pilotId }, _arguments, { loaders, clock }) => {
    const pilot = orNotFound(await loaders.pilotsById.load(pilotId));
    return presentMembers(members, presentMonthOf(pilot, clock.now())).length;
  },
  spells: ({ spells }) => spells.toReversed(),
  consents: async ({ _id }, _arguments, { loaders }) => {
    const consents = await loaders.consentsByFamily.load(_id);
    return consents.map(({ _id: id, purpose, given, on, language }) => ({ id, purpose, given, on, language }));
  },
  events: async ({ _id }, _arguments, { loaders }) => {
    const events = await loaders.eventsByFamily.load(_id);
    return events.map(({ _id: id, recordedByName, recordedAt, ...event }) => ({
      ...event,
      id,
      recordedBy: recordedByName,
      recordedAt: recordedAt.toISOString(),
    }));
  },
  viewerCanEdit: (record, _arguments, context) => canEditFamily(actorOf(context), record),
  undoUntil: async (record, _arguments, { loaders, clock }) => {
    if (record.state !== 'EXITED') return null;
    const events = await loaders.eventsByFamily.load(record._id);
    const exit = exitInForce(events);
    const end = exit === undefined ? null : undoEnd({ recordedAt: exit.recordedAt, reason: exit.exitReason });
    return end === null || end < clock.now() ? null : end.toISOString();
  },
  changes: async (record, { first }, context) => {
    const revisions = await context.loaders.fileRevisionsByFamily.load(record._id);
    const withContact = canSeeContact(actorOf(context), record);
    const changes = fileChanges(revisions, { withContact }).slice(0, Math.max(0, first));
    return Promise.all(
      changes.map(async ({ revision, fields }) => ({
        id: revision._id,
        at: revision.recordedAt.toISOString(),
        recordedBy: revision.recordedByName,
        action: revision.action,
        fields: await Promise.all(fields.map((difference) => withNames(context, difference))),
      })),
    );
  },
};

export const resolvers: Resolvers = {
  Query: {
    families: (_root, request, context) => context.services.families.page(actorOf(context), request),
    possibleDuplicates: (_root, { input }, context) =>
      context.services.families.possibleDuplicates(actorOf(context), input),
    family: (_root, { id }, context) => context.services.families.familyById(actorOf(context), id),
  },
  Mutation: {
    nominateFamily: (_root, { input }, context) =>
      asResult(() => context.services.families.nominateFamily(actorOf(context), input), 'family'),
    updateFamily: (_root, { input }, context) =>
      asResult(() => context.services.families.updateFamily(actorOf(context), input), 'family'),
    saveMembers: (_root, { input }, context) =>
      asResult(() => context.services.useCases.saveMembers(actorOf(context), input), 'family'),
    recordConsent: (_root, { input }, context) =>
      asResult(() => context.services.families.recordConsent(actorOf(context), input), 'family'),
    enrolFamily: (_root, { input }, context) =>
      asResult(() => context.services.useCases.enrolFamily(actorOf(context), input), 'family'),
    takeFamilyStep: (_root, { input }, context) =>
      asResult(() => context.services.useCases.takeFamilyStep(actorOf(context), input), 'family'),
    proposeGraduation: (_root, { input }, context) =>
      asResult(() => context.services.useCases.proposeGraduation(actorOf(context), input), 'family'),
    approveGraduation: (_root, { input }, context) =>
      asResult(() => context.services.useCases.approveGraduation(actorOf(context), input), 'family'),
  },
  Family: family,
  Spell: {
    id: ({ _id }) => _id,
    association: async ({ associationId }, _arguments, { loaders }) =>
      orNotFound(await loaders.associationsById.load(associationId)),
    cluster: async ({ clusterId }, _arguments, { loaders }) => orNotFound(await loaders.clustersById.load(clusterId)),
  },
};

/** Names of areas and associations in both languages; the Arabic one is the text of the difference. */
async function withNames({ loaders }: RequestContext, difference: FieldDifference): Promise<FieldChange> {
  const { field, before, after } = difference;
  if (field !== 'area' && field !== 'association') return { ...difference, beforeName: null, afterName: null };
  const byId = field === 'area' ? loaders.areasById : loaders.associationsById;
  const nameOf = async (id: string | null): Promise<LocalizedText | null> =>
    id === null ? null : ((await byId.load(id))?.name ?? null);
  const [beforeName, afterName] = await Promise.all([nameOf(before), nameOf(after)]);
  return { field, before: beforeName?.ar ?? null, after: afterName?.ar ?? null, beforeName, afterName };
}
