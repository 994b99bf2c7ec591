import { actorOf } from '../../app/context.js';
import type { CellQuestionResolvers, Resolvers } from '../../generated/resolvers.js';
import { orNotFound } from '../../platform/errors.js';
import { asResult } from '../../platform/refusals.js';
import { checkKey } from './month-checks.loaders.js';
import { canAnswer } from './month-checks.permissions.js';

const question: CellQuestionResolvers = {
  id: ({ _id }) => _id,
  family: async ({ familyId }, _arguments, { loaders }) => orNotFound(await loaders.familiesById.load(familyId)),
  serviceType: async ({ serviceTypeId }, _arguments, { loaders }) =>
    orNotFound(await loaders.serviceTypesById.load(serviceTypeId)),
  askedBy: ({ recordedByName }) => recordedByName,
  askedAt: ({ recordedAt }) => recordedAt.toISOString(),
  answeredBy: ({ answeredByName }) => answeredByName,
  answeredAt: ({ answeredAt }) => answeredAt?.toISOString() ?? null,
  viewerCanAnswer: (record, _arguments, context) => canAnswer(actorOf(context), record),
};

export const resolvers: Resolvers = {
  Query: {
    openQuestions: (_root, { clusterId }, context) =>
      context.services.monthChecks.openQuestions(actorOf(context), clusterId),
  },
  Mutation: {
    confirmMonth: (_root, { input }, context) =>
      asResult(() => context.services.monthChecks.confirmMonth(actorOf(context), input), 'confirmations'),
    raiseQuestion: (_root, { input }, context) =>
      asResult(() => context.services.monthChecks.raiseQuestion(actorOf(context), input), 'question'),
    answerQuestion: (_root, { input }, context) =>
      asResult(() => context.services.monthChecks.answerQuestion(actorOf(context), input), 'question'),
  },
  Family: {
    questions: async ({ _id }, { month }, { loaders }) => {
      const all = await loaders.questionsByFamily.load(_id);
      return month == null ? all : all.filter((question) => question.month === month);
    },
    monthConfirmation: ({ _id, associationId }, { month }, { loaders }) =>
      associationId === null ? null : loaders.confirmationByFamilyMonth.load(checkKey(associationId, _id, month)),
  },
  MonthGrid: {
    questions: async ({ rows, month }, _arguments, { loaders }) => {
      const all = await Promise.all(rows.map(({ family }) => loaders.questionsByFamily.load(family._id)));
      return all
        .flat()
        .filter((question) => question.month === month)
        .toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime());
    },
    confirmations: async ({ rows, month }, _arguments, { loaders }) => {
      const all = await Promise.all(
        rows.flatMap(({ family: { _id, associationId } }) =>
          associationId === null ? [] : [loaders.confirmationByFamilyMonth.load(checkKey(associationId, _id, month))],
        ),
      );
      return all.flatMap((confirmation) => (confirmation === null ? [] : [confirmation]));
    },
  },
  MonthConfirmation: {
    id: ({ confirmation, familyId }) => `${confirmation._id}:${familyId}`,
    family: async ({ familyId }, _arguments, { loaders }) => orNotFound(await loaders.familiesById.load(familyId)),
    month: ({ confirmation }) => confirmation.month,
    confirmedBy: ({ confirmation }) => confirmation.recordedByName,
    confirmedAt: ({ confirmation }) => confirmation.recordedAt.toISOString(),
  },
  CellQuestion: question,
};
