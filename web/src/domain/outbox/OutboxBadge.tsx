import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNetwork } from '../../platform/device/use-network.js';
import { CheckIcon, NoNetworkIcon, RefusedIcon, RetryIcon } from '../../ui/icons.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { useFormat } from '../../platform/format.js';
import classes from './OutboxBadge.module.css';
import { OutboxList } from './OutboxList.js';
import { useOutboxState } from './outbox-context.js';
import { useUnsavedForms } from './use-unsaved-forms.js';
import { countOf, unfinishedWork } from './unfinished-work.js';

/** Always visible: what waits, what is to be corrected or chosen; "saved" only where nothing of it is left. Opens the list. */
export function OutboxBadge() {
  const { t } = useTranslation('outbox');
  const format = useFormat();
  const state = useOutboxState();
  const { isKept } = state;
  const [isOpen, setOpen] = useState(false);
  const work = unfinishedWork(state, useUnsavedForms().length);
  const count = countOf(work);
  const tone = work.toCorrect + work.toChoose > 0 || !isKept ? 'refused' : count > 0 ? 'waiting' : 'saved';
  const parts = (['toSend', 'toCorrect', 'toChoose', 'toFinish'] as const)
    .filter((part) => work[part] > 0)
    .map((part) => t(`OutboxBadge.${part}`, { number: work[part] }));
  const messages = isKept ? parts : [t('OutboxBadge.notKept'), ...parts];
  const text = messages.length === 0 ? t('OutboxBadge.saved') : messages.join(t('OutboxBadge.separator'));
  const isOnline = useNetwork();
  const WaitingSign = isOnline ? RetryIcon : NoNetworkIcon;
  const Sign = { refused: RefusedIcon, waiting: WaitingSign, saved: CheckIcon }[tone];
  return (
    <>
      <Button
        variant="default"
        radius="xl"
        size="sm"
        className={classes.badge}
        data-tone={tone}
        data-offline={!isOnline || undefined}
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
        <OutboxList onLeave={() => setOpen(false)} />
      </FormDialog>
    </>
  );
}
