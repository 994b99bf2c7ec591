import { useQuery } from '@apollo/client/react';
import { Group, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { AuditLogDocument, type AuditEntryPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { withNextPage } from '../../platform/pages.js';
import { type Column, DataTable } from '../../ui/DataTable.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { PageHeader } from '../../ui/PageHeader.js';
import { ShowMore } from '../../ui/ShowMore.js';
import { actionText, recordTypes } from './audit-words.js';
import { PersonFilter } from './PersonFilter.js';

const pageSize = 50;

/** The log: who did what to which record, newest first, without personal values (administrator). */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const [place, setPlace] = useSearchParams();
  const filter = { recordType: place.get('record'), actorId: place.get('who') };
  const choose = (name: string, value: string): void =>
    setPlace((before) => {
      const after = new URLSearchParams(before);
      if (value === '') after.delete(name);
      else after.set(name, value);
      return after;
    });
  return (
    <>
      <PageHeader title={t('AuditPage.title')} lead={t('AuditPage.lead')} />
      <Group mb="md" align="flex-end">
        <PersonFilter accountId={filter.actorId} onChoose={(id) => choose('who', id ?? '')} />
        <NativeSelect
          label={t('AuditPage.record')}
          value={filter.recordType ?? ''}
          onChange={({ currentTarget }) => choose('record', currentTarget.value)}
          data={[
            { value: '', label: t('AuditPage.everything') },
            ...recordTypes.map((value) => ({ value, label: t(`RecordType.${value}`) })),
          ]}
        />
      </Group>
      <Entries filter={filter} />
    </>
  );
}

function Entries({ filter }: { filter: { recordType: string | null; actorId: string | null } }) {
  const { t } = useTranslation('audit');
  const { data, previousData, loading, error, fetchMore, refetch } = useQuery(AuditLogDocument, {
    variables: { first: pageSize, ...filter },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.auditLog;
  if (shown === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  if (shown.edges.length === 0) {
    return <EmptyState title={t('AuditPage.empty')} reason={t('AuditPage.emptyReason')} />;
  }
  const more = () =>
    fetchMore({
      variables: { after: shown.pageInfo.endCursor },
      updateQuery: (known, { fetchMoreResult: next }) => ({ auditLog: withNextPage(known.auditLog, next.auditLog) }),
    });
  return (
    <div aria-busy={loading}>
      <EntryTable entries={shown.edges.map(({ node }) => node)} />
      <ShowMore hasMore={shown.pageInfo.hasNextPage} onMore={more} />
    </div>
  );
}

function EntryTable({ entries }: { entries: readonly AuditEntryPartsFragment[] }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const columns: Column<AuditEntryPartsFragment>[] = [
    {
      key: 'at',
      header: t('AuditPage.at'),
      isRowHeader: true,
      cell: ({ at }) => <bdi>{format.dateTime(at)}</bdi>,
    },
    {
      key: 'actor',
      header: t('AuditPage.who'),
      cell: ({ actorName, actorRole }) =>
        actorRole == null ? actorName : t('AuditPage.actor', { name: actorName, role: t(`Role.${actorRole}`) }),
    },
    { key: 'action', header: t('AuditPage.action'), cell: ({ action }) => actionText(t, action) },
    {
      key: 'record',
      header: t('AuditPage.id'),
      cell: ({ recordId, version }) => (
        <bdi title={recordId}>
          {recordId.slice(0, 8)}
          {version != null && ` ${t('AuditPage.version', { version })}`}
        </bdi>
      ),
    },
  ];
  return <DataTable caption={t('AuditPage.title')} columns={columns} rows={entries} rowKey={({ id }) => id} />;
}
