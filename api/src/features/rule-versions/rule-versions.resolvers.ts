import type { Resolvers } from '../../generated/resolvers.js';
import { ruleVersionInForce, ruleVersionNumbered, ruleVersions } from './rule-versions.service.js';

export const resolvers: Resolvers = {
  Query: {
    ruleVersion: (_root, { number }) =>
      number == null ? ruleVersionInForce() : (ruleVersions.find((version) => version.number === number) ?? null),
  },
  Pilot: { ruleVersion: ({ ruleVersion }) => ruleVersionNumbered(ruleVersion) },
};
