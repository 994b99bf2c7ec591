import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/ConfirmDialog.js';
import { addSignOutGuard } from '../../platform/session.js';
import { countOf, unfinishedWork } from './unfinished-work.js';
import type { UnsentChanges } from './outbox.js';

/**
 * Asks for confirmation before signing out with unsent changes. They stay on this device until the same person signs in
 * again.
 */
export function SignOutQuestion({ outbox }: { outbox: UnsentChanges }) {
  const { t } = useTranslation('outbox');
  const [count, setCount] = useState(0);
  const answer = useRef<((maySignOut: boolean) => void) | null>(null);

  useEffect(
    () =>
      addSignOutGuard(async () => {
        outbox.wake();
        await outbox.settled();
        const unsent = countOf(unfinishedWork(outbox.getState()));
        if (unsent === 0) return true;
        setCount(unsent);
        return new Promise<boolean>((resolve) => {
          answer.current = resolve;
        });
      }),
    [outbox],
  );

  const decide = (maySignOut: boolean): void => {
    setCount(0);
    answer.current?.(maySignOut);
  };
  return (
    <ConfirmDialog
      opened={count > 0}
      title={t('SignOutQuestion.title')}
      confirmLabel={t('SignOutQuestion.confirm')}
      onConfirm={() => decide(true)}
      onClose={() => decide(false)}
    >
      {t('SignOutQuestion.text', { count })}
    </ConfirmDialog>
  );
}
