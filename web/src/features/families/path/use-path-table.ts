import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../platform/format.js';
import type { ChartCell, ChartTable } from '../../../ui/charts/chart-table.js';
import type { PathRow } from './path-data.js';

/** The family's path as a table: month, index, expected index, services. */
export function usePathTable(rows: readonly PathRow[]): ChartTable {
  const { t } = useTranslation('families');
  const format = useFormat();
  return useMemo(() => {
    const number = (value: number | null, otherwise: string): ChartCell => ({
      text: value === null ? otherwise : format.number(value),
      value,
    });
    const servicesOf = ({ given }: PathRow): string =>
      [...given.values()]
        .map(([first]) => (first === undefined ? '' : format.name(first.serviceType.name)))
        .join(t('separator'));
    return {
      headers: ['month', 'index', 'expected', 'services'].map((column) => t(`PathChart.${column}`)),
      rows: rows.map((row) => [
        {
          text: t('PathChart.monthRow', { month: format.month(row.month), number: row.programmeMonth }),
          value: row.month,
        },
        number(row.index, t(row.missing === null ? 'PathChart.none' : 'PathChart.missing')),
        number(row.expected === null ? null : Math.round(row.expected * 10) / 10, t('PathChart.none')),
        { text: servicesOf(row) || t('PathChart.none'), value: servicesOf(row) },
      ]),
    };
  }, [rows, format, t]);
}
