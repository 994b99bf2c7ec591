import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FamilyFileFragment } from '../../../generated/operations.js';
import { useFormat } from '../../../platform/format.js';
import type { OpenDialog } from './FamilyDialog.js';

interface MembersProposalProps {
  family: FamilyFileFragment;
  onOpen: (dialog: OpenDialog) => void;
}

/** Says that a change of members waits for a second person, and leads that person to its confirmation. */
export function MembersProposal({ family: { membersProposal }, onOpen }: MembersProposalProps) {
  const { t } = useTranslation('families');
  const format = useFormat();
  if (membersProposal === null) return null;
  const { proposedBy, proposedAt, viewerCanApply } = membersProposal;
  return (
    <Alert color="yellow" title={t('MembersProposal.title')}>
      <p>{t('MembersProposal.text', { name: proposedBy, when: format.dateTime(proposedAt) })}</p>
      {viewerCanApply && (
        <Button variant="default" className="no-print" onClick={() => onOpen({ kind: 'proposal' })}>
          {t('MembersProposal.apply')}
        </Button>
      )}
    </Alert>
  );
}
