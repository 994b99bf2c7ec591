import type { Resolvers } from '../generated/resolvers.js';

export const resolvers: Resolvers = {
  Query: {
    installation: async (_root, _arguments, { services, engine, version }) => ({
      version,
      engine,
      hasSampleData: await services.pilots.hasSample(),
      needsFirstAdministrator: await services.accounts.needsFirstAdministrator(),
    }),
  },
};
