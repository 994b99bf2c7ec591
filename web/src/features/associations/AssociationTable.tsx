import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AssociationPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { type Column, DataTable } from '../../ui/DataTable.js';
import { EditIcon, UsersIcon } from '../../ui/icons.js';

/** The dialog that is open. It holds only an id, so that it always shows the stored record. */
export type OpenedAssociation =
  { readonly kind: 'add' } | { readonly kind: 'edit' | 'memberships'; readonly id: string };

interface AssociationTableProps {
  associations: readonly AssociationPartsFragment[];
  onOpen: (opened: OpenedAssociation) => void;
}

export function AssociationTable({ associations, onOpen }: AssociationTableProps) {
  const { t } = useTranslation('associations');
  const format = useFormat();
  const money = (amount: number | null | undefined, currency: string | null | undefined): string | null =>
    amount == null || currency == null ? null : format.money(amount, currency);
  const columns: Column<AssociationPartsFragment>[] = [
    { key: 'name', header: t('AssociationTable.name'), isRowHeader: true, cell: ({ name }) => format.name(name) },
    { key: 'kind', header: t('AssociationTable.kind'), cell: ({ kind }) => t(`AssociationKind.${kind}`) },
    {
      key: 'clusters',
      header: t('AssociationTable.clusters'),
      cell: ({ memberships }) =>
        format.list(
          memberships.map(({ cluster, adoptsFamilies }) =>
            adoptsFamilies
              ? format.name(cluster.name)
              : t('AssociationTable.givesOnly', { name: format.name(cluster.name) }),
          ),
        ),
    },
    {
      key: 'budget',
      header: t('AssociationTable.budget'),
      cell: ({ monthlyBudget, currency }) => money(monthlyBudget, currency),
    },
    {
      key: 'overhead',
      header: t('AssociationTable.overhead'),
      cell: ({ monthlyOverhead, currency }) => money(monthlyOverhead, currency),
    },
  ];
  if (associations.some(({ viewerCanEdit }) => viewerCanEdit)) {
    columns.push({
      key: 'actions',
      header: t('AssociationTable.actions'),
      isActions: true,
      cell: ({ id, name }) => (
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="subtle"
            px="xs"
            aria-label={t('AssociationTable.edit', { name: format.name(name) })}
            onClick={() => onOpen({ kind: 'edit', id })}
          >
            <EditIcon />
          </Button>
          <Button
            variant="subtle"
            px="xs"
            aria-label={t('AssociationTable.memberships', { name: format.name(name) })}
            onClick={() => onOpen({ kind: 'memberships', id })}
          >
            <UsersIcon />
          </Button>
        </Group>
      ),
    });
  }
  return (
    <DataTable caption={t('AssociationsPage.title')} columns={columns} rows={associations} rowKey={({ id }) => id} />
  );
}
