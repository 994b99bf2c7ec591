import { Checkbox } from '@mantine/core';
import { useState } from 'react';
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
export function MembershipForm({ membership: openedMembership, months, onRevise, onClose }: MembershipFormProps) {
  // The record as it was when the form was opened, so that the save is refused if somebody else changed it meanwhile.
  const [membership] = useState(openedMembership);
  const { t } = useTranslation('associations');
  const format = useFormat();
  const { form, onSubmit, isSending, problem } = useServerForm({
    initialValues: {
      fromMonth: membership.fromMonth,
      toMonth: membership.toMonth ?? '',
      adoptsFamilies: membership.adoptsFamilies,
    },
    submit: ({ fromMonth, toMonth, adoptsFamilies }) =>
      onRevise({
        membershipId: membership.id,
        version: membership.version,
        fromMonth,
        adoptsFamilies,
        toMonth: toMonth === '' ? null : toMonth,
      }),
    onStored: onClose,
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} onCancel={onClose}>
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
