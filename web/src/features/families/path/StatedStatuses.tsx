import { useTranslation } from 'react-i18next';
import type { FamilyPathQuery } from '../../../generated/operations.js';
import { useStatusText } from '../../../domain/family/status-text.js';
import { useFormat } from '../../../platform/format.js';
import classes from '../families.module.css';

type Stated = NonNullable<FamilyPathQuery['family']>['statedStatuses'];

/** Statuses as they were recorded at the time; later decisions and entries do not change them. */
export function StatedStatuses({ stated }: { stated: Stated }) {
  const { t } = useTranslation('families');
  const { t: tFamily } = useTranslation('family');
  const format = useFormat();
  const text = useStatusText();
  if (stated.length === 0) return null;
  return (
    <details className={`${classes.more} no-print`}>
      <summary>{t('StatedStatuses.title', { count: stated.length })}</summary>
      <ol className={classes.history}>
        {stated.map(({ id, statedAt, occasion, presentMonth, durationMonths, status }) => (
          <li key={id}>
            <strong>{tFamily(`Badge.${status.badge}`)}</strong>
            <span className={classes.said}>{text.reason(status.reason)}</span>
            <span className={classes.facts}>
              {t(`StatedStatuses.${occasion}`, {
                when: format.dateTime(statedAt),
                month: format.month(presentMonth),
                duration: durationMonths,
              })}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
