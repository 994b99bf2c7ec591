import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from './Notice.js';

/** The server no longer understands this version of the app: what was typed is kept, and a newer version is offered. */
export function OldAppNotice({ onLoad }: { onLoad: () => Promise<void> }) {
  const { t } = useTranslation('ui');
  return (
    <Notice tone="warning">
      <Group justify="space-between">
        <span>{t('OldAppNotice.text')}</span>
        <Button size="sm" onClick={() => void onLoad()}>
          {t('OldAppNotice.load')}
        </Button>
      </Group>
    </Notice>
  );
}
