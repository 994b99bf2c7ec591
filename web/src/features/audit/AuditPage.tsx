import { useApolloClient, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { AuditLogDocument } from '../../generated/operations.js';
import { useNoteExport } from '../../platform/exports.js';
import { useFormat } from '../../platform/format.js';
import { withNextPage } from '../../platform/pages.js';
import { csvOf, download } from '../../ui/charts/chart-table.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { Notice } from '../../ui/Notice.js';
import { AuditHeader } from './AuditHeader.js';
import { EntryList } from './EntryList.js';
import { filterIn, periodOf, type LogFilter } from './log-filter.js';
import { loadLog, logTable, mostRows } from './log-file.js';
import { PersonFilter } from './PersonFilter.js';

const pageSize = 50;

/** The audit log: who did what to which record, and read what, newest first, without personal values (administrator). */
export function AuditPage() {
  const [address, setAddress] = useSearchParams();
  const filter = filterIn(address);
  const { exported, exportLog } = useLogFile(filter);
  const choose = (name: string, value: string): void =>
    setAddress((before) => {
      const after = new URLSearchParams(before);
      if (value === '') after.delete(name);
      else after.set(name, value);
      return after;
    });
  return (
    <>
      <AuditHeader
        filter={filter}
        onChoose={choose}
        personFilter={<PersonFilter accountId={filter.actorId} onChoose={(id) => choose('who', id ?? '')} />}
        onExport={() => void exportLog()}
      />
      {exported}
      {/* Another filter is another list: entries of two are never under one heading. */}
      <Entries key={JSON.stringify(filter)} filter={filter} />
    </>
  );
}

function variablesOf({ part, recordType, actorId, ...days }: LogFilter) {
  return { part, recordType, actorId, ...periodOf({ part, recordType, actorId, ...days }) };
}

function Entries({ filter }: { filter: LogFilter }) {
  const { data, loading, error, fetchMore, refetch } = useQuery(AuditLogDocument, {
    variables: { first: pageSize, ...variablesOf(filter) },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data?.auditLog;
  if (shown === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  const more = () =>
    fetchMore({
      variables: { after: shown.pageInfo.endCursor },
      updateQuery: (loaded, { fetchMoreResult: next }) => ({ auditLog: withNextPage(loaded.auditLog, next.auditLog) }),
    });
  return (
    <EntryList
      entries={shown.edges.map(({ node }) => node)}
      hasMore={shown.pageInfo.hasNextPage}
      isLoading={loading}
      onMore={more}
    />
  );
}

/** Makes the file of the filtered log, and says when it failed or has not everything. */
function useLogFile(filter: LogFilter) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const client = useApolloClient();
  const noteExport = useNoteExport();
  const [notice, setNotice] = useState<string | null>(null);
  const exportLog = async (): Promise<void> => {
    setNotice(null);
    try {
      await noteExport({ kind: 'LOG' });
      const { entries, isWhole } = await loadLog(client, variablesOf(filter));
      download('anaqid-log.csv', csvOf(logTable(t, format, entries)));
      if (!isWhole) setNotice(t('LogFile.notWhole', { rows: format.number(mostRows) }));
    } catch {
      setNotice(t('LogFile.failed'));
    }
  };
  return { exportLog, exported: notice === null ? null : <Notice tone="warning">{notice}</Notice> };
}
