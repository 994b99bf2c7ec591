import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import { ChartTableView } from '../../ui/charts/ChartTableView.js';
import { numberCell } from './chart-cells.js';
import type { FiguresPartsFragment } from '../../generated/operations.js';

const states = [
  { key: 'stillInCount', text: 'CumulativeIncidence.stillIn' },
  { key: 'graduatedCount', text: 'CumulativeIncidence.graduated' },
  { key: 'leftCount', text: 'CumulativeIncidence.left' },
  { key: 'notFollowedCount', text: 'CumulativeIncidence.notFollowed' },
] as const;

/** Counts of families by status at selected months, shown under the curve; each column sums to all families. */
export function TickCounts({ figures: { curve } }: { figures: FiguresPartsFragment }) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  return (
    <ChartTableView
      caption={t('CumulativeIncidence.counts')}
      table={{
        headers: [t('CumulativeIncidence.month'), ...curve.ticks.map((month) => format.plainNumber(month))],
        rows: states.map(({ key, text }) => [
          { text: t(text), value: t(text) },
          ...curve.ticks.map((month) => numberCell(format, curve[key][curve.months.indexOf(month)], '')),
        ]),
      }}
    />
  );
}
