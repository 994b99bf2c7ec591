import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import { ColumnHead } from './ColumnHead.js';
import { askedCells, type CellRow, type Grid } from './grid-cells.js';
import { type Cursor, rangeOf } from './grid-cursor.js';
import type { EditingState } from './grid-editing.js';
import type { Totals } from './grid-totals.js';
import { GridRow, type RowHandlers } from './GridRow.js';
import { valueText } from './GridCell.js';
import classes from './MonthGrid.module.css';

interface GridTableProps {
  /** Must be the same object on every render, otherwise every row renders again. */
  handlers: RowHandlers;
  grid: Grid;
  rows: readonly CellRow[];
  totals: Totals;
  editing: EditingState;
  cursor: Cursor;
  takesFocus: boolean;
  onColumnGiver: (serviceTypeId: string, giverId: string | null) => void;
}

/** Families as rows, services as columns, totals in the footer; only the active cell contains an input field. */
export function GridTable({
  grid,
  rows,
  totals,
  editing,
  cursor,
  takesFocus,
  onColumnGiver,
  handlers,
}: GridTableProps) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const withQuestion = useMemo(() => askedCells(grid), [grid]);
  const range = rangeOf(cursor);
  const isRange = cursor.anchor !== undefined;
  return (
    <div className={classes.frame}>
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- cells are edited and walked by keys
        role="grid"
        className={classes.grid}
        aria-label={t('GridTable.label', { month: format.month(grid.month) })}
      >
        <thead>
          <tr>
            <th scope="col" className={classes.familyHead}>
              {t('GridTable.family')}
              <span className={`${classes.legend} no-print`}>{t('GridTable.legend')}</span>
            </th>
            {grid.serviceTypes.map((serviceType) => (
              <ColumnHead
                key={serviceType.id}
                serviceType={serviceType}
                currency={grid.cluster.pilot.currency}
                givers={grid.givers}
                giverId={editing.columnGivers.get(serviceType.id) ?? null}
                isReadOnly={!grid.viewerCanLog}
                onGiver={(giverId) => onColumnGiver(serviceType.id, giverId)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const isSelected = isRange && index >= range.firstRow && index <= range.lastRow;
            return (
              <GridRow
                key={row.family.id}
                index={index}
                row={row}
                serviceTypes={grid.serviceTypes}
                cursor={cursor.row === index ? cursor : null}
                takesFocus={takesFocus}
                isReadOnly={!grid.viewerCanLog}
                drafts={editing.drafts}
                copied={editing.copied}
                asked={withQuestion}
                selectedFrom={isSelected ? range.firstColumn : null}
                selectedTo={isSelected ? range.lastColumn : null}
                handlers={handlers}
              />
            );
          })}
        </tbody>
        <tfoot>
          <tr data-own-count={totals.isOwnCount || undefined}>
            <th scope="row" className={classes.familyHead}>
              {t('GridTable.total')}{' '}
              {totals.isOwnCount && <span className={classes.ownCount}>{t('GridTable.ownCount')}</span>}{' '}
              {totals.isWithoutSome && <span className={classes.ownCount}>{t('GridTable.withoutSome')}</span>}
            </th>
            {grid.serviceTypes.map((serviceType, column) => (
              <td key={serviceType.id} data-testid={`total-${column}`}>
                {valueText(totals.columns[column] ?? 0, { entryMode: 'QUANTITY' }, format)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
