import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FiguresPartsFragment, OutcomesPartsFragment } from '../../generated/operations.js';
import { FigureFootnote } from './FigureFootnote.js';

interface MethodProps {
  outcomes: OutcomesPartsFragment;
  figures: FiguresPartsFragment;
}

/** Where the link in the foot of the first screen leads. */
export const methodId = 'method';

/** How the figures were computed: once for the page, since all its figures come from the same data. */
export function Method({ outcomes, figures }: MethodProps) {
  const { t } = useTranslation('outcomes');
  const { medianMonth } = figures.headline;
  return (
    <section id={methodId} tabIndex={-1}>
      <Title order={2} size="h4">
        {t('Method.title')}
      </Title>
      <Text c="dimmed" size="sm">
        {medianMonth == null
          ? t('CumulativeIncidence.noMedian')
          : t('CumulativeIncidence.median', { month: medianMonth })}{' '}
        {t('CumulativeIncidence.structural', { count: outcomes.consecutiveMonths })}
        {!outcomes.hasIncomeLine && ` ${t('NoIncomeLine')}`}
      </Text>
      <Text c="dimmed" size="sm">
        <FigureFootnote outcomes={outcomes} figures={figures} />
      </Text>
    </section>
  );
}
