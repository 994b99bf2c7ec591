import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from './Notice.js';

/**
 * Says that the server no longer supports this version of the app, that typed values are kept, and offers a newer
 * version.
 */
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
