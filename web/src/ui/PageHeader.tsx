import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

interface PageHeaderProps {
  title: string;
  /** One line below the title. */
  lead?: ReactNode;
  /** Buttons of the page. */
  actions?: ReactNode;
}

/** Header of a page; also sets the title of the browser tab. */
export function PageHeader({ title, lead, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <Group justify="space-between" align="flex-start" gap="md" mb="md">
      <Stack gap={2} miw={0}>
        <Title order={1}>{title}</Title>
        {lead != null && (
          <Text c="dimmed" component="div">
            {lead}
          </Text>
        )}
      </Stack>
      {actions != null && (
        <Group gap="sm" className="no-print">
          {actions}
        </Group>
      )}
    </Group>
  );
}
