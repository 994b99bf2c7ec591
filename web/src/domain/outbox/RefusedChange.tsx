import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import { useRefusalText } from '../../platform/refusals/refusal-text.js';
import { Notice } from '../../ui/Notice.js';
import { conflictOf } from './conflict.js';
import { ConflictChoice } from './ConflictChoice.js';
import type { ItemRefusal, OutboxItem } from './outbox-item.js';
import { useOutbox } from './outbox-context.js';

interface RefusedChangeProps {
  item: OutboxItem;
  refusal: ItemRefusal;
  /** Whether its first answer takes the focus when a dialog opens. */
  takesFocus?: boolean;
}

/**
 * Why a change was not accepted, with the ways to resolve it: give a reason, choose between two values, retry, or
 * discard the change.
 */
export function RefusedChange({ item, refusal, takesFocus }: RefusedChangeProps) {
  const { t } = useTranslation('outbox');
  const refusalText = useRefusalText();
  const outbox = useOutbox();
  const isRepeat = refusal.code === 'POSSIBLE_REPEAT';
  const conflict = conflictOf(item);
  if (conflict !== null) return <ConflictChoice conflict={conflict} takesFocus={takesFocus} />;
  return (
    <Stack gap="xs" mt="xs">
      <Notice tone={isRepeat ? 'warning' : 'refused'}>
        {refusal.code === 'CONFLICT' ? t('RefusedChange.otherContent') : refusalText(refusal)}
      </Notice>
      {isRepeat && <RepeatReason item={item} refusal={refusal} />}
      <Group gap="xs">
        {!isRepeat && refusal.code !== 'CONFLICT' && (
          <Button size="sm" onClick={() => void outbox.amend(item.itemId, (same) => same)}>
            {t('RefusedChange.retry')}
          </Button>
        )}
        <Discard onDiscard={() => outbox.discard(item.entryId)} />
      </Group>
    </Stack>
  );
}

function RepeatReason({ item, refusal }: RefusedChangeProps) {
  const { t } = useTranslation('outbox');
  const format = useFormat();
  const outbox = useOutbox();
  const [reason, setReason] = useState('');
  const { repeat } = refusal;
  const save = (): void => {
    if (reason.trim() !== '') void outbox.amend(item.itemId, (old) => withReason(old, reason.trim()));
  };
  return (
    <Stack gap="xs">
      {repeat !== null && (
        <Text size="sm">
          {repeat.otherName === null
            ? t('RefusedChange.repeatUnnamed', { count: repeat.daysApart })
            : t('RefusedChange.repeatNamed', { count: repeat.daysApart, name: format.name(repeat.otherName) })}
        </Text>
      )}
      <Group align="flex-end" gap="xs">
        <TextInput
          label={t('RefusedChange.reason')}
          value={reason}
          maxLength={1000}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') save();
          }}
        />
        <Button size="md" onClick={save}>
          {t('RefusedChange.saveAllTheSame')}
        </Button>
      </Group>
    </Stack>
  );
}

function withReason(item: OutboxItem, repeatReason: string): OutboxItem {
  if (item.change.kind === 'void') return item;
  if (item.change.kind === 'log') {
    return { ...item, change: { ...item.change, input: { ...item.change.input, repeatReason } } };
  }
  return { ...item, change: { ...item.change, input: { ...item.change.input, repeatReason } } };
}

/** Discards the change permanently after a second press. */
export function Discard({ onDiscard }: { onDiscard: () => Promise<void> }) {
  const { t } = useTranslation('outbox');
  const [isSure, setSure] = useState(false);
  return isSure ? (
    <Button size="sm" color="red" onClick={() => void onDiscard()}>
      {t('RefusedChange.discardSure')}
    </Button>
  ) : (
    <Button size="sm" variant="default" onClick={() => setSure(true)}>
      {t('RefusedChange.discard')}
    </Button>
  );
}
