import { useTranslation } from 'react-i18next';
import type {
  FamilyFileFragment,
  FamilyPlacesQuery,
  LifeCycleStep,
  MemberPartsFragment,
} from '../../../generated/operations.js';
import type { Reading } from '../../../platform/reading.js';
import { ErrorState } from '../../../ui/ErrorState.js';
import { FormDialog } from '../../../ui/FormDialog.js';
import { LoadingState } from '../../../ui/LoadingState.js';
import { ConsentForm } from '../file/ConsentForm.js';
import { EditFileForm } from '../file/EditFileForm.js';
import { EnrolForm } from '../life-cycle/EnrolForm.js';
import type { FamilyChanges } from '../family-changes.js';
import type { DuplicateSearch } from '../file/use-possible-duplicates.js';
import { MemberForm } from '../file/MemberForm.js';
import { ProposalForm } from '../file/ProposalForm.js';
import { StepForm } from '../life-cycle/StepForm.js';

/** The change whose form is open. */
export type OpenDialog =
  | { readonly kind: 'file' }
  | { readonly kind: 'consent' }
  | { readonly kind: 'proposal' }
  | { readonly kind: 'member'; readonly member: MemberPartsFragment | null }
  | { readonly kind: 'step'; readonly step: LifeCycleStep };

/** Only the file form and the enrolment form need areas and associations. */
export function needsPlaces(dialog: OpenDialog | null): boolean {
  return dialog?.kind === 'file' || (dialog?.kind === 'step' && dialog.step === 'ENROL');
}

interface FamilyDialogProps {
  family: FamilyFileFragment;
  /** Null: closed. */
  dialog: OpenDialog | null;
  /** Loaded when the open form needs them. */
  places: Reading<FamilyPlacesQuery>;
  changes: FamilyChanges;
  duplicates: DuplicateSearch;
  onClose: () => void;
}

/** The form that is open above a family's page; at most one. */
export function FamilyDialog(props: FamilyDialogProps) {
  const { dialog, onClose } = props;
  const { t } = useTranslation('families');
  const { t: tFamily } = useTranslation('family');
  const titleOf = (open: OpenDialog): string => {
    if (open.kind === 'step') return tFamily(`Step.${open.step}`);
    if (open.kind === 'member') return open.member?.name ?? t('MembersSection.add');
    if (open.kind === 'proposal') return t('MembersProposal.title');
    return t(open.kind === 'file' ? 'FileSection.edit' : 'Consent.record');
  };
  return (
    <FormDialog title={dialog === null ? '' : titleOf(dialog)} opened={dialog !== null} onClose={onClose}>
      {dialog !== null && <OpenForm {...props} dialog={dialog} />}
    </FormDialog>
  );
}

function OpenForm({
  family,
  dialog,
  places,
  changes,
  duplicates,
  onClose,
}: FamilyDialogProps & { dialog: OpenDialog }) {
  const form = { family, onClose };
  if (dialog.kind === 'consent') return <ConsentForm {...form} onRecord={changes.recordConsents} />;
  if (dialog.kind === 'proposal') return <ProposalForm {...form} onSave={changes.saveMembers} />;
  if (dialog.kind === 'member') {
    return (
      <MemberForm
        {...form}
        member={dialog.member}
        onSave={changes.saveMembers}
        onReadEffect={changes.readMembersEffect}
      />
    );
  }
  if (dialog.kind === 'step' && dialog.step !== 'ENROL') {
    return (
      <StepForm
        {...form}
        step={dialog.step}
        onTake={changes.takeStep}
        onReadServicesAfter={changes.readServicesAfter}
      />
    );
  }
  if (places.data === null) return places.hasFailed ? <ErrorState onRetry={places.reload} /> : <LoadingState />;
  const { areas, clusters } = places.data;
  return dialog.kind === 'file' ? (
    <EditFileForm {...form} areas={areas} duplicates={duplicates} onUpdate={changes.updateFile} />
  ) : (
    <EnrolForm {...form} clusters={clusters} onEnrol={changes.enrol} />
  );
}
