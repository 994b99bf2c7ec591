import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReopenMonthInput } from '../../../generated/operations.js';
import { useFormat } from '../../../platform/format.js';
import { ServerFormFrame } from '../../../platform/form/ServerFormFrame.js';
import { type ServerAnswer, useServerForm } from '../../../platform/form/use-server-form.js';
import { FormDialog } from '../../../ui/FormDialog.js';
import { Notice } from '../../../ui/Notice.js';
import type { Grid } from '../grid-cells.js';

interface ClosedNoticeProps {
  grid: Grid;
  closing: NonNullable<Grid['closing']>;
  onReopen: (input: ReopenMonthInput) => ServerAnswer;
}

/** Says who closed the month and when; the month is read-only until it is reopened with a reason. */
export function ClosedNotice({ grid, closing, onReopen }: ClosedNoticeProps) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  return (
    <div style={{ marginBlockEnd: 12 }}>
      <Notice tone="info">
        <Group justify="space-between">
          <span>
            {t('ClosedNotice.text', { name: closing.closedBy, when: format.dateTime(closing.closedAt) })}{' '}
            {t('ClosedNotice.blanks', { count: closing.blankCells })}
          </span>
          {closing.viewerCanReopen && (
            <Button variant="default" className="no-print" onClick={() => setOpen(true)}>
              {t('ClosedNotice.reopen')}
            </Button>
          )}
        </Group>
      </Notice>
      <FormDialog title={t('ClosedNotice.reopen')} opened={isOpen} onClose={() => setOpen(false)}>
        <ReopenForm grid={grid} onReopen={onReopen} onClose={() => setOpen(false)} />
      </FormDialog>
    </div>
  );
}

type ReopenFormProps = Pick<ClosedNoticeProps, 'grid' | 'onReopen'> & { onClose: () => void };

function ReopenForm({ grid, onReopen, onClose }: ReopenFormProps) {
  const { t } = useTranslation('interventions');
  const { form, onSubmit, isSending, problem } = useServerForm({
    keepAs: `reopen ${grid.cluster.id} ${grid.month}`,
    initialValues: { reason: '' },
    validate: { reason: (reason) => (reason.trim() === '' ? t('ClosedNotice.reasonNeeded') : null) },
    submit: ({ reason }, clientKey) =>
      onReopen({ clientKey, clusterId: grid.cluster.id, month: grid.month, reason: reason.trim() }),
    onStored: onClose,
  });
  return (
    <ServerFormFrame
      onSubmit={onSubmit}
      isSending={isSending}
      problem={problem}
      onCancel={onClose}
      submitLabel={t('ClosedNotice.reopen')}
    >
      <Textarea label={t('ClosedNotice.reason')} maxLength={1000} data-autofocus {...form.getInputProps('reason')} />
    </ServerFormFrame>
  );
}
