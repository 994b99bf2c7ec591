import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutcomesPartsFragment } from '../../generated/operations.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { Answer } from './Answer.js';
import { AssociationCounts } from './AssociationCounts.js';
import { BandsChart } from './BandsChart.js';
import { ClustersChart } from './ClustersChart.js';
import { DurationComparison } from './DurationComparison.js';
import type { OpenFigure } from './FigureDrawer.js';
import { CumulativeIncidenceChart } from './CumulativeIncidenceChart.js';
import { OutcomeSummary } from './OutcomeSummary.js';
import classes from './PilotOutcomesView.module.css';
import { SpendingChart } from './SpendingChart.js';
import { TickCounts } from './TickCounts.js';

/** Minimum size of a group whose results are shown to outside readers. */
const fewestForGroup = 20;

interface PilotOutcomesViewProps {
  outcomes: OutcomesPartsFragment;
  onBaseMonth: (month: string) => void;
  /** Called when a figure is pressed by a reader who may see its families. */
  onOpenFigure: (open: OpenFigure) => void;
  /** Shown to readers of the whole pilot. */
  savedViews: ReactNode;
}

/** The main result with its interval, the summary and the charts; every number is computed on the server. */
export function PilotOutcomesView({ outcomes, onBaseMonth, onOpenFigure, savedViews }: PilotOutcomesViewProps) {
  const { t } = useTranslation('outcomes');
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
        onOpen={outcomes.viewerCanOpenFamilies ? (figure, label) => onOpenFigure({ figure, label }) : undefined}
      />
      <CumulativeIncidenceChart outcomes={outcomes} figures={figures} />
      <TickCounts figures={figures} />
      <DurationComparison outcomes={outcomes} />
      <BandsChart outcomes={outcomes} figures={figures} />
      <SpendingChart outcomes={outcomes} figures={figures} onBaseMonth={onBaseMonth} />
      {figures.clusters.length > 1 && <ClustersChart outcomes={outcomes} figures={figures} />}
      <AssociationCounts associations={outcomes.associations} />
      {coverage === 'WHOLE_PILOT' && savedViews}
    </div>
  );
}
