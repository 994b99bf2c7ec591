import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreasDocument } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { type Column, DataTable } from '../../ui/DataTable.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { EditIcon, PlusIcon } from '../../ui/icons.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { PageHeader } from '../../ui/PageHeader.js';
import { AreaDialog, type OpenedArea } from './AreaDialog.js';
import { type AreaRow, treeOf } from './area-tree.js';

/** The tree of areas, from governorates to neighbourhoods (administrator). */
export function AreasPage() {
  const { t } = useTranslation('areas');
  const format = useFormat();
  const [opened, setOpened] = useState<OpenedArea | null>(null);
  const { data, error, refetch } = useQuery(AreasDocument);
  if (data === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  const add = (
    <Button leftSection={<PlusIcon />} onClick={() => setOpened({ kind: 'add' })}>
      {t('AreasPage.add')}
    </Button>
  );
  const columns: Column<AreaRow>[] = [
    {
      key: 'name',
      header: t('AreasPage.name'),
      isRowHeader: true,
      cell: ({ area, depth }) => (
        <span style={{ paddingInlineStart: `${depth * 1.5}rem` }}>{format.name(area.name)}</span>
      ),
    },
    { key: 'level', header: t('AreasPage.level'), cell: ({ area }) => t(`AreaLevel.${area.level}`) },
    { key: 'code', header: t('AreasPage.code'), cell: ({ area }) => area.code != null && <bdi>{area.code}</bdi> },
    {
      key: 'actions',
      header: t('AreasPage.actions'),
      isActions: true,
      cell: ({ area }) => (
        <Button
          variant="subtle"
          px="xs"
          aria-label={t('AreasPage.edit', { name: format.name(area.name) })}
          onClick={() => setOpened({ kind: 'edit', area })}
        >
          <EditIcon />
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageHeader title={t('AreasPage.title')} lead={t('AreasPage.lead')} actions={add} />
      {data.areas.length === 0 ? (
        <EmptyState title={t('AreasPage.empty')} reason={t('AreasPage.emptyReason')} />
      ) : (
        <DataTable
          caption={t('AreasPage.title')}
          columns={columns}
          rows={treeOf(data.areas)}
          rowKey={({ area }) => area.id}
        />
      )}
      <AreaDialog opened={opened} areas={data.areas} onClose={() => setOpened(null)} onAdded={() => void refetch()} />
    </>
  );
}
