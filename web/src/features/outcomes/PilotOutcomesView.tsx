import { Anchor, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutcomesPartsFragment } from '../../generated/operations.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { Answer } from './Answer.js';
import { AssociationCounts } from './AssociationCounts.js';
import { BandsChart } from './BandsChart.js';
import { ClustersChart } from './ClustersChart.js';
import { DurationsChart } from './DurationsChart.js';
import type { OpenFigure } from './FigureDrawer.js';
import { CumulativeIncidenceChart } from './CumulativeIncidenceChart.js';
import { Method, methodId } from './Method.js';
import { OutcomeSummary } from './OutcomeSummary.js';
import classes from './PilotOutcomesView.module.css';
import { ReconcilingLine } from './ReconcilingLine.js';
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
      <div className={classes.first}>
        <Answer outcomes={outcomes} figures={figures} />
        <DurationsChart outcomes={outcomes} figures={figures} />
      </div>
      <ReconcilingLine figures={figures} />
      <OutcomeSummary
        figures={figures}
        onOpen={outcomes.viewerCanOpenFamilies ? (figure, label) => onOpenFigure({ figure, label }) : undefined}
      />
      <Group gap="xs">
        <Text c="dimmed" size="sm">
          {t('NoComparison')}
        </Text>
        <Anchor href={`#${methodId}`} size="sm" underline="always">
          {t('Method.link')}
        </Anchor>
      </Group>
      <CumulativeIncidenceChart outcomes={outcomes} figures={figures} />
      <TickCounts figures={figures} />
      <BandsChart figures={figures} />
      <SpendingChart figures={figures} onBaseMonth={onBaseMonth} />
      {figures.clusters.length > 1 && <ClustersChart figures={figures} />}
      <AssociationCounts associations={outcomes.associations} />
      <Method outcomes={outcomes} figures={figures} />
      {coverage === 'WHOLE_PILOT' && savedViews}
    </div>
  );
}
