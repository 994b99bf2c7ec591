import { useTranslation } from 'react-i18next';
import type { FiguresPartsFragment } from '../../generated/operations.js';
import classes from './ReconcilingLine.module.css';

/** Why the estimate of the page's sentence is not the count below it; nothing where both are equal. */
export function ReconcilingLine({ figures: { headline, strip } }: { figures: FiguresPartsFragment }) {
  const { t } = useTranslation('outcomes');
  const { n, graduated, of100, countedOf100 } = headline;
  if (of100 == null || of100 === countedOf100) return null;
  const numbers = { estimate: of100, hundred: 100, counted: graduated, n };
  const unseen = strip.notSeenInLastMonth;
  return (
    <p className={classes.line}>
      <strong>{n === 100 ? t('Reconciling.lead', numbers) : t('Reconciling.leadOf', numbers)}</strong>{' '}
      {t('Reconciling.reached', { count: graduated })}{' '}
      {unseen === 0 ? t('Reconciling.otherwise') : t('Reconciling.unseen', { count: strip.stillIn, unseen })}
    </p>
  );
}
