import { useTranslation } from 'react-i18next';
import type { FamilyFileFragment, LifeCycleStep, MemberPartsFragment } from '../../generated/operations.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { ConsentForm } from './ConsentForm.js';
import { EditFileForm } from './EditFileForm.js';
import { EnrolForm } from './EnrolForm.js';
import { MemberForm } from './MemberForm.js';
import { StepForm } from './StepForm.js';

/** What is being changed. */
export type OpenDialog =
  | { readonly kind: 'file' }
  | { readonly kind: 'consent' }
  | { readonly kind: 'member'; readonly member: MemberPartsFragment | null }
  | { readonly kind: 'step'; readonly step: LifeCycleStep };

interface FamilyDialogProps {
  family: FamilyFileFragment;
  /** Null: closed. */
  dialog: OpenDialog | null;
  onClose: () => void;
}

/** The one form that is open over a family's page. */
export function FamilyDialog({ family, dialog, onClose }: FamilyDialogProps) {
  const { t } = useTranslation('families');
  const { t: tFamily } = useTranslation('family');
  const form = { family, onClose };
  const titleOf = (open: OpenDialog): string => {
    if (open.kind === 'step') return tFamily(`Step.${open.step}`);
    if (open.kind === 'member') return open.member?.name ?? t('MembersSection.add');
    return t(open.kind === 'file' ? 'FileSection.edit' : 'Consent.record');
  };
  return (
    <FormDialog title={dialog === null ? '' : titleOf(dialog)} opened={dialog !== null} onClose={onClose}>
      {dialog?.kind === 'file' && <EditFileForm {...form} />}
      {dialog?.kind === 'consent' && <ConsentForm {...form} />}
      {dialog?.kind === 'member' && <MemberForm {...form} member={dialog.member} />}
      {dialog?.kind === 'step' &&
        (dialog.step === 'ENROL' ? <EnrolForm {...form} /> : <StepForm {...form} step={dialog.step} />)}
    </FormDialog>
  );
}
