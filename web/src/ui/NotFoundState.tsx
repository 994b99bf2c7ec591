import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState.js';

/** Shown for an unknown address and for a record outside the reader's scope, which must look the same. */
export function NotFoundState() {
  const { t } = useTranslation('ui');
  return <EmptyState title={t('NotFoundState.title')} reason={t('NotFoundState.reason')} />;
}
