import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FigureFamiliesPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { DataTable } from '../../ui/DataTable.js';

interface FigureFamiliesProps {
  /** Null: the reader may not see families. */
  list: FigureFamiliesPartsFragment | null;
}

/** Families behind a figure. Families that the reader can no longer see are counted without a name. */
export function FigureFamilies({ list }: FigureFamiliesProps) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  if (list === null || list.count === 0) return <Text>{t('FigureList.empty')}</Text>;
  const elsewhere = list.count - list.families.length;
  return (
    <>
      <DataTable
        caption={t('FigureList.caption')}
        rows={list.families}
        rowKey={({ family }) => family.id}
        columns={[
          {
            key: 'name',
            header: t('FigureList.name'),
            isRowHeader: true,
            cell: ({ family }) => (
              <Anchor component={Link} to={`/families/${family.id}`}>
                <bdi>{family.code}</bdi> {family.name}
              </Anchor>
            ),
          },
          {
            key: 'enrolled',
            header: t('FigureList.enrolled'),
            cell: ({ enrolledMonth }) => format.month(enrolledMonth),
          },
          {
            key: 'index',
            header: t('FigureList.index'),
            cell: ({ index }) => (index == null ? t('FigureList.none') : format.number(index)),
          },
          {
            key: 'month',
            header: t('FigureList.month'),
            cell: ({ graduationMonth, exitMonth }) =>
              graduationMonth != null
                ? t('FigureList.graduatedIn', { month: graduationMonth })
                : exitMonth != null && t('FigureList.leftIn', { month: exitMonth }),
          },
        ]}
      />
      {elsewhere > 0 && <Text c="dimmed">{t('FigureList.elsewhere', { count: elsewhere })}</Text>}
    </>
  );
}
