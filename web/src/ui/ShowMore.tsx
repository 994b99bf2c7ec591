import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface ShowMoreProps {
  hasMore: boolean;
  /** Loads the next page of the list. */
  onMore: () => Promise<unknown>;
  /** Text before the button, such as how many are shown. */
  children?: ReactNode;
}

/** Below a paged list: loads the next page, and says when that failed. */
export function ShowMore({ hasMore, onMore, children }: ShowMoreProps) {
  const { t } = useTranslation('ui');
  const [state, setState] = useState<'ready' | 'fetching' | 'failed'>('ready');
  if (!hasMore) return null;
  const fetchNext = async (): Promise<void> => {
    if (state === 'fetching') return;
    setState('fetching');
    const fetched = await onMore().then(
      () => true,
      () => false,
    );
    setState(fetched ? 'ready' : 'failed');
  };
  return (
    <Group justify="center" mt="md">
      {children}
      {state === 'failed' && <Text role="alert">{t('ShowMore.failed')}</Text>}
      <Button variant="default" aria-disabled={state === 'fetching'} onClick={() => void fetchNext()}>
        {t('ShowMore.more')}
      </Button>
    </Group>
  );
}
