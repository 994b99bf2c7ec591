import { SimpleGrid } from '@mantine/core';
import { addMonths, monthRange } from '@anaqid/shared-types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  FamilyFileFragment,
  MemberPartsFragment,
  MembersEffectPartsFragment,
} from '../../../generated/operations.js';
import { asTyped, type FieldWords } from '../../../platform/form/DisputedFields.js';
import { ServerFormFrame } from '../../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../../platform/form/use-server-form.js';
import { useFormat } from '../../../platform/format.js';
import { MonthSelect } from '../../../ui/MonthSelect.js';
import type { FamilyChanges } from '../family-changes.js';
import { MembersEffect } from './MembersEffect.js';
import { memberChecks, MemberFields } from './MemberFields.js';
import { inputOf, type MemberValues, newMember, unchanged, valuesOf } from './member-values.js';

interface MemberFormProps {
  family: FamilyFileFragment;
  /** Null: a new member. */
  member: MemberPartsFragment | null;
  onSave: FamilyChanges['saveMembers'];
  onReadEffect: FamilyChanges['readMembersEffect'];
  onClose: () => void;
}

/**
 * Edits one member of a family. A member who left gets a month of leaving; members are never deleted. What the change does to past
 * months is shown before it is saved.
 */
export function MemberForm({ family, member, onSave, onReadEffect, onClose }: MemberFormProps) {
  const { t } = useTranslation('families');
  const format = useFormat();
  const index = member === null ? family.members.length : family.members.findIndex(({ id }) => id === member.id);
  const [blank] = useState(() =>
    newMember(
      family.members.length === 0 ? 'REPRESENTATIVE' : 'CHILD',
      family.spells.length === 0 ? '' : family.pilot.presentMonth,
    ),
  );
  const [shown, setShown] = useState<{ change: string; effect: MembersEffectPartsFragment } | null>(null);
  const { form, onSubmit, isSending, problem, disputes } = useServerForm<MemberValues>({
    keepAs: `member ${family.id} ${member?.id ?? 'new'}`,
    initialValues: member === null ? blank : valuesOf(member),
    version: family.version,
    validate: memberChecks(t),
    fieldNames: namesAt(index),
    submit: async (values, _key, edit) => {
      const members = family.members.map(unchanged);
      const { version, ...changes } = edit.changes(inputOf);
      members[index] =
        member === null
          ? { ...inputOf(values), alwaysBelonged: values.joinedMonth === '' }
          : { ...(members[index] ?? inputOf(values)), ...changes };
      const change = JSON.stringify(members);
      const input = { familyId: family.id, version, members, effectSeen: change === shown?.change };
      const refusal = await onSave(input);
      const effect = refusal?.code === 'PAST_MONTHS_CHANGE' ? await onReadEffect(input) : null;
      if (effect !== null) setShown({ change, effect });
      return refusal;
    },
    onStored: onClose,
  });
  const months = monthRange(addMonths(family.pilot.startMonth, -1), family.pilot.presentMonth).reverse();
  const month = { months, formatMonth: format.month };
  return (
    <ServerFormFrame
      onSubmit={onSubmit}
      isSending={isSending}
      problem={problem}
      disputes={disputes}
      fields={memberWords(t)}
      onCancel={onClose}
    >
      <MemberFields field={(name, options) => form.getInputProps(name, options)} takesFocus />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <MonthSelect
          {...month}
          label={t('MemberForm.joined')}
          emptyLabel={t('MemberForm.always')}
          {...form.getInputProps('joinedMonth')}
        />
        <MonthSelect
          {...month}
          label={t('MemberForm.left')}
          emptyLabel={t('MemberForm.stillThere')}
          {...form.getInputProps('leftMonth')}
        />
      </SimpleGrid>
      {shown !== null && <MembersEffect effect={shown.effect} />}
    </ServerFormFrame>
  );
}

function memberWords(t: (key: string) => string): Record<string, FieldWords> {
  return {
    name: { label: t('MemberFields.name'), words: asTyped },
    relation: { label: t('MemberFields.relation') },
    sex: { label: t('MemberFields.sex') },
    bornOn: { label: t('MemberFields.born'), words: asTyped },
    isProvider: { label: t('MemberFields.provider') },
    isCaregiver: { label: t('MemberFields.caregiver') },
    hasDisability: { label: t('MemberFields.disability') },
    ableToWork: { label: t('MemberFields.ableToWork') },
    schooling: { label: t('MemberFields.schooling') },
    work: { label: t('MemberFields.work'), words: asTyped },
    skills: { label: t('MemberFields.skills'), words: asTyped },
    joinedMonth: { label: t('MemberForm.joined') },
    leftMonth: { label: t('MemberForm.left') },
  };
}

/** The server names a field by the member's index in the list of all members. */
function namesAt(index: number): Record<string, string> {
  const names = ['name', 'bornOn', 'sex', 'relation', 'work', 'skills', 'joinedMonth', 'leftMonth'];
  return Object.fromEntries(names.map((name) => [`members.${index}.${name}`, name]));
}
