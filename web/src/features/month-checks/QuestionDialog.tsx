import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import {
  type CardFamilyFragment,
  QuestionServicesDocument,
  RaiseQuestionDocument,
} from '../../generated/operations.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { QuestionForm } from './QuestionForm.js';

interface QuestionDialogProps {
  opened: boolean;
  /** The family that the question is about. */
  family: CardFamilyFragment;
  month: string;
  onClose: () => void;
}

/** Asks the coordinator about a service of a family and month. */
export function QuestionDialog({ opened, family, month, onClose }: QuestionDialogProps) {
  const { t } = useTranslation('month-checks');
  return (
    <FormDialog title={t('FamilyCard.questionOf', { name: family.name })} opened={opened} onClose={onClose} size="md">
      <FormWithServices familyId={family.id} month={month} onClose={onClose} />
    </FormDialog>
  );
}

function FormWithServices(props: { familyId: string; month: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(QuestionServicesDocument);
  const [raise] = useMutation(RaiseQuestionDocument, {
    refetchQueries: ['AssociationMonth'],
    awaitRefetchQueries: true,
  });
  if (data === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  return (
    <QuestionForm
      {...props}
      services={data.serviceTypes}
      onRaise={async (input) => (await raise({ variables: { input } })).data?.raiseQuestion.refusal}
    />
  );
}
