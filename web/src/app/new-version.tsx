import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { i18n as I18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import { registerSW } from 'virtual:pwa-register';

/** Offers a new version of the app; the page reloads only when the reader agrees. */
export function announceNewVersions(i18n: I18n): void {
  const update = registerSW({
    onNeedRefresh: () => {
      notifications.show({
        autoClose: false,
        closeButtonProps: { 'aria-label': i18n.t('ui:close') },
        message: <NewVersion onReload={() => void update()} />,
      });
    },
  });
}

function NewVersion({ onReload }: { onReload: () => void }) {
  const { t } = useTranslation('app');
  return (
    <Group justify="space-between">
      <Text component="span">{t('NewVersion.title')}</Text>
      <Button size="sm" onClick={onReload}>
        {t('NewVersion.reload')}
      </Button>
    </Group>
  );
}
