import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FamilyFileFragment, FamilyPathQuery, GivenServiceFragment } from '../../../generated/operations.js';
import { useStatusText } from '../../../domain/family/status-text.js';
import type { Reading } from '../../../platform/reading.js';
import { ErrorState } from '../../../ui/ErrorState.js';
import { LoadingState } from '../../../ui/LoadingState.js';
import classes from '../families.module.css';
import { HoldsBackChart } from './HoldsBackChart.js';
import { PathChart } from './PathChart.js';
import { StatedStatuses } from './StatedStatuses.js';

interface PathSectionProps {
  family: FamilyFileFragment;
  /** Not loaded for a family that was never enrolled. */
  path: Reading<FamilyPathQuery>;
  given: readonly GivenServiceFragment[] | null;
}

/** Next visit, path chart, chart of domains, and earlier statuses. */
export function PathSection({ family, path: reading, given }: PathSectionProps) {
  const { t } = useTranslation('families');
  const { t: tFamily } = useTranslation('family');
  const text = useStatusText();
  const { data, hasFailed, reload } = reading;
  if (family.spells.length === 0) return null;
  if (data === null) return hasFailed ? <ErrorState onRetry={reload} /> : <LoadingState />;
  const path = data.family?.path;
  if (path == null) return null;
  const { status } = family;
  const [badge, reason] = [tFamily(`Badge.${status.badge}`), text.reason(status.reason)];
  // The reason of a graduation already begins with the badge's text.
  const finding = reason.startsWith(badge) ? reason : t('PathChart.finding', { badge, reason });
  return (
    <section className={classes.section}>
      <Group justify="space-between" gap="sm" mb="sm">
        <Text>
          {path.nextVisit === null
            ? t('PathSection.noVisit')
            : t('PathSection.nextVisit', { visit: text.visit(path.nextVisit) })}
        </Text>
        {family.viewerCanEdit && path.nextVisit !== null && (
          <Button component={Link} to={`/families/${family.id}/visit`} className="no-print">
            {t('PathSection.record')}
          </Button>
        )}
      </Group>
      <PathChart path={path} given={given ?? []} finding={finding} code={family.code} />
      <hr className={classes.rule} />
      <HoldsBackChart path={path} code={family.code} />
      <StatedStatuses stated={data.family?.statedStatuses ?? []} />
    </section>
  );
}
