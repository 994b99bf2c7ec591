import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FiguresPartsFragment, OutcomesPartsFragment } from '../../generated/operations.js';
import classes from './Answer.module.css';
import { headlineSentence, verdictSentence } from './headline-sentence.js';

interface AnswerProps {
  outcomes: OutcomesPartsFragment;
  figures: FiguresPartsFragment;
}

/**
 * The main result: how many families reached sufficiency, whether the duration was enough, and the limitations of both
 * statements.
 */
export function Answer({ outcomes, figures }: AnswerProps) {
  const { t } = useTranslation('outcomes');
  const { headline } = figures;
  return (
    <section className={classes.answer}>
      <p className={classes.sentence} data-testid="headline">
        {headlineSentence(t, headline)}
      </p>
      <p className={classes.verdict} data-testid="verdict">
        {verdictSentence(t, headline)}
      </p>
      <Text c="dimmed" size="sm">
        {headline.medianMonth == null
          ? t('CumulativeIncidence.noMedian')
          : t('CumulativeIncidence.median', { month: headline.medianMonth })}{' '}
        {t('CumulativeIncidence.structural', { count: outcomes.consecutiveMonths })} {t('NoComparison')}
        {!outcomes.hasIncomeLine && ` ${t('NoIncomeLine')}`}
      </Text>
    </section>
  );
}
