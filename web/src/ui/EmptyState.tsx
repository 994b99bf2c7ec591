import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** What is missing. */
  title: string;
  /** Why there is nothing. */
  reason?: string;
  /** The next step, usually a button. */
  action?: ReactNode;
}

export function EmptyState({ title, reason, action }: EmptyStateProps) {
  return (
    <Stack align="center" gap="sm" px="md" py="xl" ta="center">
      <Text size="lg" fw={600}>
        {title}
      </Text>
      {reason != null && (
        <Text c="dimmed" maw="60ch">
          {reason}
        </Text>
      )}
      {action}
    </Stack>
  );
}
