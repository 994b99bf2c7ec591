import { Button, NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type {
  FamiliesByNeedQuery,
  FamilyByNeedFragment,
  FamilyVisitPartsFragment,
  VisitsDueQuery,
} from '../../generated/operations.js';
import { FamilyBadge } from '../../domain/family/FamilyBadge.js';
import { useStatusText } from '../../domain/family/status-text.js';
import { useFormat } from '../../platform/format.js';
import type { Reading } from '../../platform/reading.js';
import type { Viewer } from '../../platform/session.js';
import { type Column, DataTable } from '../../ui/DataTable.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { PageHeader } from '../../ui/PageHeader.js';
import classes from './assessments.module.css';
import { WaitingQuestions } from './WaitingQuestions.js';

interface VisitsViewProps {
  /** Empty: the account has no cluster. */
  clusterId: string;
  clusters: Viewer['clusters'];
  due: Reading<VisitsDueQuery>;
  byNeed: Reading<FamiliesByNeedQuery>;
  onCluster: (id: string) => void;
}

/** The coordinator's visits: questions from association heads, due and overdue visits, and families by need. */
export function VisitsView({ clusterId, clusters, due, byNeed, onCluster }: VisitsViewProps) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  if (clusterId === '') {
    return <EmptyState title={t('VisitsPage.noCluster')} reason={t('VisitsPage.noClusterReason')} />;
  }
  return (
    <>
      <PageHeader
        title={t('VisitsPage.title')}
        lead={t('VisitsPage.lead')}
        actions={
          clusters.length > 1 && (
            <NativeSelect
              aria-label={t('VisitsPage.cluster')}
              value={clusterId}
              data={clusters.map(({ id, name }) => ({ value: id, label: format.name(name) }))}
              onChange={({ currentTarget }) => onCluster(currentTarget.value)}
            />
          )
        }
      />
      {due.data === null ? (
        <Waiting reading={due} />
      ) : (
        <>
          <WaitingQuestions clusterId={clusterId} questions={due.data.openQuestions} />
          <h2 className={classes.title}>{t('VisitsPage.due', { count: due.data.visitsDue.length })}</h2>
          {due.data.visitsDue.length === 0 ? (
            <Text c="dimmed">{t('VisitsPage.noneDue')}</Text>
          ) : (
            <DueTable visits={due.data.visitsDue} />
          )}
          <h2 className={classes.title}>{t('VisitsPage.byNeed')}</h2>
          {byNeed.data === null ? <Waiting reading={byNeed} /> : <NeedTable families={byNeed.data.familiesByNeed} />}
        </>
      )}
    </>
  );
}

function Waiting({ reading: { hasFailed, reload } }: { reading: Reading<unknown> }) {
  return hasFailed ? <ErrorState onRetry={reload} /> : <LoadingState />;
}

function DueTable({ visits }: { visits: readonly FamilyVisitPartsFragment[] }) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const text = useStatusText();
  const columns: Column<FamilyVisitPartsFragment>[] = [
    {
      key: 'family',
      header: t('VisitsPage.family'),
      isRowHeader: true,
      cell: ({ family }) => (
        <>
          <FamilyLink family={family} />
          <Place family={family} />
        </>
      ),
    },
    {
      key: 'visit',
      header: t('VisitsPage.visit'),
      cell: ({ visit }) => (
        <span className={visit.overdue ? classes.overdue : undefined}>
          {t('VisitsPage.ofMonth', { month: format.month(visit.month), visit: text.visit(visit) })}
        </span>
      ),
    },
    {
      key: 'record',
      header: t('VisitsPage.record'),
      isActions: true,
      cell: ({ family, visit }) => (
        <Button
          component={Link}
          to={`/families/${family.id}/visit?month=${visit.month}&form=${visit.form}`}
          variant="light"
          aria-label={t('VisitsPage.recordOf', { name: family.name })}
        >
          {t('VisitsPage.record')}
        </Button>
      ),
    },
  ];
  return (
    <DataTable caption={t('VisitsPage.title')} columns={columns} rows={visits} rowKey={({ family }) => family.id} />
  );
}

function NeedTable({ families }: { families: readonly FamilyByNeedFragment[] }) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const text = useStatusText();
  const columns: Column<FamilyByNeedFragment>[] = [
    {
      key: 'family',
      header: t('VisitsPage.family'),
      isRowHeader: true,
      cell: (family) => <FamilyLink family={family} />,
    },
    { key: 'status', header: t('VisitsPage.status'), cell: ({ status }) => <FamilyBadge badge={status.badge} /> },
    { key: 'reason', header: t('VisitsPage.reason'), cell: ({ status }) => text.reason(status.reason) },
    {
      key: 'association',
      header: t('VisitsPage.association'),
      cell: ({ association }) => (association === null ? null : format.name(association.name)),
    },
  ];
  return <DataTable caption={t('VisitsPage.byNeed')} columns={columns} rows={families} rowKey={({ id }) => id} />;
}

/** Where to go, and the phone number to call beforehand. */
function Place({ family: { area, phone } }: { family: FamilyVisitPartsFragment['family'] }) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  if (area === null && phone === null) return null;
  return (
    <span className={classes.place}>
      {area !== null && format.name(area.name)}
      {area !== null && phone !== null && t('separator')}
      {phone !== null && (
        <a href={`tel:${phone.replaceAll(' ', '')}`} className={classes.tap}>
          <bdi dir="ltr">{phone}</bdi>
        </a>
      )}
    </span>
  );
}

function FamilyLink({ family: { id, name, code } }: { family: { id: string; name: string; code: string } }) {
  return (
    <>
      <Link to={`/families/${id}`} className={classes.tap}>
        {name}
      </Link>{' '}
      <bdi className={classes.code}>{code}</bdi>
    </>
  );
}
