import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type {
  AssessmentFormPartsFragment,
  RecordAssessmentInput,
  RecordedAssessmentFragment,
} from '../../generated/operations.js';
import { useDraft } from '../../platform/drafts/use-draft.js';
import { hasUnreadDay } from '../../platform/form/DateField.js';
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

export interface AssessmentFormProps {
  form: AssessmentFormPartsFragment;
  /** Resolves to the server's result, or to nothing when there was none; rejects when the server cannot be reached. */
  onRecord: (input: RecordAssessmentInput) => Promise<RecordedAssessmentFragment | null | undefined>;
  /** Called once, after the visit was stored. */
  onRecorded: (recorded: RecordedAssessmentFragment) => void;
}

/** Form of a visit. Every change is kept on this device until the server has stored the visit. */
export function AssessmentForm({ form, onRecord, onRecorded }: AssessmentFormProps) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const { id } = useViewer();
  const draft = useDraft(`visit ${id} ${form.family.id} ${form.month} ${form.form}`, () => beginAssessment(form));
  const { content, change } = draft;
  const { send, isSending, problem } = useSending({
    form,
    onRecord,
    onRecorded: (recorded) => {
      draft.finish();
      onRecorded(recorded);
    },
  });
  const onSubmit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (hasUnreadDay(event.currentTarget)) return;
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
        <div className={classes.foot}>
          {problem !== null && <Notice tone="refused">{problem}</Notice>}
          {(draft.place === 'tab' || draft.place === 'page') && (
            <Notice tone="refused">{t(`AssessmentForm.notKept.${draft.place}`)}</Notice>
          )}
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

/**
 * Submits the visit; a second submit while one is running does nothing. A visit that is not stored stays on the device.
 */
function useSending({ form, onRecord, onRecorded }: AssessmentFormProps) {
  const { t } = useTranslation('assessments');
  const refusalText = useRefusalText();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (content: AssessmentContent): Promise<void> => {
    if (isSending) return;
    const amounts = [...Object.values(content.incomes), content.expenditure];
    if (!amounts.every(isAmount)) return setProblem(t('AssessmentForm.amountNotUnderstood'));
    setProblem(null);
    setSending(true);
    try {
      const answer = await onRecord(assessmentInput(content, form));
      if (answer == null) setProblem(t('AssessmentForm.failed'));
      else if (answer.refusal !== null) setProblem(refusalText(answer.refusal));
      else onRecorded(answer);
    } catch {
      setProblem(t('AssessmentForm.failed'));
    } finally {
      setSending(false);
    }
  };
  return { send, isSending, problem };
}
