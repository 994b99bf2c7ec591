import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import type { Column } from '../../ui/DataTable.js';
import { EditIcon } from '../../ui/icons.js';
import { Section } from '../../ui/Section.js';
import { PriceIndexDialog, type PriceIndexOpened } from './PriceIndexDialog.js';
import { LatestRows } from './LatestRows.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';
import type {
  PilotDetailFragment,
  PriceIndexPartsFragment,
  RecordPriceIndexInput,
} from '../../generated/operations.js';

interface PriceIndexProps {
  pilot: PilotDetailFragment;
  onRecord: (input: RecordPriceIndexInput) => ServerAnswer;
}

/** Price index by month, which makes amounts of different months comparable. */
export function PriceIndex({ pilot, onRecord }: PriceIndexProps) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const [opened, setOpened] = useState<PriceIndexOpened | null>(null);
  const columns: Column<PriceIndexPartsFragment>[] = [
    {
      key: 'month',
      header: t('PriceIndex.month'),
      isRowHeader: true,
      cell: ({ month }) => format.month(month),
    },
    {
      key: 'value',
      header: t('PriceIndex.value'),
      cell: ({ value }) => format.number(value),
    },
    { key: 'source', header: t('PriceIndex.source'), cell: ({ source }) => source },
    {
      key: 'actions',
      header: t('PilotPage.actions'),
      isActions: true,
      cell: (recorded) =>
        pilot.viewerCanEdit && (
          <Button
            variant="subtle"
            px="xs"
            aria-label={t('PriceIndex.correct', { month: format.month(recorded.month) })}
            onClick={() => setOpened({ corrected: recorded })}
          >
            <EditIcon />
          </Button>
        ),
    },
  ];
  return (
    <Section
      title={t('PriceIndex.title')}
      lead={t('PriceIndex.lead')}
      action={
        pilot.viewerCanEdit && (
          <Button variant="default" onClick={() => setOpened({ corrected: null })}>
            {t('PriceIndex.record')}
          </Button>
        )
      }
    >
      {pilot.priceIndex.length === 0 ? (
        <Text c="dimmed">{t('PriceIndex.empty')}</Text>
      ) : (
        <LatestRows caption={t('PriceIndex.title')} columns={columns} rows={pilot.priceIndex} />
      )}
      <PriceIndexDialog pilot={pilot} opened={opened} onRecord={onRecord} onClose={() => setOpened(null)} />
    </Section>
  );
}
