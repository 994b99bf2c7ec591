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

/** Rows shown before somebody asks for all. */
const FEW = 4;

/** A series by month, the latest first; earlier ones on demand, so that the page stays short on phones. */
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
