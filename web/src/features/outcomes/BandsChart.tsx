import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import type { FiguresPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { ChartFrame } from '../../ui/charts/ChartFrame.js';
import { ChartReadout } from '../../ui/charts/ChartReadout.js';
import { useChartAxes } from '../../ui/charts/chart-axes.js';
import { chartColors } from '../../ui/charts/chart-colors.js';
import type { ChartTable } from '../../ui/charts/chart-table.js';
import { Plot } from '../../ui/charts/Plot.js';
import { numberCell } from './chart-cells.js';

/** Stacked with the best band at the bottom, so that growth of the sufficient families is visible as a rising base. */
const bands = [
  { key: 'graduated', sign: '✓' },
  { key: 'near', sign: '▲' },
  { key: 'moving', sign: '◆' },
  { key: 'far', sign: '▼' },
  { key: 'notSeen', sign: '?' },
  { key: 'left', sign: '×' },
  { key: 'notFollowed', sign: '' },
] as const;

interface BandsChartProps {
  figures: FiguresPartsFragment;
}

/** Families by band at the end of each programme month. */
export function BandsChart({ figures }: BandsChartProps) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const axes = useChartAxes();
  const series = figures.bands;
  const shown = bands.filter(({ key }) => key !== 'notFollowed' || series.notFollowed.some((count) => count > 0));
  const table = useBandsTable(figures, shown);
  const rows = series.months.map((month, index) => ({
    month,
    ...Object.fromEntries(shown.map(({ key }) => [key, series[key][index] ?? 0])),
  }));
  const at = series.months.length - 1;
  const now = Object.fromEntries(bands.map(({ key }) => [key, series[key][at] ?? 0]));
  return (
    <ChartFrame
      title={t('Bands.title')}
      subtitle={t('Bands.subtitle')}
      legend={shown.map(({ key, sign }) => ({
        label: t(`Bands.${key}`),
        color: chartColors[key],
        mark: key === 'notSeen' ? 'hatched' : 'area',
        sign,
      }))}
      table={table}
      text={t('Bands.text', { last: series.months.at(-1) ?? 0, ...now })}
      fileName="anaqid-bands"
    >
      {(readout) => (
        <Plot>
          <BarChart
            data={rows}
            title={t('Bands.title')}
            barCategoryGap="12%"
            margin={{ top: 8, right: 12, bottom: 22, left: 12 }}
          >
            <defs>
              <pattern id="not-seen" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <line x1="0" y1="0" x2="0" y2="6" stroke={chartColors.notSeen} strokeWidth="3" />
              </pattern>
            </defs>
            <CartesianGrid vertical={false} stroke={chartColors.line} />
            <XAxis
              dataKey="month"
              reversed={axes.reversed}
              tickFormatter={format.plainNumber}
              label={{ value: t('CumulativeIncidence.months'), position: 'bottom', offset: 4, fill: chartColors.ink }}
            />
            <YAxis orientation={axes.valuesSide} allowDecimals={false} tickFormatter={format.plainNumber} width={40} />
            {shown.map(({ key }) => (
              <Bar
                key={key}
                dataKey={key}
                stackId="families"
                fill={key === 'notSeen' ? 'url(#not-seen)' : chartColors[key]}
                stroke={key === 'notFollowed' ? chartColors.muted : 'var(--mantine-color-body)'}
                strokeWidth={1}
                isAnimationActive={false}
              />
            ))}
            <Tooltip
              portal={readout}
              cursor={{ fill: 'var(--anaqid-tint)', fillOpacity: 0.6 }}
              isAnimationActive={false}
              content={<ChartReadout table={table} rowOf={(month) => series.months.indexOf(Number(month))} />}
            />
          </BarChart>
        </Plot>
      )}
    </ChartFrame>
  );
}

function useBandsTable({ bands: series }: FiguresPartsFragment, shown: readonly (typeof bands)[number][]): ChartTable {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  return useMemo(
    () => ({
      headers: [t('CumulativeIncidence.month'), ...shown.map(({ key }) => t(`Bands.${key}`))],
      rows: series.months.map((month, index) => [
        { text: t('CumulativeIncidence.monthRow', { month }), value: month },
        ...shown.map(({ key }) => numberCell(format, series[key][index], '')),
      ]),
    }),
    [format, series, shown, t],
  );
}
