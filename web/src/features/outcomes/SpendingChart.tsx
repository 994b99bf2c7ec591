import { NativeSelect, Text } from '@mantine/core';
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

interface SpendingChartProps {
  figures: FiguresPartsFragment;
  onBaseMonth: (month: string) => void;
}

/** Care and development spending by month, in prices of a base month chosen by the reader. */
export function SpendingChart({ figures, onBaseMonth }: SpendingChartProps) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const axes = useChartAxes();
  const { spending } = figures;
  const { months, currency, baseMonth } = spending;
  const table = useSpendingTable(figures);
  const rows = months.map((month, index) => ({
    month,
    care: spending.care[index] ?? null,
    development: spending.development[index] ?? null,
  }));
  // The total is unavailable if any month lacks a price index; otherwise it was withheld.
  const noTotal = t(spending.missingMonths.length > 0 ? 'Spending.unknown' : 'Spending.withheld');
  const total = (amount: number | null | undefined): string =>
    amount == null ? noTotal : format.money(amount, currency);
  return (
    <ChartFrame
      title={spendingTitle(t, figures)}
      subtitle={
        <>
          {baseMonth == null
            ? t('Spending.subtitleNominal')
            : t('Spending.subtitle', { month: format.month(baseMonth) })}
          {spending.baseMonths.length > 1 && (
            <NativeSelect
              className="no-print"
              label={t('Spending.base')}
              value={baseMonth ?? ''}
              onChange={({ currentTarget }) => onBaseMonth(currentTarget.value)}
              data={spending.baseMonths.map((month) => ({ value: month, label: format.month(month) }))}
            />
          )}
        </>
      }
      legend={[
        { label: t('Spending.care'), color: chartColors.care, mark: 'area' },
        { label: t('Spending.development'), color: chartColors.development, mark: 'area' },
      ]}
      table={table}
      text={t('Spending.text', {
        from: format.month(months[0] ?? ''),
        to: format.month(months.at(-1) ?? ''),
        care: total(spending.careTotal),
        development: total(spending.developmentTotal),
      })}
      footnote={<SpendingNotes figures={figures} />}
      fileName="anaqid-spending"
    >
      {(readout) => (
        <Plot>
          <BarChart
            data={rows}
            title={t('Spending.titleUnknown')}
            barCategoryGap="14%"
            margin={{ top: 8, right: 12, bottom: 8, left: 12 }}
          >
            <CartesianGrid vertical={false} stroke={chartColors.line} />
            <XAxis
              dataKey="month"
              reversed={axes.reversed}
              tickFormatter={(month: string) =>
                hasYear(month, months) ? format.month(month) : format.monthName(month)
              }
              interval="preserveStartEnd"
              minTickGap={12}
            />
            <YAxis orientation={axes.valuesSide} tickFormatter={format.compact} width={64} />
            <Bar dataKey="care" stackId="money" fill={chartColors.care} isAnimationActive={false} />
            <Bar dataKey="development" stackId="money" fill={chartColors.development} isAnimationActive={false} />
            <Tooltip
              portal={readout}
              cursor={{ fill: 'var(--anaqid-tint)', fillOpacity: 0.6 }}
              isAnimationActive={false}
              content={<ChartReadout table={table} rowOf={(month) => months.indexOf(String(month))} />}
            />
          </BarChart>
        </Plot>
      )}
    </ChartFrame>
  );
}

/**
 * The first and last month are labelled with their year, because a pilot of twelve months contains the same month
 * twice.
 */
function hasYear(month: string, months: readonly string[]): boolean {
  return month === months[0] || month === months.at(-1);
}

function spendingTitle(
  t: ReturnType<typeof useTranslation<'outcomes'>>['t'],
  { spending }: FiguresPartsFragment,
): string {
  const { careTotalOf100: care, developmentTotalOf100: development } = spending;
  return care == null || development == null
    ? t('Spending.titleUnknown')
    : t('Spending.title', { hundred: 100, care, development });
}

function SpendingNotes({ figures: { spending } }: { figures: FiguresPartsFragment }) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const words = (months: readonly string[]): string => format.list(months.map((month) => format.month(month)));
  return (
    <>
      {spending.provisionalMonths.length > 0 && (
        <Text component="span">{t('Spending.provisional', { months: words(spending.provisionalMonths) })} </Text>
      )}
      {spending.missingMonths.length > 0 && (
        <Text component="span">{t('Spending.missing', { months: words(spending.missingMonths) })} </Text>
      )}
      {spending.withheldMonths.length > 0 && (
        <Text component="span">{t('Spending.withheldMonths', { months: words(spending.withheldMonths) })} </Text>
      )}
    </>
  );
}

function useSpendingTable({ spending }: FiguresPartsFragment): ChartTable {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  return useMemo(() => {
    const unit = format.currencySign(spending.currency);
    const inMoney = (name: string): string => `${name} (${unit})`;
    const unknownIn = (month: string): string =>
      t(spending.withheldMonths.includes(month) ? 'Spending.withheld' : 'Spending.unknown');
    return {
      headers: [
        t('CumulativeIncidence.month'),
        inMoney(t('Spending.care')),
        inMoney(t('Spending.development')),
        inMoney(t('Spending.total')),
        t('Spending.share'),
      ],
      rows: spending.months.map((month, index) => [
        { text: format.month(month), value: month },
        ...[spending.care, spending.development, spending.total, spending.developmentOf100].map((column) =>
          numberCell(format, column[index], unknownIn(month)),
        ),
      ]),
    };
  }, [format, spending, t]);
}
