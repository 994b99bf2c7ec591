import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import {
  AssessmentFormDocument,
  RecordAssessmentDocument,
  type RecordedAssessmentFragment,
} from '../../generated/operations.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { NotFoundState } from '../../ui/NotFoundState.js';
import { AssessmentOutcome } from './AssessmentOutcome.js';
import { AssessmentView } from './AssessmentView.js';

/** A visit to a family: the form that is due, or the one that the address asks for; then what the visit showed. */
export function AssessmentPage() {
  const { id = '' } = useParams();
  const [searchParams] = useSearchParams();
  const [recorded, setRecorded] = useState<RecordedAssessmentFragment | null>(null);
  const form = searchParams.get('form');
  const variables = {
    familyId: id,
    month: searchParams.get('month'),
    form: form === 'FULL' || form === 'MONTHLY' ? form : null,
  } as const;
  // What was in force and what was recorded changes with every visit.
  const { data, error, refetch } = useQuery(AssessmentFormDocument, { variables, fetchPolicy: 'network-only' });
  const [record] = useMutation(RecordAssessmentDocument, {
    // The list of visits must not offer this one again until it was read anew.
    update: (cache) => {
      for (const fieldName of ['visitsDue', 'familiesByNeed']) cache.evict({ id: 'ROOT_QUERY', fieldName });
    },
  });
  if (recorded !== null) return <AssessmentOutcome recorded={recorded} />;
  if (data === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  if (data.assessmentForm === null) return <NotFoundState />;
  return (
    <AssessmentView
      form={data.assessmentForm}
      onRecord={async (input) => (await record({ variables: { input } })).data?.recordAssessment}
      onRecorded={setRecorded}
    />
  );
}
