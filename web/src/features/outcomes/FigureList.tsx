import { useQuery } from '@apollo/client/react';
import { Anchor, Drawer, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OutcomeFigure } from '@anaqid/shared-types';
import { FigureFamiliesDocument, type FigureFamiliesQueryVariables } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { DataTable } from '../../ui/DataTable.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';

export interface OpenFigure {
  readonly figure: OutcomeFigure;
  readonly label: string;
}

interface FigureListProps {
  open: OpenFigure | null;
  place: Omit<FigureFamiliesQueryVariables, 'figure'>;
  onClose: () => void;
}

/** The families that a figure counts, for those who may see them. */
export function FigureList({ open, place, onClose }: FigureListProps) {
  const { t } = useTranslation('ui');
  return (
    <Drawer
      opened={open !== null}
      onClose={onClose}
      position="right"
      size="xl"
      title={open?.label}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {open !== null && <Families figure={open.figure} place={place} />}
    </Drawer>
  );
}

function Families({ figure, place }: Pick<FigureListProps, 'place'> & Pick<OpenFigure, 'figure'>) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const { data, error, refetch } = useQuery(FigureFamiliesDocument, { variables: { ...place, figure } });
  if (error != null) return <ErrorState onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  const list = data.figureFamilies;
  if (list == null || list.count === 0) return <Text>{t('FigureList.empty')}</Text>;
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
