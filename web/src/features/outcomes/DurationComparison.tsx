import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HeadlinePartsFragment, OutcomesPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { DataTable } from '../../ui/DataTable.js';
import { durationText } from './headline-sentence.js';

/** Compares the results at six months with those at the end of the pilot, each from its own view. */
export function DurationComparison({ outcomes }: { outcomes: OutcomesPartsFragment }) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const { comparison } = outcomes;
  if (comparison == null) return null;
  const number = (value: number | null | undefined): string =>
    value == null ? t('FigureList.none') : format.number(value);
  const range = ({ low, high }: HeadlinePartsFragment): string =>
    low == null || high == null ? t('CumulativeIncidence.noRange') : t('CumulativeIncidence.rangeText', { low, high });
  return (
    <section>
      <Title order={2} size="h3">
        {t('Comparison.title')}
      </Title>
      {comparison.moreOf100 != null && (
        <Text mb="xs">{t('Comparison.more', { n: comparison.moreOf100, hundred: 100 })}</Text>
      )}
      <DataTable
        caption={t('Comparison.caption')}
        rows={[comparison.sixMonths, comparison.whole]}
        rowKey={({ months }) => String(months)}
        columns={[
          {
            key: 'view',
            header: t('Comparison.view'),
            isRowHeader: true,
            cell: ({ months }) => t('Comparison.within', { duration: durationText(t, months) }),
          },
          { key: 'of100', header: t('Comparison.of100'), cell: ({ of100 }) => number(of100) },
          { key: 'range', header: t('Comparison.range'), cell: range },
          { key: 'left', header: t('Comparison.left'), cell: ({ leftOf100 }) => number(leftOf100) },
        ]}
      />
    </section>
  );
}
