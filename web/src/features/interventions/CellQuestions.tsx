import { Text, Textarea, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnswerQuestionInput, PanelFamilyFragment } from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useFormat } from '../../platform/format.js';
import { isolated } from '../../platform/isolated.js';
import classes from './FamilyPanel.module.css';

type Question = PanelFamilyFragment['questions'][number];

interface CellQuestionsProps {
  questions: readonly Question[];
  onAnswer: (input: AnswerQuestionInput) => ServerAnswer;
}

/** Questions of the association's head about this cell, each with its answer or a form for it. */
export function CellQuestions({ questions, onAnswer }: CellQuestionsProps) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  if (questions.length === 0) return null;
  return (
    <section className={classes.entry}>
      <Title order={3}>{t('CellQuestions.title')}</Title>
      {questions.map((question) => (
        <div key={question.id}>
          <Text fw={600}>{question.text}</Text>
          <Text c="dimmed" size="sm">
            {t('CellQuestions.asked', { name: isolated(question.askedBy), when: format.dateTime(question.askedAt) })}
          </Text>
          {question.answer !== null && (
            <Text>
              {t('CellQuestions.answered', {
                name: isolated(question.answeredBy ?? ''),
                answer: isolated(question.answer),
              })}
            </Text>
          )}
          {question.viewerCanAnswer && <AnswerForm key={question.version} question={question} onAnswer={onAnswer} />}
        </div>
      ))}
    </section>
  );
}

function AnswerForm({
  question: { id, version },
  onAnswer,
}: Pick<CellQuestionsProps, 'onAnswer'> & { question: Question }) {
  const { t } = useTranslation('interventions');
  const { form, onSubmit, isSending, problem } = useServerForm({
    keepAs: `answer ${id}`,
    initialValues: { answer: '' },
    validate: { answer: (text) => (text.trim() === '' ? t('CellQuestions.missing') : null) },
    submit: ({ answer }) => onAnswer({ id, version, answer: answer.trim() }),
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} submitLabel={t('CellQuestions.send')}>
      <Textarea label={t('CellQuestions.answer')} maxLength={1000} {...form.getInputProps('answer')} />
    </ServerFormFrame>
  );
}
