import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/session.js';
import classes from './SampleNotice.module.css';

/** Says on a pilot's page that its data are invented, where other pilots of the reader are real. */
export function SampleNotice({ sample }: { sample: boolean }) {
  const { t } = useTranslation('app');
  const { installation } = useSession();
  if (!sample || installation.hasSampleData) return null;
  return (
    <aside aria-label={t('Shell.notice')} className={classes.sample}>
      {t('Shell.sample')}
    </aside>
  );
}
