import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { i18n as I18n } from 'i18next';
import { registerSW } from 'virtual:pwa-register';

/** Offers a new version of the app; the page reloads only when the reader says so. */
export function announceNewVersions(i18n: I18n): void {
  const update = registerSW({
    onNeedRefresh: () => {
      notifications.show({
        autoClose: false,
        closeButtonProps: { 'aria-label': i18n.t('ui:close') },
        message: (
          <Group justify="space-between">
            <Text component="span">{i18n.t('app:NewVersion.title')}</Text>
            <Button size="sm" onClick={() => void update()}>
              {i18n.t('app:NewVersion.reload')}
            </Button>
          </Group>
        ),
      });
    },
  });
}
