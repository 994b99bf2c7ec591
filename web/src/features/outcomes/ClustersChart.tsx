import { Title, useDirection } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Area, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import type { FiguresPartsFragment, ClusterFiguresFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { ChartFrame } from '../../ui/charts/ChartFrame.js';
import { ChartReadout } from '../../ui/charts/ChartReadout.js';
import { useChartAxes } from '../../ui/charts/chart-axes.js';
import { chartColors } from '../../ui/charts/chart-colors.js';
import type { ChartTable } from '../../ui/charts/chart-table.js';
import { Plot } from '../../ui/charts/Plot.js';
import { monthTicks, numberCell, withLastStep } from './chart-cells.js';
import classes from './ClustersChart.module.css';

interface ClustersChartProps {
  figures: FiguresPartsFragment;
}

/** The curve of each cluster beside that of the whole pilot, on the same axes, ordered by name and without ranks. */
export function ClustersChart({ figures }: ClustersChartProps) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const { dir } = useDirection();
  const { clusters, clusterContrast, hiddenClusters } = figures;
  const table = useClustersTable(figures);
  const items = clusters.map(({ cluster, graduated, n }) =>
    t('Clusters.item', { name: format.name(cluster.name), k: graduated, n }),
  );
  return (
    <ChartFrame
      title={
        clusterContrast == null
          ? t('Clusters.same')
          : t('Clusters.contrast', {
              ahead: format.name(clusterContrast.ahead.name),
              behind: format.name(clusterContrast.behind.name),
              aheadOf100: clusterContrast.aheadOf100,
              behindOf100: clusterContrast.behindOf100,
              hundred: 100,
            })
      }
      subtitle={t('Clusters.subtitle', { hundred: 100 })}
      legend={[
        { label: t('Clusters.own'), color: chartColors.graduated, mark: 'line' },
        { label: t('Clusters.whole'), color: chartColors.left, mark: 'dashed' },
      ]}
      table={table}
      text={t('Clusters.text', { list: format.list(items) })}
      footnote={hiddenClusters > 0 ? t('Clusters.hidden', { count: hiddenClusters }) : null}
      fileName="anaqid-clusters"
      height="auto"
    >
      {(readout) => (
        // Panels are laid out in the direction of the text; the plots themselves are always left-to-right.
        <div className={classes.panels} dir={dir}>
          {clusters.map((clusterFigures) => (
            <ClusterPanel
              key={clusterFigures.cluster.id}
              clusterFigures={clusterFigures}
              figures={figures}
              table={table}
              readout={readout}
            />
          ))}
        </div>
      )}
    </ChartFrame>
  );
}

interface ClusterPanelProps {
  clusterFigures: ClusterFiguresFragment;
  figures: FiguresPartsFragment;
  table: ChartTable;
  readout: HTMLElement | null;
}

function ClusterPanel({ clusterFigures, figures, table, readout }: ClusterPanelProps) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const axes = useChartAxes();
  const { curve } = clusterFigures;
  const rows = withLastStep(
    curve.months.map((month, index) => {
      const [low, high] = [curve.low[index], curve.high[index]];
      return {
        month,
        own: curve.graduated[index],
        range: low == null || high == null ? null : [low, high],
        whole: figures.curve.graduated[index],
      };
    }),
  );
  const last = curve.months.at(-1) ?? 0;
  const name = format.name(clusterFigures.cluster.name);
  return (
    <section className={classes.panel} aria-label={name}>
      <Title order={3} size="h4" className={classes.name}>
        {name}{' '}
        <span className={classes.count}>
          {t('Clusters.kOfN', { k: clusterFigures.graduated, n: clusterFigures.n })}
        </span>
      </Title>
      <div className={classes.plot} dir="ltr">
        <Plot isWide={false}>
          <ComposedChart data={rows} title={name} margin={{ top: 6, right: 8, bottom: 4, left: 8 }}>
            <CartesianGrid vertical={false} stroke={chartColors.line} />
            <XAxis
              dataKey="month"
              type="number"
              domain={[0, last + 0.5]}
              ticks={monthTicks(last)}
              reversed={axes.reversed}
              tickFormatter={format.plainNumber}
            />
            <YAxis
              orientation={axes.valuesSide}
              domain={[0, 100]}
              ticks={[0, 50, 100]}
              tickFormatter={format.plainNumber}
              width={36}
            />
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
              dataKey="whole"
              stroke={chartColors.left}
              strokeWidth={2}
              strokeDasharray="5 4"
              dot={false}
              isAnimationActive={false}
            />
            <Line
              type="stepAfter"
              dataKey="own"
              stroke={chartColors.graduated}
              strokeWidth={3}
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
      </div>
    </section>
  );
}

function useClustersTable({ clusters, curve }: FiguresPartsFragment): ChartTable {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  return useMemo(
    () => ({
      headers: [
        t('CumulativeIncidence.month'),
        ...clusters.map(({ cluster }) => format.name(cluster.name)),
        t('Clusters.whole'),
      ],
      rows: curve.months.map((month, index) => [
        { text: t('CumulativeIncidence.monthRow', { month }), value: month },
        ...clusters.map((clusterFigures) =>
          numberCell(format, clusterFigures.curve.graduated[index], t('FigureList.none')),
        ),
        numberCell(format, curve.graduated[index], t('FigureList.none')),
      ]),
    }),
    [clusters, curve, format, t],
  );
}
