import { actorOf, type RequestContext } from '../../app/context.js';
import type { Resolvers } from '../../generated/resolvers.js';
import { asResult } from '../../platform/refusals.js';
import type { AccountRecord } from './accounts.service.js';

export const resolvers: Resolvers = {
  Query: {
    viewer: (_root, _arguments, { actor, services }) =>
      actor === null ? null : services.accounts.byId(actor.accountId),
    account: (_root, { id }, { services }) => services.accounts.byId(id),
    accounts: (_root, request, context) => context.services.accounts.page(request),
  },
  Mutation: {
    signIn: (_root, { input }, context) => {
      const { address, session, services } = context;
      const origin = { address, device: session.device };
      return asResult(async () => enter(context, await services.accounts.signIn(input, origin)), 'viewer');
    },
    createFirstAdministrator: (_root, { input }, context) =>
      asResult(async () => enter(context, await context.services.accounts.createFirstAdministrator(input)), 'viewer'),
    signOut: async (_root, _arguments, context) => {
      await context.session.signOut();
      context.actor = null;
      return true;
    },
    changePassword: (_root, { input }, context) =>
      asResult(
        async () => enter(context, await context.services.accounts.changePassword(actorOf(context), input)),
        'account',
      ),
    createAccount: (_root, { input }, context) =>
      asResult(() => context.services.accounts.createAccount(actorOf(context), input), 'account'),
    updateAccount: (_root, { input }, context) =>
      asResult(() => context.services.accounts.updateAccount(actorOf(context), input), 'account'),
    resetPassword: (_root, { input }, context) =>
      asResult(() => context.services.accounts.resetPassword(actorOf(context), input), 'account'),
  },
  Account: {
    id: ({ _id }) => _id,
    clusters: async ({ clusterIds }, _arguments, { loaders }) =>
      (await Promise.all(clusterIds.map((id) => loaders.clustersById.load(id)))).filter((cluster) => cluster !== null),
    association: ({ associationId }, _arguments, { loaders }) =>
      associationId === null ? null : loaders.associationsById.load(associationId),
    pilots: async ({ pilotIds }, _arguments, { loaders }) =>
      (await Promise.all(pilotIds.map((id) => loaders.pilotsById.load(id)))).filter((pilot) => pilot !== null),
    lastSignInAt: ({ lastSignInAt }) => lastSignInAt?.toISOString() ?? null,
  },
};

/** Starts a session for the account; the rest of the request runs as this account. */
async function enter(context: RequestContext, account: AccountRecord): Promise<AccountRecord> {
  const session = { accountId: account._id, epoch: account.sessionEpoch };
  await context.session.signIn(session);
  context.actor = await context.services.accounts.actorOf(session);
  return account;
}
