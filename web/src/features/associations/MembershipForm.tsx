import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MembershipPartsFragment, ReviseMembershipInput } from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useFormat } from '../../platform/format.js';
import { MonthSelect } from '../../ui/MonthSelect.js';

interface MembershipFormProps {
  membership: MembershipPartsFragment;
  months: readonly string[];
  onRevise: (input: ReviseMembershipInput) => ServerAnswer;
  onClose: () => void;
}

/** Corrects a membership: from when, until when, and whether the association adopts families. */
export function MembershipForm({ membership, months, onRevise, onClose }: MembershipFormProps) {
  const { t } = useTranslation('associations');
  const format = useFormat();
  const { form, onSubmit, isSending, problem, disputes } = useServerForm({
    keepAs: `membership ${membership.id}`,
    initialValues: {
      fromMonth: membership.fromMonth,
      toMonth: membership.toMonth ?? '',
      adoptsFamilies: membership.adoptsFamilies,
    },
    version: membership.version,
    submit: ({ fromMonth, toMonth, adoptsFamilies }, _key, edit) =>
      onRevise({
        membershipId: membership.id,
        // The three are one statement, and are stored together.
        version: edit.changes(Object).version,
        fromMonth,
        adoptsFamilies,
        toMonth: toMonth === '' ? null : toMonth,
      }),
    onStored: onClose,
  });
  return (
    <ServerFormFrame
      onSubmit={onSubmit}
      isSending={isSending}
      problem={problem}
      disputes={disputes}
      fields={{
        fromMonth: { label: t('Memberships.from'), words: format.month },
        toMonth: { label: t('Memberships.to'), words: format.month },
        adoptsFamilies: { label: t('Memberships.adopts') },
      }}
      onCancel={onClose}
    >
      <MonthSelect
        label={t('Memberships.from')}
        months={months}
        formatMonth={format.month}
        {...form.getInputProps('fromMonth')}
      />
      <MonthSelect
        label={t('Memberships.to')}
        months={months}
        formatMonth={format.month}
        emptyLabel={t('Memberships.open')}
        {...form.getInputProps('toMonth')}
      />
      <Checkbox
        label={t('Memberships.adopts')}
        description={t('Memberships.adoptsHint')}
        {...form.getInputProps('adoptsFamilies', { type: 'checkbox' })}
      />
    </ServerFormFrame>
  );
}
