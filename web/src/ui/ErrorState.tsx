import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RetryIcon } from './icons.js';

interface ErrorStateProps {
  /** Tries again. */
  onRetry?: () => void;
}

/** Shown when loading failed because of the network or the server. */
export function ErrorState({ onRetry }: ErrorStateProps) {
  const { t } = useTranslation('ui');
  return (
    <Stack role="alert" align="center" gap="sm" px="md" py="xl" ta="center">
      <Text size="lg" fw={600}>
        {t('ErrorState.title')}
      </Text>
      <Text c="dimmed" maw="60ch">
        {t('ErrorState.reason')}
      </Text>
      {onRetry != null && (
        <Button variant="default" leftSection={<RetryIcon />} onClick={onRetry}>
          {t('ErrorState.retry')}
        </Button>
      )}
    </Stack>
  );
}
