import { Group, Loader, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Something is being read; screen readers hear it once. */
export function LoadingState() {
  const { t } = useTranslation('ui');
  return (
    <Group role="status" gap="sm" p="lg" justify="center">
      <Loader size="sm" aria-hidden="true" />
      <Text c="dimmed">{t('LoadingState.text')}</Text>
    </Group>
  );
}
