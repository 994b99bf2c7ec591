import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutcomesPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { DataTable } from '../../ui/DataTable.js';

/** Counts of each association as k of n, for readers who may see them. */
export function AssociationCounts({ associations }: Pick<OutcomesPartsFragment, 'associations'>) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  if (associations == null) return null;
  const kOfN = (k: number, n: number): string => t('Associations.kOfN', { k, n });
  return (
    <section>
      <Title order={2} size="h3">
        {t('Associations.title')}
      </Title>
      <Text c="dimmed" size="sm" mb="xs">
        {t('Associations.lead')}
      </Text>
      <DataTable
        caption={t('Associations.title')}
        rows={associations}
        rowKey={({ association, cluster }) => `${association.id} ${cluster.id}`}
        columns={[
          {
            key: 'association',
            header: t('Associations.association'),
            isRowHeader: true,
            cell: ({ association }) => format.name(association.name),
          },
          { key: 'cluster', header: t('Associations.cluster'), cell: ({ cluster }) => format.name(cluster.name) },
          { key: 'graduated', header: t('Associations.graduated'), cell: ({ graduated, n }) => kOfN(graduated, n) },
          { key: 'left', header: t('Associations.left'), cell: ({ left, n }) => kOfN(left, n) },
          { key: 'stillIn', header: t('Associations.stillIn'), cell: ({ stillIn, n }) => kOfN(stillIn, n) },
        ]}
      />
    </section>
  );
}
