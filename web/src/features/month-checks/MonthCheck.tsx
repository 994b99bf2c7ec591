import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedFamilyFragment, ConfirmMonthInput } from '../../generated/operations.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';
import { useFormat } from '../../platform/format.js';
import { isolated } from '../../platform/isolated.js';
import { useRefusalText } from '../../platform/refusals/refusal-text.js';
import { ConfirmDialog } from '../../ui/ConfirmDialog.js';
import { CheckIcon } from '../../ui/icons.js';
import { Notice } from '../../ui/Notice.js';
import classes from './AssociationHomePage.module.css';

interface MonthCheckProps {
  month: string;
  families: readonly CheckedFamilyFragment[];
  onConfirm: (input: ConfirmMonthInput) => ServerAnswer;
}

/** Confirms a month for all families in two presses: open, confirm. Afterwards shows who confirmed. */
export function MonthCheck({ month, families, onConfirm }: MonthCheckProps) {
  const { t } = useTranslation('month-checks');
  const format = useFormat();
  const refusalText = useRefusalText();
  const [isOpen, setOpen] = useState(false);
  const [clientKey, setClientKey] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const confirmed = families.flatMap(({ monthConfirmation }) =>
    monthConfirmation === null ? [] : [monthConfirmation],
  );
  const [latest] = confirmed;
  const empty = families.filter(({ interventions }) => interventions.edges.length === 0);
  const open = (): void => {
    setClientKey(crypto.randomUUID());
    setOpen(true);
  };
  const send = async (): Promise<void> => {
    if (isSending) return;
    setOpen(false);
    setSending(true);
    try {
      const refusal = await onConfirm({ clientKey, month });
      setProblem(refusal == null ? null : refusalText(refusal));
    } catch {
      setProblem(t('MonthCheck.failed'));
    }
    setSending(false);
  };
  return (
    <div className={classes.check}>
      {latest !== undefined && (
        <Text className={classes.confirmed}>
          <CheckIcon />
          <span>
            {t('MonthCheck.confirmed', {
              month: format.month(month),
              name: isolated(latest.confirmedBy),
              when: format.dateTime(latest.confirmedAt),
            })}{' '}
            {confirmed.length < families.length &&
              t('MonthCheck.some', { confirmed: confirmed.length, total: families.length })}
          </span>
        </Text>
      )}
      {confirmed.length < families.length && (
        <Button className="no-print" onClick={open} aria-disabled={isSending}>
          {t('MonthCheck.confirm', { month: format.month(month) })}
        </Button>
      )}
      {problem !== null && <Notice tone="refused">{problem}</Notice>}
      <ConfirmDialog
        opened={isOpen}
        title={t('MonthCheck.title', { month: format.month(month) })}
        confirmLabel={t('MonthCheck.confirm', { month: format.month(month) })}
        onConfirm={() => void send()}
        onClose={() => setOpen(false)}
      >
        {empty.length > 0 && (
          <Notice tone="warning">
            {t('MonthCheck.empty', {
              count: empty.length,
              codes: format.list(empty.map(({ code }) => isolated(code))),
            })}
          </Notice>
        )}
        {t('MonthCheck.text', { month: format.month(month) })}
      </ConfirmDialog>
    </div>
  );
}
