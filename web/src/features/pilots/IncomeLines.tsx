import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import type { Column } from '../../ui/DataTable.js';
import { EditIcon } from '../../ui/icons.js';
import { Section } from '../../ui/Section.js';
import { IncomeLineDialog, type IncomeLineOpened } from './IncomeLineDialog.js';
import { LatestRows } from './LatestRows.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';
import type {
  IncomeLinePartsFragment,
  PilotDetailFragment,
  RecordIncomeLineInput,
} from '../../generated/operations.js';

interface IncomeLinesProps {
  pilot: PilotDetailFragment;
  onRecord: (input: RecordIncomeLineInput) => ServerAnswer;
}

/** Monthly need of one adult equivalent, by published income lines. */
export function IncomeLines({ pilot, onRecord }: IncomeLinesProps) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const [opened, setOpened] = useState<IncomeLineOpened | null>(null);
  const columns: Column<IncomeLinePartsFragment>[] = [
    {
      key: 'from',
      header: t('IncomeLines.from'),
      isRowHeader: true,
      cell: ({ fromMonth }) => format.month(fromMonth),
    },
    {
      key: 'amount',
      header: t('IncomeLines.amount', { currency: format.currencySign(pilot.currency) }),
      cell: ({ amountPerAdult }) => format.number(amountPerAdult),
    },
    { key: 'source', header: t('IncomeLines.source'), cell: ({ source }) => source },
    {
      key: 'actions',
      header: t('PilotPage.actions'),
      isActions: true,
      cell: (line) =>
        pilot.viewerCanEdit && (
          <Button
            variant="subtle"
            px="xs"
            aria-label={t('IncomeLines.correct', { month: format.month(line.fromMonth) })}
            onClick={() => setOpened({ line })}
          >
            <EditIcon />
          </Button>
        ),
    },
  ];
  return (
    <Section
      title={t('IncomeLines.title')}
      lead={t('IncomeLines.lead')}
      action={
        pilot.viewerCanEdit && (
          <Button variant="default" onClick={() => setOpened({ line: null })}>
            {t('IncomeLines.record')}
          </Button>
        )
      }
    >
      {pilot.incomeLines.length === 0 ? (
        <Text c="dimmed">{t('IncomeLines.empty')}</Text>
      ) : (
        <LatestRows caption={t('IncomeLines.title')} columns={columns} rows={pilot.incomeLines} />
      )}
      <IncomeLineDialog pilot={pilot} opened={opened} onRecord={onRecord} onClose={() => setOpened(null)} />
    </Section>
  );
}
