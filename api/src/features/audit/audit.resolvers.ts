import type { Resolvers } from '../../generated/resolvers.js';
import type { AuditRecord } from './audit.service.js';

export const resolvers: Resolvers = {
  Query: {
    auditLog: async (_root, request, context) => {
      const { edges, pageInfo } = await context.services.audit.page(request);
      return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: toEntry(node) })) };
    },
  },
};

function toEntry({ _id, at, ...entry }: AuditRecord) {
  return { ...entry, id: _id, at: at.toISOString() };
}
