import { useTranslation } from 'react-i18next';
import type { AuditEntryPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { type Column, DataTable } from '../../ui/DataTable.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ShowMore } from '../../ui/ShowMore.js';
import { actionText } from './audit-words.js';

interface EntryListProps {
  entries: readonly AuditEntryPartsFragment[];
  hasMore: boolean;
  isLoading: boolean;
  onMore: () => Promise<unknown>;
}

/** Entries of the log, newest first. */
export function EntryList({ entries, hasMore, isLoading, onMore }: EntryListProps) {
  const { t } = useTranslation('audit');
  if (entries.length === 0) return <EmptyState title={t('AuditPage.empty')} reason={t('AuditPage.emptyReason')} />;
  return (
    <div aria-busy={isLoading}>
      <EntryTable entries={entries} />
      <ShowMore hasMore={hasMore} onMore={onMore} />
    </div>
  );
}

function EntryTable({ entries }: Pick<EntryListProps, 'entries'>) {
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
