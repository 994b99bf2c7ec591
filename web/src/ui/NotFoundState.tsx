import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState.js';

/** The address leads nowhere, or lies outside what the reader may see: both look the same. */
export function NotFoundState() {
  const { t } = useTranslation('ui');
  return <EmptyState title={t('NotFoundState.title')} reason={t('NotFoundState.reason')} />;
}
