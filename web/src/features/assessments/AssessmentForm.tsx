import { useMutation } from '@apollo/client/react';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  RecordAssessmentDocument,
  type AssessmentFormPartsFragment,
  type RecordedAssessmentFragment,
} from '../../generated/operations.js';
import { useDraft } from '../../platform/drafts/use-draft.js';
import { useFormat } from '../../platform/format.js';
import { useRefusalText } from '../../platform/refusals/refusal-text.js';
import { useViewer } from '../../platform/session.js';
import { Notice } from '../../ui/Notice.js';
import classes from './assessments.module.css';
import { CarriedAnswers } from './CarriedAnswers.js';
import { IncomeSection } from './IncomeSection.js';
import { Questions } from './Questions.js';
import {
  beginAssessment,
  isAmount,
  openQuestions,
  sameAsLast,
  type AssessmentContent,
  assessmentInput,
} from './assessment-content.js';
import { AssessmentDetails } from './AssessmentDetails.js';

interface AssessmentFormProps {
  form: AssessmentFormPartsFragment;
  onRecorded: (recorded: RecordedAssessmentFragment) => void;
}

/** The form of a visit. Every tap is kept on this device until the server has stored the visit. */
export function AssessmentForm({ form, onRecorded }: AssessmentFormProps) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const { id } = useViewer();
  const draft = useDraft(`visit ${id} ${form.family.id} ${form.month} ${form.form}`, () => beginAssessment(form));
  const { content, change } = draft;
  const { send, isSending, problem } = useSending(form, (recorded) => {
    draft.finish();
    onRecorded(recorded);
  });
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void send(content);
  };
  const open = openQuestions(content, form);
  const hasLast = form.domains.some(({ asked, last }) => asked && last !== null);
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <Notice tone="info" title={t('AssessmentForm.statement')}>
          {format.name(form.statement)}
        </Notice>
        {draft.resumedFrom !== null && (
          <Notice tone="warning">
            <Group justify="space-between" gap="sm">
              {t('AssessmentForm.resumed', { when: format.dateTime(draft.resumedFrom) })}
              <Button variant="default" size="sm" onClick={draft.reset}>
                {t('AssessmentForm.anew')}
              </Button>
            </Group>
          </Notice>
        )}
        {form.recorded.length > 0 && (
          <Notice tone="warning">{t('AssessmentForm.recorded', { count: form.recorded.length })}</Notice>
        )}
        {hasLast && open > 0 && (
          <Button variant="light" fullWidth onClick={() => change((old) => sameAsLast(old, form))}>
            {t('AssessmentForm.sameAsLast')}
          </Button>
        )}
        <Questions form={form} content={content} change={change} />
        <CarriedAnswers form={form} />
        <IncomeSection form={form} content={content} change={change} />
        <AssessmentDetails form={form} content={content} change={change} />
        {problem !== null && <Notice tone="refused">{problem}</Notice>}
        <div className={classes.foot}>
          <Text>{t('AssessmentForm.open', { count: open })}</Text>
          <Group gap="sm" wrap="nowrap">
            <Anchor component={Link} to={`/families/${form.family.id}`} className={classes.tap}>
              {t('AssessmentForm.later')}
            </Anchor>
            <Button type="submit" aria-disabled={isSending}>
              {t('AssessmentForm.save')}
            </Button>
          </Group>
        </div>
      </Stack>
    </form>
  );
}

/** Sends the visit once at a time; what is not stored stays on the device. */
function useSending(form: AssessmentFormPartsFragment, onStored: (recorded: RecordedAssessmentFragment) => void) {
  const { t } = useTranslation('assessments');
  const refusalText = useRefusalText();
  const [record, { loading }] = useMutation(RecordAssessmentDocument, {
    // The list of visits must not offer this one again until it was read anew.
    update: (cache) => {
      for (const fieldName of ['visitsDue', 'familiesByNeed']) cache.evict({ id: 'ROOT_QUERY', fieldName });
    },
  });
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (content: AssessmentContent): Promise<void> => {
    if (loading) return;
    const amounts = [...Object.values(content.incomes), content.expenditure];
    if (!amounts.every(isAmount)) return setProblem(t('AssessmentForm.amountNotUnderstood'));
    setProblem(null);
    try {
      const { data } = await record({ variables: { input: assessmentInput(content, form) } });
      const answer = data?.recordAssessment;
      if (answer == null) return setProblem(t('AssessmentForm.failed'));
      if (answer.refusal !== null) return setProblem(refusalText(answer.refusal));
      onStored(answer);
    } catch {
      setProblem(t('AssessmentForm.failed'));
    }
  };
  return { send, isSending: loading, problem };
}
