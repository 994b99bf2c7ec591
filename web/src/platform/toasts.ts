import { notifications } from '@mantine/notifications';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Shows a short confirmation of an action; for messages that must not be missed use a Notice. */
export function useToast(): (message: ReactNode) => void {
  const { t } = useTranslation('ui');
  return useCallback(
    (message: ReactNode) => {
      notifications.show({ message, closeButtonProps: { 'aria-label': t('close') } });
    },
    [t],
  );
}
