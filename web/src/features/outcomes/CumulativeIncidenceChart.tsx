import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import type { OutcomesPartsFragment, FiguresPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { ChartFrame } from '../../ui/charts/ChartFrame.js';
import { ChartReadout } from '../../ui/charts/ChartReadout.js';
import { useChartAxes } from '../../ui/charts/chart-axes.js';
import { chartColors } from '../../ui/charts/chart-colors.js';
import type { ChartTable } from '../../ui/charts/chart-table.js';
import { Plot } from '../../ui/charts/Plot.js';
import { monthTicks, numberCell, textCell, withLastStep } from './chart-cells.js';
import { headlineSentence, verdictSentence } from './headline-sentence.js';

interface CumulativeIncidenceChartProps {
  outcomes: OutcomesPartsFragment;
  figures: FiguresPartsFragment;
}

/** Cumulative incidence of sufficiency with its confidence band, and of exit without one. */
export function CumulativeIncidenceChart({ outcomes, figures }: CumulativeIncidenceChartProps) {
  const { t } = useTranslation('outcomes');
  const { curve, headline } = figures;
  const table = useCumulativeIncidenceTable(figures);
  const last = curve.months.at(-1) ?? 0;
  return (
    <ChartFrame
      title={t('CumulativeIncidence.title')}
      subtitle={t('CumulativeIncidence.subtitle', { hundred: 100, n: headline.n })}
      legend={[
        { label: t('CumulativeIncidence.graduated'), color: chartColors.graduated, mark: 'line', sign: '✓' },
        { label: t('CumulativeIncidence.range'), color: chartColors.near, mark: 'area' },
        { label: t('CumulativeIncidence.left'), color: chartColors.moving, mark: 'dashed', sign: '×' },
      ]}
      table={table}
      text={t('CumulativeIncidence.text', {
        last,
        sentence: `${headlineSentence(t, headline)} ${verdictSentence(t, headline, outcomes.consecutiveMonths)}`,
      })}
      fileName="anaqid-sufficiency"
    >
      {(readout) => <Curves outcomes={outcomes} figures={figures} table={table} readout={readout} />}
    </ChartFrame>
  );
}

interface CurvesProps extends CumulativeIncidenceChartProps {
  table: ChartTable;
  readout: HTMLElement | null;
}

function Curves({ outcomes, figures, table, readout }: CurvesProps) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const axes = useChartAxes();
  const { curve, headline } = figures;
  const rows = withLastStep(
    curve.months.map((month, index) => ({
      month,
      graduated: curve.graduated[index],
      left: curve.left[index],
      range: rangeAt(curve.low[index], curve.high[index]),
    })),
  );
  const last = curve.months.at(-1) ?? 0;
  const horizon = Math.max(last, outcomes.horizon);
  const target = headline.targetOf100;
  const rules = [6, 12].filter((month) => month <= horizon);
  return (
    <Plot>
      <ComposedChart
        data={rows}
        title={t('CumulativeIncidence.title')}
        margin={{ top: 24, right: 12, bottom: 22, left: 12 }}
      >
        <CartesianGrid vertical={false} stroke={chartColors.line} />
        <XAxis
          dataKey="month"
          type="number"
          domain={[0, horizon + 0.5]}
          ticks={monthTicks(horizon)}
          reversed={axes.reversed}
          tickFormatter={format.plainNumber}
          label={{ value: t('CumulativeIncidence.months'), position: 'bottom', offset: 4, fill: chartColors.ink }}
        />
        <YAxis
          orientation={axes.valuesSide}
          domain={[0, 100]}
          ticks={[0, 20, 40, 60, 80, 100]}
          tickFormatter={format.plainNumber}
          width={40}
        />
        {rules.map((month) => (
          <ReferenceLine key={month} x={month} stroke={chartColors.muted} strokeDasharray="2 4" />
        ))}
        {target != null && (
          <ReferenceLine
            y={target}
            stroke={chartColors.accent}
            strokeDasharray="8 4"
            label={{
              value: t('CumulativeIncidence.target', { target }),
              position: axes.reversed ? 'insideBottomRight' : 'insideBottomLeft',
              fill: chartColors.accent,
            }}
          />
        )}
        <Area
          type="stepAfter"
          dataKey="range"
          stroke="none"
          fill={chartColors.graduated}
          fillOpacity={0.18}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          type="stepAfter"
          dataKey="graduated"
          stroke={chartColors.graduated}
          strokeWidth={3}
          dot={false}
          isAnimationActive={false}
        />
        <Line
          type="stepAfter"
          dataKey="left"
          stroke={chartColors.moving}
          strokeWidth={2}
          strokeDasharray="6 4"
          dot={false}
          isAnimationActive={false}
        />
        <Tooltip
          portal={readout}
          isAnimationActive={false}
          content={<ChartReadout table={table} rowOf={(month) => Math.floor(Number(month))} />}
        />
      </ComposedChart>
    </Plot>
  );
}

function rangeAt(low: number | null | undefined, high: number | null | undefined): [number, number] | null {
  return low == null || high == null ? null : [low, high];
}

function useCumulativeIncidenceTable({ curve }: FiguresPartsFragment): ChartTable {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  return useMemo(
    () => ({
      headers: [
        t('CumulativeIncidence.month'),
        t('CumulativeIncidence.graduated'),
        t('CumulativeIncidence.range'),
        t('CumulativeIncidence.left'),
        t('CumulativeIncidence.atRisk'),
        t('CumulativeIncidence.stillIn'),
      ],
      rows: curve.months.map((month, index) => {
        const range = rangeAt(curve.low[index], curve.high[index]);
        const unknown = t('FigureList.none');
        return [
          { text: t('CumulativeIncidence.monthRow', { month }), value: month },
          numberCell(format, curve.graduated[index], unknown),
          textCell(
            range === null
              ? t('CumulativeIncidence.noRange')
              : t('CumulativeIncidence.rangeText', { low: range[0], high: range[1] }),
          ),
          numberCell(format, curve.left[index], unknown),
          numberCell(format, curve.atRisk[index], unknown),
          numberCell(format, curve.stillInCount[index], unknown),
        ];
      }),
    }),
    [curve, format, t],
  );
}
