import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FamilyBadge } from '../../domain/family/FamilyBadge.js';
import { useStatusText } from '../../domain/family/status-text.js';
import { useFormat } from '../../platform/format.js';
import { NotFoundState } from '../../ui/NotFoundState.js';
import { PageHeader } from '../../ui/PageHeader.js';
import classes from './assessments.module.css';
import type { RecordedAssessmentFragment } from '../../generated/operations.js';

/** Result of a visit: the index, the family's status, and the domains that hold it back. */
export function AssessmentOutcome({ recorded }: { recorded: RecordedAssessmentFragment }) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const text = useStatusText();
  const { family, path, assessment } = recorded;
  if (family === null || path === null) return <NotFoundState />;
  const { latest, nextVisit, ruleVersion } = path;
  return (
    <div className={classes.page} data-testid="visit-outcome">
      <PageHeader title={t('AssessmentOutcome.title')} lead={family.name} />
      <Stack>
        {assessment?.independent === true && <Text>{t('AssessmentOutcome.independent')}</Text>}
        {latest !== null && (
          <p className={classes.index}>
            <strong data-testid="visit-index">{latest.index === null ? '–' : format.number(latest.index)}</strong>
            <span>
              {t('AssessmentOutcome.index', { month: format.month(latest.month) })}
              {t('separator')}
              {t('AssessmentOutcome.threshold', { threshold: ruleVersion.threshold })}
            </span>
          </p>
        )}
        <Group gap="sm">
          <FamilyBadge badge={family.status.badge} />
          <Text>{text.reason(family.status.reason)}</Text>
        </Group>
        {family.status.run !== null && <Text>{text.run(family.status.run)}</Text>}
        {latest !== null && (
          <section aria-labelledby="holds-back">
            <h2 id="holds-back" className={classes.name}>
              {t(latest.qualifies ? 'AssessmentOutcome.qualifies' : 'AssessmentOutcome.holdsBack')}
            </h2>
            <ul className={classes.holdsBack}>
              {latest.holdsBack.map((holdBack) => (
                <li key={`${holdBack.kind} ${holdBack.domain ?? ''}`}>{text.holdBack(holdBack)}</li>
              ))}
            </ul>
          </section>
        )}
        {nextVisit !== null && <Text c="dimmed">{t('AssessmentOutcome.next', { visit: text.visit(nextVisit) })}</Text>}
        <Group>
          <Button component={Link} to="/visits">
            {t('AssessmentOutcome.visits')}
          </Button>
          <Button component={Link} to={`/families/${family.id}`} variant="default">
            {t('AssessmentOutcome.family')}
          </Button>
        </Group>
      </Stack>
    </div>
  );
}
