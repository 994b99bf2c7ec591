import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.js';

/** Shown when the account has no pilot yet. */
export function NoPilotState() {
  const { t } = useTranslation('outcomes');
  return <EmptyState title={t('PilotOutcomesPage.noPilot')} reason={t('PilotOutcomesPage.noPilotReason')} />;
}
