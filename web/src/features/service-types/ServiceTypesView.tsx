import { Badge, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ServiceTypePartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { type Column, DataTable } from '../../ui/DataTable.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { EditIcon, PlusIcon } from '../../ui/icons.js';
import { PageHeader } from '../../ui/PageHeader.js';
import type { OpenedServiceType } from './ServiceTypeDialog.js';

interface ServiceTypesViewProps {
  serviceTypes: readonly ServiceTypePartsFragment[];
  onOpen: (opened: OpenedServiceType) => void;
}

/** The service catalogue, in the order of the grid's columns. */
export function ServiceTypesView({ serviceTypes, onOpen }: ServiceTypesViewProps) {
  const { t } = useTranslation('service-types');
  return (
    <>
      <PageHeader
        title={t('ServiceTypesPage.title')}
        lead={t('ServiceTypesPage.lead')}
        actions={
          <Button leftSection={<PlusIcon />} onClick={() => onOpen({ kind: 'add' })}>
            {t('ServiceTypesPage.add')}
          </Button>
        }
      />
      {serviceTypes.length === 0 ? (
        <EmptyState title={t('ServiceTypesPage.empty')} reason={t('ServiceTypesPage.emptyReason')} />
      ) : (
        <Catalogue serviceTypes={serviceTypes} onOpen={onOpen} />
      )}
    </>
  );
}

function Catalogue({ serviceTypes, onOpen }: ServiceTypesViewProps) {
  const { t } = useTranslation('service-types');
  const format = useFormat();
  const columns: Column<ServiceTypePartsFragment>[] = [
    {
      key: 'name',
      header: t('ServiceTypesPage.name'),
      isRowHeader: true,
      cell: ({ name, retired }) => (
        <>
          {format.name(name)} {retired && <Badge>{t('ServiceTypesPage.retired')}</Badge>}
        </>
      ),
    },
    { key: 'class', header: t('ServiceTypesPage.class'), cell: (type) => t(`ServiceClass.${type.class}`) },
    { key: 'mode', header: t('ServiceTypesPage.entryMode'), cell: ({ entryMode }) => t(`EntryMode.${entryMode}`) },
    { key: 'unit', header: t('ServiceTypesPage.unit'), cell: ({ unit }) => format.name(unit) },
    {
      key: 'value',
      header: t('ServiceTypesPage.unitValue'),
      cell: ({ unitValue, currency }) =>
        unitValue == null || currency == null ? null : format.money(unitValue, currency),
    },
    {
      key: 'frequency',
      header: t('ServiceTypesPage.frequency'),
      cell: ({ frequency }) => t(`ServiceFrequency.${frequency}`),
    },
    {
      key: 'window',
      header: t('ServiceTypesPage.window'),
      cell: ({ repeatWindowDays }) => (repeatWindowDays == null ? null : format.number(repeatWindowDays)),
    },
    {
      key: 'actions',
      header: t('ServiceTypesPage.actions'),
      isActions: true,
      cell: (serviceType) => (
        <Button
          variant="subtle"
          px="xs"
          aria-label={t('ServiceTypesPage.edit', { name: format.name(serviceType.name) })}
          onClick={() => onOpen({ kind: 'edit', serviceType })}
        >
          <EditIcon />
        </Button>
      ),
    },
  ];
  return (
    <DataTable caption={t('ServiceTypesPage.title')} columns={columns} rows={serviceTypes} rowKey={({ id }) => id} />
  );
}
