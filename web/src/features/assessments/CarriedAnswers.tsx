import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../platform/format.js';
import classes from './assessments.module.css';
import type { AssessmentFormPartsFragment } from '../../generated/operations.js';

/**
 * Domains that this form does not ask: answers carried forward, with the month they are from, and domains that do not
 * apply.
 */
export function CarriedAnswers({ form }: { form: AssessmentFormPartsFragment }) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const others = form.domains.filter(({ asked }) => !asked);
  if (others.length === 0) return null;
  return (
    <details className={classes.fold}>
      <summary>{t('CarriedAnswers.title', { count: others.length })}</summary>
      <ul className={classes.carried}>
        {others.map(({ rule, applicable, notApplicableReason, inForce, carried }) => {
          const words = inForce === null ? undefined : rule.levels[inForce.level - 1];
          return (
            <li key={rule.domain}>
              <strong>{format.name(rule.name)}</strong>
              <span>
                {!applicable && t(`NotApplicable.${notApplicableReason ?? ''}`)}
                {applicable && (words === undefined || inForce === null) && t('CarriedAnswers.none')}
                {applicable && words !== undefined && inForce !== null && (
                  <>
                    {format.plainNumber(inForce.level)} {format.name(words)}{' '}
                    {carried && (
                      <em className={classes.last}>
                        {t('CarriedAnswers.carried', { month: format.month(inForce.month) })}
                      </em>
                    )}
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {form.form === 'MONTHLY' && (
        <Anchor component={Link} to={`?month=${form.month}&form=FULL`} className={classes.tap}>
          {t('CarriedAnswers.full')}
        </Anchor>
      )}
    </details>
  );
}
