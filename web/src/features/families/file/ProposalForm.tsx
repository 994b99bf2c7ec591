import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FamilyFileFragment } from '../../../generated/operations.js';
import { ServerFormFrame } from '../../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../../platform/form/use-server-form.js';
import { useFormat } from '../../../platform/format.js';
import type { FamilyChanges } from '../family-changes.js';
import { unchanged } from './member-values.js';

interface ProposalFormProps {
  family: FamilyFileFragment;
  onSave: FamilyChanges['saveMembers'];
  onClose: () => void;
}

/** The second person's confirmation of a change of members that alters an approved graduation: saves the same members. */
export function ProposalForm({ family, onSave, onClose }: ProposalFormProps) {
  const { t } = useTranslation('families');
  const format = useFormat();
  const members = family.membersProposal?.members ?? [];
  const { onSubmit, isSending, problem } = useServerForm({
    keepAs: null,
    initialValues: {},
    submit: async () => onSave({ familyId: family.id, version: family.version, members: members.map(unchanged) }),
    onStored: onClose,
  });
  return (
    <ServerFormFrame
      onSubmit={onSubmit}
      isSending={isSending}
      problem={problem}
      onCancel={onClose}
      submitLabel={t('MembersProposal.apply')}
    >
      <Text>{t('MembersProposal.names', { names: format.list(members.map(({ name }) => name)) })}</Text>
    </ServerFormFrame>
  );
}
