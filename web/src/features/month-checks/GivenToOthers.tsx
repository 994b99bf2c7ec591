import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GivenToOtherFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { type Column, DataTable } from '../../ui/DataTable.js';
import { serviceAmount } from './service-amount.js';

/** Services to families of other associations: code, service and value only. */
export function GivenToOthers({
  given,
  isEveryMonth,
}: {
  given: readonly GivenToOtherFragment[];
  isEveryMonth: boolean;
}) {
  const { t } = useTranslation('month-checks');
  const format = useFormat();
  if (given.length === 0) return <Text c="dimmed">{t('GivenToOthers.none')}</Text>;
  const monthOf = ({ month }: GivenToOtherFragment): string => format.month(month);
  const columns: Column<GivenToOtherFragment>[] = [
    {
      key: 'family',
      header: t('GivenToOthers.family'),
      isRowHeader: true,
      cell: ({ familyCode }) => <bdi>{familyCode}</bdi>,
    },
    ...(isEveryMonth ? [{ key: 'month', header: t('GivenToOthers.month'), cell: monthOf }] : []),
    { key: 'service', header: t('GivenToOthers.service'), cell: ({ serviceType }) => format.name(serviceType.name) },
    { key: 'given', header: t('GivenToOthers.given'), cell: (service) => serviceAmount(service, format) },
    { key: 'value', header: t('GivenToOthers.value'), cell: ({ amount, currency }) => format.money(amount, currency) },
  ];
  return <DataTable caption={t('GivenToOthers.label')} columns={columns} rows={given} rowKey={({ id }) => id} />;
}
