import { SimpleGrid } from '@mantine/core';
import { addMonths, monthRange } from '@anaqid/shared-types';
import { useTranslation } from 'react-i18next';
import type { FamilyFileFragment, MemberPartsFragment } from '../../../generated/operations.js';
import { ServerFormFrame } from '../../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../../platform/form/use-server-form.js';
import { useFormat } from '../../../platform/format.js';
import { MonthSelect } from '../../../ui/MonthSelect.js';
import type { FamilyChanges } from '../family-changes.js';
import { memberChecks, MemberFields } from './MemberFields.js';
import { inputOf, type MemberValues, newMember, unchanged, valuesOf } from './member-values.js';

interface MemberFormProps {
  family: FamilyFileFragment;
  /** Null: a new member. */
  member: MemberPartsFragment | null;
  onSave: FamilyChanges['saveMembers'];
  onClose: () => void;
}

/** Edits one member of a family. A member who left gets a month of leaving; members are never deleted. */
export function MemberForm({ family, member, onSave, onClose }: MemberFormProps) {
  const { t } = useTranslation('families');
  const format = useFormat();
  const index = member === null ? family.members.length : family.members.findIndex(({ id }) => id === member.id);
  const { form, onSubmit, isSending, problem } = useServerForm<MemberValues>({
    initialValues:
      member === null ? newMember(family.members.length === 0 ? 'REPRESENTATIVE' : 'CHILD') : valuesOf(member),
    validate: memberChecks(t),
    fieldNames: namesAt(index),
    submit: async (values) => {
      const others = family.members.map(unchanged);
      const members = others.toSpliced(index, 1, inputOf(values));
      return onSave({ familyId: family.id, version: family.version, members });
    },
    onStored: onClose,
  });
  const months = monthRange(addMonths(family.pilot.startMonth, -1), family.pilot.presentMonth).reverse();
  const month = { months, formatMonth: format.month };
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} onCancel={onClose}>
      <MemberFields field={(name, options) => form.getInputProps(name, options)} takesFocus />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <MonthSelect
          {...month}
          label={t('MemberForm.joined')}
          emptyLabel={t('MemberForm.fromBeginning')}
          {...form.getInputProps('joinedMonth')}
        />
        <MonthSelect
          {...month}
          label={t('MemberForm.left')}
          emptyLabel={t('MemberForm.stillThere')}
          {...form.getInputProps('leftMonth')}
        />
      </SimpleGrid>
    </ServerFormFrame>
  );
}

/** The server names a field by the member's index in the list of all members. */
function namesAt(index: number): Record<string, string> {
  const names = ['name', 'bornOn', 'sex', 'relation', 'work', 'skills', 'joinedMonth', 'leftMonth'];
  return Object.fromEntries(names.map((name) => [`members.${index}.${name}`, name]));
}
