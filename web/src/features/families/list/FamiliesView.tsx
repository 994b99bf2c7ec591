import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FamilyClusterFragment, FamilyCountsQuery, ListedFamilyFragment } from '../../../generated/operations.js';
import { FamilyBadge } from '../../../domain/family/FamilyBadge.js';
import { useFormat } from '../../../platform/format.js';
import { type Column, DataTable } from '../../../ui/DataTable.js';
import { EmptyState } from '../../../ui/EmptyState.js';
import { ErrorState } from '../../../ui/ErrorState.js';
import { PlusIcon } from '../../../ui/icons.js';
import { LoadingState } from '../../../ui/LoadingState.js';
import { PageHeader } from '../../../ui/PageHeader.js';
import { ShowMore } from '../../../ui/ShowMore.js';
import classes from '../families.module.css';
import { FamilyFilters } from './FamilyFilters.js';
import type { FamilyList } from './use-family-list.js';

interface FamiliesViewProps {
  list: FamilyList;
  clusters: readonly FamilyClusterFragment[];
  /** Undefined: not loaded yet. */
  counts: FamilyCountsQuery | undefined;
}

/** List of the coordinator's families with its filters. */
export function FamiliesView({ list, clusters, counts }: FamiliesViewProps) {
  const { t } = useTranslation('families');
  return (
    <>
      <PageHeader
        title={t('FamiliesPage.title')}
        lead={list.families === null ? ' ' : t('FamiliesPage.found', { count: list.totalCount })}
        actions={
          <Button component={Link} to="/families/new" leftSection={<PlusIcon />}>
            {t('FamiliesPage.nominate')}
          </Button>
        }
      />
      <FamilyFilters list={list} clusters={clusters} counts={counts} />
      <Found list={list} />
    </>
  );
}

function Found({ list }: { list: FamilyList }) {
  const { t } = useTranslation('families');
  const { families } = list;
  if (list.hasFailed) return <ErrorState onRetry={list.reload} />;
  if (families === null) return <LoadingState />;
  if (families.length === 0) {
    return list.isFiltered ? (
      <EmptyState
        title={t('FamiliesPage.noneFound')}
        reason={t('FamiliesPage.noneFoundReason')}
        action={
          <Button variant="default" onClick={list.clear}>
            {t('FamiliesPage.clear')}
          </Button>
        }
      />
    ) : (
      <EmptyState title={t('FamiliesPage.empty')} reason={t('FamiliesPage.emptyReason')} />
    );
  }
  return (
    <div aria-busy={list.isLoading}>
      <FamilyTable families={families} />
      <ShowMore hasMore={list.hasMore} onMore={list.more}>
        <Text c="dimmed">{t('FamiliesPage.shown', { shown: families.length, total: list.totalCount })}</Text>
      </ShowMore>
    </div>
  );
}

function FamilyTable({ families }: { families: readonly ListedFamilyFragment[] }) {
  const { t } = useTranslation('families');
  const format = useFormat();
  const columns: Column<ListedFamilyFragment>[] = [
    {
      key: 'name',
      header: t('FamiliesPage.name'),
      isRowHeader: true,
      cell: ({ id, name, code }) => (
        <>
          <Link to={`/families/${id}`} className={classes.familyLink}>
            {name}
          </Link>{' '}
          <bdi className={classes.code}>{code}</bdi>
        </>
      ),
    },
    { key: 'state', header: t('FamiliesPage.state'), cell: ({ status }) => <FamilyBadge badge={status.badge} /> },
    {
      key: 'association',
      header: t('FamiliesPage.association'),
      cell: ({ association }) => (association === null ? null : format.name(association.name)),
    },
    {
      key: 'members',
      header: t('FamiliesPage.members'),
      cell: ({ memberCount }) => format.number(memberCount),
    },
    {
      key: 'area',
      header: t('FamiliesPage.area'),
      cell: ({ area }) => (area === null ? null : format.name(area.name)),
    },
  ];
  return <DataTable caption={t('FamiliesPage.title')} columns={columns} rows={families} rowKey={({ id }) => id} />;
}
