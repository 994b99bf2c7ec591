import type { LocalizedText } from '@anaqid/shared-types';
import { actorOf, type RequestContext } from '../../app/context.js';
import type { Resolvers } from '../../generated/resolvers.js';
import { DomainError } from '../../platform/errors.js';
import { toRefusal } from '../../platform/refusals.js';
import { versionKey } from './audit.loaders.js';
import type { AuditRecord } from './audit.service.js';
import { recordChanges } from './record-changes.js';
import { nameOf, namesIn, nameOfRecord } from './record-names.js';

export const resolvers: Resolvers = {
  Query: {
    auditLog: (_root, request, context) => context.services.audit.page(request),
  },
  Mutation: {
    noteExport: async (_root, { input }, context) => {
      try {
        await context.services.useCases.noteExport(actorOf(context), input);
        return { refusal: null };
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        return { refusal: toRefusal(error) };
      }
    },
  },
  AuditEntry: {
    id: ({ _id }) => _id,
    at: ({ at }) => at.toISOString(),
    recordName: async (entry, _arguments, context) =>
      nameOfRecord(context.loaders, entry, await stateOf(context, entry, entry.version)),
    changes: async (entry, _arguments, context) => {
      const { recordType, version } = entry;
      if (version === null) return [];
      // Both at once, so that they are read with one command.
      const [after, before] = await Promise.all([
        stateOf(context, entry, version),
        stateOf(context, entry, version > 1 ? version - 1 : null),
      ]);
      if (after === null) return [];
      return Promise.all(
        recordChanges(recordType, before, after).map(async (difference) => ({
          field: difference.field,
          before: await namesIn(context.loaders, difference.field, difference.before),
          after: await namesIn(context.loaders, difference.field, difference.after),
        })),
      );
    },
    filter: ({ filter = [] }, _arguments, { loaders }) =>
      Promise.all(
        filter.map(async ({ field, value }) => ({
          field,
          value: (await nameOf(loaders, field, value)) ?? plain(value),
        })),
      ),
    rows: ({ rows }) => rows ?? null,
  },
};

/** The state of the entry's record in a version; null if the entry is of no version. */
async function stateOf(
  { loaders }: RequestContext,
  { recordType, recordId }: AuditRecord,
  version: number | null,
): Promise<Readonly<Record<string, unknown>> | null> {
  if (version === null || recordId === null) return null;
  const revision = await loaders.revisionsByVersion.load(versionKey({ recordType, recordId, version }));
  return (revision?.state ?? null) as Readonly<Record<string, unknown>> | null;
}

function plain(value: string): LocalizedText {
  return { ar: value, en: value };
}
