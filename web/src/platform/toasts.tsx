import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';

interface ToastAction {
  readonly label: string;
  readonly onPress: () => void;
}

/** Shows a short confirmation of an action, which may be taken back in it; for messages that must not be missed use a Notice. */
export function useToast(): (message: ReactNode, action?: ToastAction) => void {
  const { t } = useTranslation('ui');
  return useCallback(
    (message: ReactNode, action?: ToastAction) => {
      const press = (): void => {
        action?.onPress();
        notifications.hide(id);
      };
      const content =
        action === undefined ? (
          message
        ) : (
          <Group justify="space-between" gap="sm">
            {message}
            <Button size="compact-md" variant="default" onClick={press}>
              {action.label}
            </Button>
          </Group>
        );
      const id = notifications.show({ message: content, closeButtonProps: { 'aria-label': t('close') } });
    },
    [t],
  );
}
