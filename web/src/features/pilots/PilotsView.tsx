import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PilotLineFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { type Column, DataTable } from '../../ui/DataTable.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PlusIcon } from '../../ui/icons.js';
import { PageHeader } from '../../ui/PageHeader.js';

interface PilotsViewProps {
  pilots: readonly PilotLineFragment[];
  onAdd: () => void;
}

/** List of pilots; creating one is the first step of an empty installation. */
export function PilotsView({ pilots, onAdd }: PilotsViewProps) {
  const { t } = useTranslation('pilots');
  const add = (
    <Button leftSection={<PlusIcon />} onClick={onAdd}>
      {t('PilotsPage.add')}
    </Button>
  );
  const isEmpty = pilots.length === 0;
  return (
    <>
      <PageHeader title={t('PilotsPage.title')} lead={t('PilotsPage.lead')} actions={!isEmpty && add} />
      {isEmpty ? (
        <EmptyState title={t('PilotsPage.empty')} reason={t('PilotsPage.emptyReason')} action={add} />
      ) : (
        <PilotTable pilots={pilots} />
      )}
    </>
  );
}

function PilotTable({ pilots }: { pilots: readonly PilotLineFragment[] }) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const columns: Column<PilotLineFragment>[] = [
    {
      key: 'name',
      header: t('PilotsPage.name'),
      isRowHeader: true,
      cell: ({ id, name }) => (
        <Anchor component={Link} to={`/setup/pilots/${id}`}>
          {format.name(name)}
        </Anchor>
      ),
    },
    {
      key: 'time',
      header: t('PilotsPage.time'),
      cell: ({ startMonth, lastMonth }) =>
        t('PilotsPage.fromTo', { from: format.month(startMonth), to: format.month(lastMonth) }),
    },
    { key: 'months', header: t('PilotsPage.months'), cell: ({ months }) => format.number(months) },
    { key: 'clusters', header: t('PilotsPage.clusters'), cell: ({ counts }) => format.number(counts.clusters) },
    {
      key: 'associations',
      header: t('PilotsPage.associations'),
      cell: ({ counts }) => format.number(counts.associations),
    },
    {
      key: 'families',
      header: t('PilotsPage.families'),
      cell: ({ counts }) => (counts.families == null ? '—' : format.number(counts.families)),
    },
  ];
  return <DataTable caption={t('PilotsPage.title')} columns={columns} rows={pilots} rowKey={({ id }) => id} />;
}
