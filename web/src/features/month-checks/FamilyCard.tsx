import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CardFamilyFragment, CheckedFamilyFragment } from '../../generated/operations.js';
import { FamilyBadge } from '../../domain/family/FamilyBadge.js';
import { useStatusText } from '../../domain/family/status-text.js';
import { useFormat } from '../../platform/format.js';
import { Sparkline } from '../../ui/charts/Sparkline.js';
import classes from './AssociationHomePage.module.css';
import { MonthServices } from './MonthServices.js';
import { QuestionList } from './QuestionList.js';

interface FamilyCardProps {
  family: CardFamilyFragment;
  month: string | null;
  inMonth: CheckedFamilyFragment | undefined;
  onAsk: () => void;
}

/** Summary of a family: status and reason, path, next visit, and services of this month. */
export function FamilyCard({ family, month, inMonth, onAsk }: FamilyCardProps) {
  const { t } = useTranslation('month-checks');
  const text = useStatusText();
  const { path, status } = family;
  return (
    <li className={classes.card}>
      <h2 className={classes.name}>
        <Link to={`/families/${family.id}`} className={classes.link}>
          {family.name}
        </Link>{' '}
        <bdi className={classes.code}>{family.code}</bdi>
      </h2>
      <FamilyBadge badge={status.badge} />
      <Text>
        {text.reason(status.reason)} {status.run !== null && text.run(status.run)}
      </Text>
      {path !== null && <PathLine path={path} />}
      <Text c="dimmed" size="sm">
        {path?.nextVisit != null && (
          <>
            {t('FamilyCard.next', { visit: text.visit(path.nextVisit) })}
            <br />
          </>
        )}
        {t('FamilyCard.members', { count: family.memberCount })}
      </Text>
      <MonthServices services={inMonth?.interventions.edges.map(({ node }) => node) ?? []} />
      <QuestionList questions={inMonth?.questions ?? []} />
      {month !== null && (
        <Button
          variant="subtle"
          className={`${classes.ask} no-print`}
          aria-label={t('FamilyCard.questionOf', { name: family.name })}
          onClick={onAsk}
        >
          {t('FamilyCard.question')}
        </Button>
      )}
    </li>
  );
}

function PathLine({ path }: { path: NonNullable<CardFamilyFragment['path']> }) {
  const { t } = useTranslation('month-checks');
  const format = useFormat();
  const { indices, durationMonths, ruleVersion } = path;
  if (indices.every((index) => index === null)) return null;
  const values = indices.map((index) => (index === null ? t('FamilyCard.noIndex') : format.number(index)));
  const label = t('FamilyCard.spark', {
    values: values.join(t('FamilyCard.separator')),
    threshold: ruleVersion.threshold,
  });
  const latest = values.findLast((_text, index) => indices[index] !== null);
  return (
    <div className={classes.path}>
      <Sparkline values={indices} length={durationMonths + 1} mark={ruleVersion.threshold} label={label} />
      <span className={classes.index}>
        <strong>{latest}</strong> {t('FamilyCard.latest')}
      </span>
    </div>
  );
}
