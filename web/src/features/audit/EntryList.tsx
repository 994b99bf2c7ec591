import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AuditEntryPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { type Column, DataTable } from '../../ui/DataTable.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ShowMore } from '../../ui/ShowMore.js';
import classes from './EntryList.module.css';
import { actionText, detailsOf, pageOf } from './audit-words.js';

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
      cell: ({ actorName, actorRole }) => {
        if (actorName === '') return t('AuditPage.nobody');
        return actorRole == null ? actorName : t('AuditPage.actor', { name: actorName, role: t(`Role.${actorRole}`) });
      },
    },
    {
      key: 'action',
      header: t('AuditPage.action'),
      cell: (entry) => (
        <>
          {actionText(t, entry.action)}
          {detailsOf(t, format, entry).map((line) => (
            <Text key={line} size="sm" c="dimmed" className={classes.line}>
              {line}
            </Text>
          ))}
        </>
      ),
    },
    { key: 'record', header: t('AuditPage.id'), cell: (entry) => <RecordOf entry={entry} /> },
  ];
  return <DataTable caption={t('AuditPage.title')} columns={columns} rows={entries} rowKey={({ id }) => id} />;
}

/** The record by its name, as a link where the administrator may open its page. */
function RecordOf({ entry }: { entry: AuditEntryPartsFragment }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const { recordId, recordName, version } = entry;
  if (recordId === null) return null;
  const page = pageOf(entry);
  const name = <bdi>{recordName === null ? recordId.slice(0, 8) : format.name(recordName)}</bdi>;
  return (
    <span title={recordId}>
      {page === null ? (
        name
      ) : (
        <Anchor component={Link} to={page}>
          {name}
        </Anchor>
      )}
      {version != null && ` ${t('AuditPage.version', { version })}`}
    </span>
  );
}
