import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FiguresPartsFragment, OutcomesPartsFragment } from '../../generated/operations.js';
import classes from './Answer.module.css';
import { answerText, askedDurations, questionText, reasonText, secondAnswer } from './answer-sentences.js';

interface AnswerProps {
  outcomes: OutcomesPartsFragment;
  figures: FiguresPartsFragment;
}

/** The question that the pilot was made for, its answer as the largest sentence of the page, and the reason. */
export function Answer({ outcomes, figures }: AnswerProps) {
  const { t } = useTranslation('outcomes');
  const { first, second } = askedDurations(figures.headline, outcomes.comparison);
  const also = second === null ? null : secondAnswer(t, second);
  return (
    <section className={classes.answer}>
      <Text className={classes.question}>{questionText(t, first)}</Text>
      <p className={classes.sentence} data-testid="headline">
        {answerText(t, first)}
      </p>
      <p className={classes.reason} data-testid="reason">
        {reasonText(t, first, outcomes.consecutiveMonths)}
      </p>
      {also !== null && (
        <p className={classes.reason} data-testid="second">
          <strong>{also.question}</strong> {also.answer}
        </p>
      )}
    </section>
  );
}
