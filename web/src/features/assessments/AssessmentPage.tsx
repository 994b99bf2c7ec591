import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { AssessmentFormDocument, type RecordedAssessmentFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { NotFoundState } from '../../ui/NotFoundState.js';
import { PageHeader } from '../../ui/PageHeader.js';
import classes from './assessments.module.css';
import { AssessmentForm } from './AssessmentForm.js';
import { AssessmentOutcome } from './AssessmentOutcome.js';

/** A visit to a family: the form that is due, or the one that the address asks for. */
export function AssessmentPage() {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const { id = '' } = useParams();
  const [place] = useSearchParams();
  const [recorded, setRecorded] = useState<RecordedAssessmentFragment | null>(null);
  const asked = place.get('form');
  const variables = {
    familyId: id,
    month: place.get('month'),
    form: asked === 'FULL' || asked === 'MONTHLY' ? asked : null,
  } as const;
  // What was in force and what was recorded changes with every visit.
  const { data, error, refetch } = useQuery(AssessmentFormDocument, { variables, fetchPolicy: 'network-only' });
  if (recorded !== null) return <AssessmentOutcome recorded={recorded} />;
  if (data === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  const form = data.assessmentForm;
  if (form === null) return <NotFoundState />;
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('AssessmentPage.title', { name: form.family.name })}
        lead={
          <>
            <bdi>{form.family.code}</bdi>
            {t('separator')}
            {t('AssessmentPage.lead', { month: format.month(form.month), number: form.programmeMonth })}
            {t('separator')}
            {t(`Form.${form.form}`)}
          </>
        }
      />
      <AssessmentForm key={`${form.family.id} ${form.month} ${form.form}`} form={form} onRecorded={setRecorded} />
    </div>
  );
}
