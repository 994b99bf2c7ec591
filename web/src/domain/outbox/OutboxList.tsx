import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import { RetryIcon } from '../../ui/icons.js';
import { Notice } from '../../ui/Notice.js';
import classes from './OutboxList.module.css';
import type { OutboxItem } from './outbox-item.js';
import { useOutbox, useOutboxState } from './outbox-context.js';
import { RefusedChange } from './RefusedChange.js';

/** Every change the server has not confirmed: what it is, why it waits, and the way out. */
export function OutboxList() {
  const { t } = useTranslation('outbox');
  const format = useFormat();
  const outbox = useOutbox();
  const { items, isUnreachable, isKept, lastSentAt } = useOutboxState();
  return (
    <Stack>
      {!isKept && <Notice tone="refused">{t('OutboxList.notKept')}</Notice>}
      {items.length === 0 ? (
        isKept && <Text>{t('OutboxList.empty')}</Text>
      ) : (
        <ul className={classes.list}>
          {items.map((item) => (
            <OutboxRow key={item.itemId} item={item} />
          ))}
        </ul>
      )}
      <Group justify="space-between">
        <Text c="dimmed" size="sm">
          {isUnreachable && t('OutboxList.unreachable')}
          {!isUnreachable &&
            lastSentAt != null &&
            t('OutboxList.lastSent', { when: format.dateTime(new Date(lastSentAt).toISOString()) })}
        </Text>
        {items.length > 0 && (
          <Button leftSection={<RetryIcon />} onClick={() => outbox.wake()}>
            {t('OutboxList.retry')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function OutboxRow({ item }: { item: OutboxItem }) {
  const { t } = useTranslation('outbox');
  const format = useFormat();
  const { familyCode, serviceName, month, shown } = item.subject;
  return (
    <li className={classes.row}>
      <Group justify="space-between" gap="sm">
        <span>
          <bdi className={classes.code}>{familyCode}</bdi>
          {format.name(serviceName)}
        </span>
        <span>{format.month(month)}</span>
        <strong>{shown === null ? t('OutboxList.emptied') : format.number(shown)}</strong>
      </Group>
      {item.refusal === null ? (
        <Text c="dimmed" size="sm">
          {t('OutboxList.waiting')}
        </Text>
      ) : (
        <RefusedChange item={item} refusal={item.refusal} />
      )}
    </li>
  );
}
