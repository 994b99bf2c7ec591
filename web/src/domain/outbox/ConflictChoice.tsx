import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import { Notice } from '../../ui/Notice.js';
import { type Answer, type Conflict, keepBoth, keepMine } from './conflict.js';
import { useOutbox } from './outbox-context.js';
import { useValueWords } from './value-words.js';

interface ConflictChoiceProps {
  conflict: Conflict;
  /** Whether the first answer takes the focus when a dialog opens. */
  takesFocus?: boolean;
}

/** Two values for one cell: both in the service's unit, who stored the other one and when, and the answers. */
export function ConflictChoice({ conflict, takesFocus = false }: ConflictChoiceProps) {
  const { t } = useTranslation('outbox');
  const format = useFormat();
  const outbox = useOutbox();
  const words = useValueWords(conflict.item.subject.measure);
  const { item, mine, theirs, storedBy, canBeBoth } = conflict;
  const give = (answer: Answer): void => {
    if ('amended' in answer) return void outbox.amend(item.itemId, () => answer.amended);
    void outbox.discard(item.entryId);
    void outbox.add(answer.instead);
  };
  return (
    <Stack gap="xs">
      <Notice tone="refused">
        {t(item.change.kind === 'log' ? 'ConflictChoice.filled' : 'ConflictChoice.changed')}
      </Notice>
      {storedBy !== null && (
        <Text size="sm">
          {t('ConflictChoice.by', {
            name: storedBy.changedBy,
            when: format.dateTime(storedBy.changedAt),
            value: words(theirs),
          })}
        </Text>
      )}
      <Group gap="xs">
        <Button
          size="sm"
          data-autofocus={takesFocus || undefined}
          onClick={() => give(keepMine(conflict, t('ConflictChoice.voidReason')))}
        >
          {t('ConflictChoice.mine', { value: words(mine) })}
        </Button>
        <Button size="sm" variant="default" onClick={() => void outbox.discard(item.entryId)}>
          {t('ConflictChoice.theirs', { value: words(theirs) })}
        </Button>
        {canBeBoth && (
          <Button size="sm" variant="default" onClick={() => give(keepBoth(conflict))}>
            {t('ConflictChoice.both', { value: words((mine ?? 0) + (theirs ?? 0)) })}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
