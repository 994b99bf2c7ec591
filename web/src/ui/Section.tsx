import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  /** One line below the title. */
  lead?: ReactNode;
  /** Action of the section. */
  action?: ReactNode;
  children: ReactNode;
}

/** A section of a page with its heading. */
export function Section({ title, lead, action, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Group justify="space-between" align="flex-start" gap="sm" mb="sm">
        <Stack gap={2} miw={0} style={{ flex: '1 1 16rem' }}>
          <Title order={2} id={id}>
            {title}
          </Title>
          {lead != null && <Text c="dimmed">{lead}</Text>}
        </Stack>
        {action}
      </Group>
      {children}
    </section>
  );
}
