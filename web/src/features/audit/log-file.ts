import type { ApolloClient } from '@apollo/client';
import type { TFunction } from 'i18next';
import {
  AuditLogDocument,
  type AuditEntryPartsFragment,
  type AuditLogQuery,
  type AuditLogQueryVariables,
} from '../../generated/operations.js';
import type { Format } from '../../platform/format.js';
import type { ChartTable } from '../../ui/charts/chart-table.js';
import { actionText, detailsOf } from './audit-words.js';

const pageSize = 100;
/** Entries in one file at most: a shorter time makes several files of a long log. */
export const mostRows = 5_000;

interface LoadedLog {
  readonly entries: readonly AuditEntryPartsFragment[];
  /** Whether there are no further entries. */
  readonly isWhole: boolean;
}

/** Every entry of a filter, newest first, up to `mostRows`. */
export async function loadLog(
  client: ApolloClient,
  variables: Omit<AuditLogQueryVariables, 'first' | 'after'>,
): Promise<LoadedLog> {
  const entries: AuditEntryPartsFragment[] = [];
  let after: string | null = null;
  do {
    const page: AuditLogQuery['auditLog'] = await loadPage(client, { ...variables, after });
    entries.push(...page.edges.map(({ node }) => node));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null && entries.length < mostRows);
  return { entries, isWhole: after === null };
}

async function loadPage(
  client: ApolloClient,
  variables: Omit<AuditLogQueryVariables, 'first'>,
): Promise<AuditLogQuery['auditLog']> {
  const { data } = await client.query({
    query: AuditLogDocument,
    variables: { ...variables, first: pageSize },
    fetchPolicy: 'no-cache',
  });
  if (data === undefined) throw new Error('the log could not be read');
  return data.auditLog;
}

/** The log as rows of a file: instants in UTC, so that files of several devices can be put together. */
export function logTable(
  t: TFunction<'audit'>,
  format: Format,
  entries: readonly AuditEntryPartsFragment[],
): ChartTable {
  const cell = (value: string | number | null) => ({ text: String(value ?? ''), value });
  return {
    headers: ['at', 'who', 'role', 'action', 'recordType', 'name', 'id', 'versionNumber', 'details'].map((name) =>
      t(`LogFile.${name}`),
    ),
    rows: entries.map((entry) => [
      cell(entry.at),
      cell(entry.actorName),
      cell(entry.actorRole == null ? null : t(`Role.${entry.actorRole}`)),
      cell(actionText(t, entry.action)),
      cell(t(`RecordType.${entry.recordType}`, { defaultValue: entry.recordType })),
      cell(entry.recordName === null ? null : format.name(entry.recordName)),
      cell(entry.recordId),
      cell(entry.version),
      cell(detailsOf(t, format, entry).join('; ')),
    ]),
  };
}
