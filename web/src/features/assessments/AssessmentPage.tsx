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

/** A visit to a family: the form that is due, or the one named in the URL, and after saving the result. */
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
  // Rules in force and earlier answers change with every visit, so they are always loaded from the server.
  const { data, error, refetch } = useQuery(AssessmentFormDocument, { variables, fetchPolicy: 'network-only' });
  const [record] = useMutation(RecordAssessmentDocument, {
    // The cached list of visits still offers this one, so it is discarded.
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
