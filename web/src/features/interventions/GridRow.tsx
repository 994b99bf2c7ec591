import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import { isTypable } from './cell-changes.js';
import { CellEditor, type EditorCommand } from './CellEditor.js';
import { type Cell, cellState, type CellRow, type Grid, shownValue } from './grid-cells.js';
import { cellKey, type Draft } from './grid-editing.js';
import type { Cursor, Move } from './grid-cursor.js';
import { CellText, useEither } from './GridCell.js';
import classes from './MonthGrid.module.css';

/** Events of a row; rows and columns are counted from 0. */
export interface RowHandlers {
  onCursor: (row: number, column: number) => void;
  /** Selects from the active cell to this one. */
  onStretch: (row: number, column: number) => void;
  onMove: (cursor: Cursor, move: Move, isStretching: boolean) => boolean;
  /** Text of the selected cells; null: only one is selected. */
  onCopy: () => string | null;
  onType: (row: number, column: number, text: string) => void;
  onPaste: (row: number, column: number, block: readonly (readonly string[])[]) => void;
  onCommand: (row: number, column: number, command: EditorCommand) => void;
  onFamily: (row: number) => void;
}

interface GridRowProps {
  index: number;
  row: CellRow;
  serviceTypes: Grid['serviceTypes'];
  /** Null: the cursor is in another row. */
  cursor: Cursor | null;
  /** First and last selected column of this row; null: none but the active cell. */
  selectedFrom: number | null;
  selectedTo: number | null;
  takesFocus: boolean;
  isReadOnly: boolean;
  drafts: ReadonlyMap<string, Draft>;
  copied: ReadonlySet<string>;
  /** Keys of cells with a question that waits for an answer. */
  asked: ReadonlySet<string>;
  handlers: RowHandlers;
}

/** One family's month. Rendered again only when the row or the cursor in it changed. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { index, row, serviceTypes, cursor, drafts, copied, asked, handlers, selectedFrom, selectedTo } = props;
  const { t } = useTranslation('interventions');
  return (
    <tr>
      <th scope="row" className={classes.familyHead}>
        <button type="button" tabIndex={-1} className={classes.family} onClick={() => handlers.onFamily(index)}>
          <bdi className={classes.code}>{row.family.code}</bdi>
          {row.family.name}
        </button>
      </th>
      {serviceTypes.map((serviceType, column) => {
        const cell = row.cells[column];
        if (cell === undefined) return null;
        const key = cellKey(row.family.id, serviceType.id);
        const draft = drafts.get(key);
        return (
          <td
            key={serviceType.id}
            className={classes.cell}
            data-state={draft === undefined ? cellState(cell) : 'refused'}
            data-copied={copied.has(key) || undefined}
            data-active={cursor?.column === column || undefined}
            data-selected={
              (selectedFrom !== null && selectedTo !== null && column >= selectedFrom && column <= selectedTo) ||
              undefined
            }
            onMouseDown={(event) => {
              if (cursor?.column === column && !event.shiftKey) return;
              event.preventDefault();
              if (event.shiftKey) handlers.onStretch(index, column);
              else handlers.onCursor(index, column);
            }}
            onDoubleClick={() => handlers.onCommand(index, column, 'details')}
          >
            {cursor?.column === column ? (
              <ActiveCell {...props} cursor={cursor} cell={cell} draft={draft} />
            ) : (
              <CellText cell={cell} serviceType={serviceType} draft={draft} />
            )}
            {asked.has(key) && (
              <span className={classes.asked} role="img" aria-label={t('GridCell.asked')} title={t('GridCell.asked')}>
                {t('GridCell.askedSign')}
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
});

interface ActiveCellProps extends GridRowProps {
  cursor: Cursor;
  cell: Cell;
  draft: Draft | undefined;
}

function ActiveCell({
  index,
  row,
  serviceTypes,
  cursor,
  cell,
  draft,
  takesFocus,
  isReadOnly,
  handlers,
}: ActiveCellProps) {
  const { column } = cursor;
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const either = useEither();
  const serviceType = serviceTypes[column];
  if (serviceType === undefined) return null;
  const value = shownValue(cell, serviceType);
  const hasChoice = draft === undefined && cell.conflicts.length > 0;
  return (
    <CellEditor
      label={t('GridRow.cell', { family: row.family.name, service: format.name(serviceType.name) })}
      value={hasChoice ? either(cell) : (draft?.text ?? (value === null ? '' : format.plainNumber(value)))}
      mode={serviceType.entryMode}
      isInvalid={draft !== undefined || cellState(cell) === 'refused'}
      isReadOnly={isReadOnly || !isTypable(cell)}
      hasChoice={hasChoice}
      takesFocus={takesFocus}
      describedBy="cell-bar"
      onType={(text) => handlers.onType(index, column, text)}
      onMove={(move, isStretching) => handlers.onMove(cursor, move, isStretching)}
      copied={handlers.onCopy}
      onCommand={(command) => handlers.onCommand(index, column, command)}
      onPaste={(block) => handlers.onPaste(index, column, block)}
    />
  );
}
