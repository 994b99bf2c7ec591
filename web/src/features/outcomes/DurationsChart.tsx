import { useDirection } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FiguresPartsFragment, HeadlinePartsFragment, OutcomesPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { ChartFrame } from '../../ui/charts/ChartFrame.js';
import type { ChartTable } from '../../ui/charts/chart-table.js';
import { answerText, askedDurations, reasonText, secondAnswer } from './answer-sentences.js';
import { numberCell, textCell } from './chart-cells.js';
import { DurationRow } from './DurationRow.js';
import classes from './DurationsChart.module.css';
import { durationText } from './headline-sentence.js';

interface DurationsChartProps {
  outcomes: OutcomesPartsFragment;
  figures: FiguresPartsFragment;
}

const ticks = [0, 20, 40, 60, 80, 100];

/** A row for each duration: the estimate with its likely range, against the target. Below ten families there is none. */
export function DurationsChart({ outcomes, figures }: DurationsChartProps) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const { dir } = useDirection();
  const { first, second } = askedDurations(figures.headline, outcomes.comparison);
  const rows = [first, ...(second === null ? [] : [second])].sort((a, b) => a.months - b.months);
  const table = useDurationsTable(rows);
  if (first.of100 == null) return null;
  const isRunning = first.monthsLeft > 0;
  const also = second === null ? null : secondAnswer(t, second);
  const target = first.targetOf100;
  return (
    <ChartFrame
      title={t(isRunning ? 'Durations.titleSoFar' : 'Durations.title', { hundred: 100 })}
      subtitle={<span className={classes.marks}>{t(isRunning ? 'Durations.marksRunning' : 'Durations.marks')}</span>}
      legend={[]}
      table={table}
      text={[answerText(t, first), reasonText(t, first, outcomes.consecutiveMonths), also?.question, also?.answer]
        .filter((sentence) => sentence !== undefined)
        .join(' ')}
      fileName="anaqid-durations"
      height="auto"
      hasReadout={false}
    >
      {() => (
        <div dir={dir} className={classes.chart} data-testid="durations">
          {target != null && (
            <div className={classes.scale}>
              <span className={classes.target} style={{ insetInlineStart: `${target}%` }}>
                {t('CumulativeIncidence.target', { target })}
              </span>
            </div>
          )}
          {rows.map((row) => (
            <DurationRow key={`${row.months} ${row.monthsLeft}`} headline={row} pilot={outcomes.pilot} ticks={ticks} />
          ))}
          <div className={classes.scale} aria-hidden>
            {ticks.map((tick) => (
              <span key={tick} className={classes.tick} style={{ insetInlineStart: `${tick}%` }}>
                {format.plainNumber(tick)}
              </span>
            ))}
          </div>
        </div>
      )}
    </ChartFrame>
  );
}

function useDurationsTable(rows: readonly HeadlinePartsFragment[]): ChartTable {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const unknown = t('FigureList.none');
  return {
    headers: [
      t('Comparison.view'),
      t('Comparison.of100'),
      t('Comparison.range'),
      t('Comparison.left'),
      t('Durations.verdict'),
    ],
    rows: rows.map(({ months, of100, low, high, leftOf100, verdict }) => [
      textCell(t('Comparison.within', { duration: durationText(t, months) })),
      numberCell(format, of100, unknown),
      textCell(
        low == null || high == null
          ? t('CumulativeIncidence.noRange')
          : t('CumulativeIncidence.rangeText', { low, high }),
      ),
      numberCell(format, leftOf100, unknown),
      textCell(t(`Durations.${verdict}`)),
    ]),
  };
}
