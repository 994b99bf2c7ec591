import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useViewer } from '../../platform/session.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { NotFoundState } from '../../ui/NotFoundState.js';
import { MonthGridScreen } from './MonthGridScreen.js';
import { useMonthGrid } from './use-month-grid.js';

/**
 * Home page of the coordinator: families as rows, services as columns, one month. The URL holds the cluster and the
 * month.
 */
export function MonthGridPage() {
  const { t } = useTranslation('interventions');
  const { clusters } = useViewer();
  const [searchParams, setSearchParams] = useSearchParams();
  const clusterId = searchParams.get('cluster') ?? clusters[0]?.id;
  if (clusterId === undefined) {
    return <EmptyState title={t('MonthGridPage.noCluster')} reason={t('MonthGridPage.noClusterReason')} />;
  }
  const month = searchParams.get('month');
  return (
    <MonthOfCluster
      key={`${clusterId} ${month ?? ''} ${searchParams.get('family') ?? ''} ${searchParams.get('service') ?? ''}`}
      clusterId={clusterId}
      month={month}
      onGo={(next) => setSearchParams({ cluster: clusterId, ...(month === null ? {} : { month }), ...next })}
    />
  );
}

interface MonthOfClusterProps {
  clusterId: string;
  month: string | null;
  onGo: (target: { cluster?: string; month?: string }) => void;
}

function MonthOfCluster({ clusterId, month, onGo }: MonthOfClusterProps) {
  const view = useMonthGrid(clusterId, month);
  if (view.isLoading) return <LoadingState />;
  if (view.hasFailed) return <ErrorState onRetry={() => void view.reload()} />;
  if (view.grid === null || view.totals === null) return <NotFoundState />;
  return <MonthGridScreen view={view} grid={view.grid} totals={view.totals} onGo={onGo} />;
}
