import { Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from './LanguageSwitch.js';

/** Layout of the pages before signing in. */
export function EntrancePage({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('session');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <Stack component="main" align="center" px="md" py="xl" gap="lg">
      <Stack gap={4} align="center" ta="center">
        <Text size="xl" fw={700} c="petrol.7" component="p" m={0}>
          {t('EntrancePage.product')}
        </Text>
        <Text c="dimmed">{t('EntrancePage.purpose')}</Text>
      </Stack>
      <Paper withBorder p="lg" w="100%" maw={420}>
        <Title order={1} size="h2" mb="md">
          {title}
        </Title>
        {children}
      </Paper>
      <LanguageSwitch />
    </Stack>
  );
}
