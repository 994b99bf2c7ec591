import type { Resolvers } from '../generated/resolvers.js';

export const resolvers: Resolvers = {
  Query: {
    installation: async (_root, _arguments, { actor, services, engine, version }) => ({
      version,
      engine,
      hasSampleData: await services.pilots.showsSample(actor),
      needsFirstAdministrator: await services.accounts.needsFirstAdministrator(),
    }),
  },
};
