import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutcomesPartsFragment, FiguresPartsFragment } from '../../generated/operations.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { AssociationCounts } from './AssociationCounts.js';
import { BandsChart } from './BandsChart.js';
import { ClustersChart } from './ClustersChart.js';
import { DurationComparison } from './DurationComparison.js';
import { FigureList, type OpenFigure } from './FigureList.js';
import { headlineSentence, verdictSentence } from './headline-sentence.js';
import { CumulativeIncidenceChart } from './CumulativeIncidenceChart.js';
import { SavedViews } from './SavedViews.js';
import { OutcomeSummary } from './OutcomeSummary.js';
import classes from './PilotOutcomesView.module.css';
import { SpendingChart } from './SpendingChart.js';
import { TickCounts } from './TickCounts.js';

/** Fewest families of a whole group whose results are shown outside it (domain.md 5). */
const fewestForGroup = 20;

interface PilotOutcomesViewProps {
  outcomes: OutcomesPartsFragment;
  place: Parameters<typeof FigureList>[0]['place'];
  onBaseMonth: (month: string) => void;
}

/** One sentence with its range, the strip, the charts; every number comes finished from the server. */
export function PilotOutcomesView({ outcomes, place, onBaseMonth }: PilotOutcomesViewProps) {
  const { t } = useTranslation('outcomes');
  const [open, setOpen] = useState<OpenFigure | null>(null);
  const { figures, coverage } = outcomes;
  if (figures == null) {
    return coverage === 'WHOLE_PILOT' ? (
      <EmptyState
        title={t('PilotOutcomesPage.tooFew')}
        reason={t('PilotOutcomesPage.tooFewReason', { count: fewestForGroup })}
      />
    ) : (
      <EmptyState title={t('PilotOutcomesPage.noFamilies')} reason={t('PilotOutcomesPage.noFamiliesReason')} />
    );
  }
  return (
    <div className={classes.page}>
      <Answer outcomes={outcomes} figures={figures} />
      <OutcomeSummary
        figures={figures}
        onOpen={outcomes.viewerCanOpenFamilies ? (figure, label) => setOpen({ figure, label }) : undefined}
      />
      <CumulativeIncidenceChart outcomes={outcomes} figures={figures} />
      <TickCounts figures={figures} />
      <DurationComparison outcomes={outcomes} />
      <BandsChart outcomes={outcomes} figures={figures} />
      <SpendingChart outcomes={outcomes} figures={figures} onBaseMonth={onBaseMonth} />
      {figures.clusters.length > 1 && <ClustersChart outcomes={outcomes} figures={figures} />}
      <AssociationCounts associations={outcomes.associations} />
      {coverage === 'WHOLE_PILOT' && <SavedViews outcomes={outcomes} />}
      <FigureList open={open} place={place} onClose={() => setOpen(null)} />
    </div>
  );
}

function Answer({ outcomes, figures }: { outcomes: OutcomesPartsFragment; figures: FiguresPartsFragment }) {
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
