import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AreaPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { type Column, DataTable } from '../../ui/DataTable.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { EditIcon, PlusIcon } from '../../ui/icons.js';
import { PageHeader } from '../../ui/PageHeader.js';
import type { OpenedArea } from './AreaDialog.js';
import { type AreaRow, treeOf } from './area-tree.js';

interface AreasViewProps {
  areas: readonly AreaPartsFragment[];
  onOpen: (opened: OpenedArea) => void;
}

/** The tree of areas, from governorates to neighbourhoods. */
export function AreasView({ areas, onOpen }: AreasViewProps) {
  const { t } = useTranslation('areas');
  const format = useFormat();
  const add = (
    <Button leftSection={<PlusIcon />} onClick={() => onOpen({ kind: 'add' })}>
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
          onClick={() => onOpen({ kind: 'edit', area })}
        >
          <EditIcon />
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageHeader title={t('AreasPage.title')} lead={t('AreasPage.lead')} actions={add} />
      {areas.length === 0 ? (
        <EmptyState title={t('AreasPage.empty')} reason={t('AreasPage.emptyReason')} />
      ) : (
        <DataTable
          caption={t('AreasPage.title')}
          columns={columns}
          rows={treeOf(areas)}
          rowKey={({ area }) => area.id}
        />
      )}
    </>
  );
}
