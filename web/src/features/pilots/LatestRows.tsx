import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/DataTable.js';

interface LatestRowsProps<Row extends { id: string }> {
  caption: string;
  columns: readonly Column<Row>[];
  /** Earliest first. */
  rows: readonly Row[];
}

/** Number of rows shown before all are requested. */
const FEW = 4;

/** A table by month, latest first; earlier months are shown on request, so that the page stays short on phones. */
export function LatestRows<Row extends { id: string }>({ caption, columns, rows }: LatestRowsProps<Row>) {
  const { t } = useTranslation('pilots');
  const [showsAll, setShowsAll] = useState(false);
  const latest = rows.toReversed();
  return (
    <>
      <DataTable
        caption={caption}
        columns={columns}
        rows={showsAll ? latest : latest.slice(0, FEW)}
        rowKey={({ id }) => id}
      />
      {!showsAll && rows.length > FEW && (
        <Group mt="xs">
          <Button variant="subtle" onClick={() => setShowsAll(true)}>
            {t('PilotPage.showAll', { count: rows.length })}
          </Button>
        </Group>
      )}
    </>
  );
}
