import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClusterLineFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { type Column, DataTable } from '../../ui/DataTable.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { EditIcon, PlusIcon } from '../../ui/icons.js';
import { Section } from '../../ui/Section.js';
import type { ClusterOpened } from './ClusterDialog.js';

interface ClustersViewProps {
  clusters: readonly ClusterLineFragment[];
  /** Whether the reader may add clusters to the pilot. */
  viewerCanEdit: boolean;
  onOpen: (opened: ClusterOpened) => void;
}

/** Clusters of a pilot, with the planned number of families and the coordinators. */
export function ClustersView({ clusters, viewerCanEdit, onOpen }: ClustersViewProps) {
  const { t } = useTranslation('clusters');
  const add = viewerCanEdit && (
    <Button
      variant={clusters.length === 0 ? 'filled' : 'default'}
      leftSection={<PlusIcon />}
      onClick={() => onOpen({ cluster: null })}
    >
      {t('ClustersOfPilot.add')}
    </Button>
  );
  return (
    <Section title={t('ClustersOfPilot.title')} action={clusters.length > 0 && add}>
      {clusters.length === 0 ? (
        <EmptyState title={t('ClustersOfPilot.empty')} reason={t('ClustersOfPilot.emptyReason')} action={add} />
      ) : (
        <ClusterTable clusters={clusters} onEdit={(cluster) => onOpen({ cluster })} />
      )}
    </Section>
  );
}

interface ClusterTableProps {
  clusters: readonly ClusterLineFragment[];
  onEdit: (cluster: ClusterLineFragment) => void;
}

function ClusterTable({ clusters, onEdit }: ClusterTableProps) {
  const { t } = useTranslation('clusters');
  const format = useFormat();
  const columns: Column<ClusterLineFragment>[] = [
    { key: 'name', header: t('ClustersOfPilot.name'), isRowHeader: true, cell: ({ name }) => format.name(name) },
    {
      key: 'area',
      header: t('ClustersOfPilot.area'),
      cell: ({ area }) => (area == null ? t('ClustersOfPilot.noArea') : format.name(area.name)),
    },
    {
      key: 'families',
      header: t('ClustersOfPilot.families'),
      cell: ({ familyCount, familyQuota }) =>
        familyCount == null ? '—' : t('ClustersOfPilot.ofQuota', { number: familyCount, quota: familyQuota }),
    },
    {
      key: 'associations',
      header: t('ClustersOfPilot.associations'),
      cell: ({ memberships }) => format.number(memberships.filter(({ toMonth }) => toMonth == null).length),
    },
    {
      key: 'coordinators',
      header: t('ClustersOfPilot.coordinators'),
      cell: ({ coordinatorNames }) =>
        coordinatorNames.length === 0 ? t('ClustersOfPilot.noCoordinator') : format.list(coordinatorNames),
    },
    { key: 'lastMonth', header: t('ClustersOfPilot.lastMonth'), cell: ({ lastMonth }) => format.month(lastMonth) },
    {
      key: 'actions',
      header: t('ClustersOfPilot.actions'),
      isActions: true,
      cell: (cluster) =>
        cluster.viewerCanEdit && (
          <Button
            variant="subtle"
            px="xs"
            aria-label={t('ClustersOfPilot.edit', { name: format.name(cluster.name) })}
            onClick={() => onEdit(cluster)}
          >
            <EditIcon />
          </Button>
        ),
    },
  ];
  return <DataTable caption={t('ClustersOfPilot.title')} columns={columns} rows={clusters} rowKey={({ id }) => id} />;
}
