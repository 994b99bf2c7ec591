import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { AuditLogDocument } from '../../generated/operations.js';
import { withNextPage } from '../../platform/pages.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { AuditHeader } from './AuditHeader.js';
import { EntryList } from './EntryList.js';
import { PersonFilter } from './PersonFilter.js';

const pageSize = 50;

/** The audit log: who did what to which record, newest first, without personal values (administrator). */
export function AuditPage() {
  const [address, setAddress] = useSearchParams();
  const filter = { recordType: address.get('record'), actorId: address.get('who') };
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
        recordType={filter.recordType}
        onRecordType={(recordType) => choose('record', recordType)}
        personFilter={<PersonFilter accountId={filter.actorId} onChoose={(id) => choose('who', id ?? '')} />}
      />
      <Entries filter={filter} />
    </>
  );
}

function Entries({ filter }: { filter: { recordType: string | null; actorId: string | null } }) {
  const { data, previousData, loading, error, fetchMore, refetch } = useQuery(AuditLogDocument, {
    variables: { first: pageSize, ...filter },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.auditLog;
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
