import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import { isTypable } from './cell-changes.js';
import { CellEditor } from './CellEditor.js';
import { askedCells, cellState, type CellRow, type Grid, previousValue, shownValue } from './grid-cells.js';
import { cellKey, type EditingState } from './grid-editing.js';
import type { Cursor } from './grid-cursor.js';
import type { Totals } from './grid-totals.js';
import { TwoValues, useEither, valueText } from './GridCell.js';
import type { RowHandlers } from './GridRow.js';
import classes from './PhoneGrid.module.css';
import type { GridServiceTypeFragment } from '../../generated/operations.js';

interface PhoneGridProps {
  handlers: RowHandlers;
  grid: Grid;
  rows: readonly CellRow[];
  totals: Totals;
  editing: EditingState;
  cursor: Cursor;
}

/** The grid on a phone: one service at a time, the families as a list, last month's value under each name. */
export function PhoneGrid({ grid, rows, totals, editing, cursor, handlers }: PhoneGridProps) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  // The on-screen keyboard must not open together with the list.
  const [hasFocus, setFocus] = useState(false);
  const withQuestion = useMemo(() => askedCells(grid), [grid]);
  const serviceType = grid.serviceTypes[cursor.column];
  if (serviceType === undefined) return null;
  const unit =
    serviceType.entryMode === 'AMOUNT'
      ? format.currencySign(grid.cluster.pilot.currency)
      : format.name(serviceType.unit);
  return (
    <>
      <div className={classes.services} role="radiogroup" aria-label={t('PhoneGrid.service')}>
        {grid.serviceTypes.map(({ id, shortName }, column) => (
          <label key={id} className={classes.service} data-checked={column === cursor.column || undefined}>
            <input
              type="radio"
              name="service"
              checked={column === cursor.column}
              onChange={() => {
                setFocus(false);
                handlers.onCursor(cursor.row, column);
              }}
            />
            {format.name(shortName)}
          </label>
        ))}
      </div>
      <ul className={classes.list}>
        {rows.map((row, index) => (
          <PhoneRow
            key={`${row.family.id} ${serviceType.id}`}
            row={row}
            index={index}
            cursor={{ ...cursor, row: index }}
            serviceType={serviceType}
            isReadOnly={!grid.viewerCanLog}
            editing={editing}
            isAsked={withQuestion.has(cellKey(row.family.id, serviceType.id))}
            takesFocus={hasFocus && cursor.row === index}
            handlers={{
              ...handlers,
              onCursor: (toRow, toColumn) => {
                setFocus(true);
                if (cursor.row !== toRow) handlers.onCursor(toRow, toColumn);
              },
            }}
          />
        ))}
      </ul>
      <p className={classes.total} data-own-count={totals.isOwnCount || undefined}>
        {t('GridTable.total')} <strong>{format.number(totals.columns[cursor.column] ?? 0)}</strong> {unit}
        {totals.isOwnCount && <small>{t('GridTable.ownCount')}</small>}{' '}
        {totals.isWithoutSome && <small>{t('GridTable.withoutSome')}</small>}
      </p>
    </>
  );
}

interface PhoneRowProps {
  row: CellRow;
  index: number;
  /** Position of the cursor within this row. */
  cursor: Cursor;
  serviceType: GridServiceTypeFragment;
  isReadOnly: boolean;
  editing: EditingState;
  isAsked: boolean;
  takesFocus: boolean;
  handlers: RowHandlers;
}

function PhoneRow({
  row,
  index,
  cursor,
  serviceType,
  isReadOnly,
  editing,
  isAsked,
  takesFocus,
  handlers,
}: PhoneRowProps) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const either = useEither();
  const { column } = cursor;
  const cell = row.cells[column];
  if (cell === undefined) return null;
  const key = cellKey(row.family.id, serviceType.id);
  const draft = editing.drafts.get(key);
  const value = shownValue(cell, serviceType);
  const previous = previousValue(cell, serviceType);
  const hasChoice = draft === undefined && cell.conflicts.length > 0;
  return (
    <li
      className={classes.row}
      data-state={draft === undefined ? cellState(cell) : 'refused'}
      data-copied={editing.copied.has(key) || undefined}
    >
      <button type="button" className={classes.family} onClick={() => handlers.onFamily(index)}>
        <span>{row.family.name}</span>
        <span className={classes.previous}>
          <bdi>{row.family.code}</bdi>
          {t('CellBar.separator')}
          {previous === null
            ? t('CellBar.noPrevious')
            : t('CellBar.previous', { value: valueText(previous, serviceType, format) })}
        </span>
        {isAsked && <span className={classes.asked}>{t('GridCell.asked')}</span>}
        {draft !== undefined && (
          <span className={classes.problem}>{t(`CellProblem.${draft.problem}`, { text: draft.text })}</span>
        )}
      </button>
      <span className={classes.field}>
        {hasChoice ? (
          <button type="button" className={classes.choice} onClick={() => handlers.onCommand(index, column, 'details')}>
            <TwoValues text={either(cell)} />
          </button>
        ) : (
          <CellEditor
            label={t('GridRow.cell', { family: row.family.name, service: format.name(serviceType.name) })}
            value={draft?.text ?? (value === null ? '' : format.plainNumber(value))}
            mode={serviceType.entryMode}
            isInvalid={draft !== undefined}
            isReadOnly={isReadOnly || !isTypable(cell)}
            takesFocus={takesFocus}
            onFocus={() => handlers.onCursor(index, column)}
            onType={(text) => handlers.onType(index, column, text)}
            onMove={(move) => handlers.onMove(cursor, move, false)}
            onCommand={(command) => handlers.onCommand(index, column, command)}
            onPaste={(block) => handlers.onPaste(index, column, block)}
          />
        )}
      </span>
    </li>
  );
}
