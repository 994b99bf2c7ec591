import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckIcon, RefusedIcon, RetryIcon } from '../../ui/icons.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { useFormat } from '../../platform/format.js';
import classes from './OutboxBadge.module.css';
import { OutboxList } from './OutboxList.js';
import { useOutboxState } from './outbox-context.js';

/** Always visible: everything saved, how much waits, or what was not accepted. Opens the list of unsent changes. */
export function OutboxBadge() {
  const { t } = useTranslation('outbox');
  const format = useFormat();
  const { items, unreadable, isKept } = useOutboxState();
  const [isOpen, setOpen] = useState(false);
  const refused = items.filter(({ refusal }) => refusal !== null).length + unreadable.length;
  const tone = refused > 0 || !isKept ? 'refused' : items.length > 0 ? 'waiting' : 'saved';
  const count = refused > 0 ? refused : items.length;
  const text = !isKept ? t('OutboxBadge.notKept') : t(`OutboxBadge.${tone}`, { count });
  const Sign = { refused: RefusedIcon, waiting: RetryIcon, saved: CheckIcon }[tone];
  return (
    <>
      <Button
        variant="default"
        radius="xl"
        size="sm"
        className={classes.badge}
        data-tone={tone}
        data-testid="outbox-badge"
        aria-label={text}
        onClick={() => setOpen(true)}
      >
        <Sign size={18} />
        <span className={classes.text}>{text}</span>
        {count > 0 && <span className={classes.count}>{format.number(count)}</span>}
      </Button>
      <output className={classes.spoken}>{tone === 'refused' ? text : ''}</output>
      <FormDialog title={t('OutboxList.title')} opened={isOpen} onClose={() => setOpen(false)}>
        <OutboxList />
      </FormDialog>
    </>
  );
}
