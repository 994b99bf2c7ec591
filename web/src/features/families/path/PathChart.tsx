import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '../../../ui/charts/ChartFrame.js';
import { chartColors } from '../../../ui/charts/chart-colors.js';
import type { LegendItem } from '../../../ui/charts/ChartLegend.js';
import { useFormat } from '../../../platform/format.js';
import { type Lane, lanesOf, type Path, pathRows } from './path-data.js';
import { PathDrawing } from './PathDrawing.js';
import { typesOf } from '../services/service-months.js';
import { usePathTable } from './use-path-table.js';
import type { GivenServiceFragment } from '../../../generated/operations.js';

interface PathChartProps {
  path: Path;
  given: readonly GivenServiceFragment[];
  /** The family's status and the reason for it. */
  finding: string;
  code: string;
}

/** The family's index by month against its expected path, with its services below. */
export function PathChart({ path, given, finding, code }: PathChartProps) {
  const { t } = useTranslation('families');
  const isNarrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const rows = useMemo(() => pathRows(path, given), [path, given]);
  const lanes = useMemo(() => lanesOf(given, typesOf(given)), [given]);
  const table = usePathTable(rows);
  const legend = useLegend(path, lanes);
  const seen = rows.filter(({ index }) => index !== null);
  return (
    <ChartFrame
      title={finding}
      subtitle={t('PathChart.subtitle', { threshold: path.ruleVersion.threshold, months: path.durationMonths })}
      legend={legend}
      table={table}
      text={t('PathChart.text', {
        finding,
        seen: seen.length,
        first: textOf(table, rows, seen[0]),
        last: textOf(table, rows, seen.at(-1)),
      })}
      footnote={t('PathChart.footnote', { version: path.ruleVersion.number })}
      fileName={`anaqid-${code}`}
      height={360 + 22 * lanes.length}
    >
      {(readout) => (
        <PathDrawing
          path={path}
          rows={rows}
          lanes={lanes}
          table={table}
          readout={readout}
          isNarrow={isNarrow}
          title={finding}
        />
      )}
    </ChartFrame>
  );
}

/** A month and its index, formatted for the table. */
function textOf(
  table: ReturnType<typeof usePathTable>,
  rows: ReturnType<typeof pathRows>,
  row: ReturnType<typeof pathRows>[number] | undefined,
): string {
  const cells = row === undefined ? undefined : table.rows[rows.indexOf(row)];
  return cells === undefined ? '–' : `${cells[0]?.text ?? ''}: ${cells[1]?.text ?? ''}`;
}

function useLegend({ expected }: Path, lanes: readonly Lane[]): LegendItem[] {
  const { t } = useTranslation('families');
  const format = useFormat();
  const paths: LegendItem[] =
    expected === null
      ? []
      : [
          { label: t('PathChart.expected'), color: chartColors.muted, mark: 'dashed' },
          { label: t('PathChart.watch'), color: 'var(--anaqid-warning)', mark: 'area' },
          { label: t('PathChart.atRisk'), color: 'var(--anaqid-refused)', mark: 'area' },
        ];
  return [
    { label: t('PathChart.index'), color: chartColors.graduated, mark: 'line' },
    { label: t('PathChart.missing'), color: chartColors.ink, mark: 'none', sign: '○' },
    ...paths,
    { label: t('PathChart.threshold'), color: chartColors.accent, mark: 'dashed' },
    ...lanes.map(({ type, sign }): LegendItem => ({
      label: format.name(type.name),
      color: chartColors.ink,
      mark: 'none',
      sign,
    })),
  ];
}
