import { Group, Loader, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Loading indicator; announced once by screen readers. */
export function LoadingState() {
  const { t } = useTranslation('ui');
  return (
    <Group role="status" gap="sm" p="lg" justify="center">
      <Loader size="sm" aria-hidden="true" />
      <Text c="dimmed">{t('LoadingState.text')}</Text>
    </Group>
  );
}
