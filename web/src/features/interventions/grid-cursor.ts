/** Position of the input field, and the column where a series of Tabs began. */
export interface Cursor {
  readonly row: number;
  readonly column: number;
  /** Column in which the current series of Tabs began; null: none. */
  readonly runColumn: number | null;
  /** The other corner of the selected range; left out: only the cell itself is selected. */
  readonly anchor?: Corner;
}

interface Corner {
  readonly row: number;
  readonly column: number;
}

/** Selected cells, both ends included. */
export interface Range {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** A move of the cursor; `next` and `previous` are columns in reading order, independent of the writing direction. */
export type Move =
  | 'up'
  | 'down'
  | 'next'
  | 'previous'
  | 'tab'
  | 'tabBack'
  | 'enter'
  | 'enterBack'
  | 'first'
  | 'last'
  | 'start'
  | 'end'
  | 'pageUp'
  | 'pageDown';

/** Rows that Page Up and Page Down pass. */
const PAGE = 10;

interface Size {
  readonly rows: number;
  readonly columns: number;
}

/**
 * The cursor after a move. It stops at the edges. Tab continues in the next row. Enter moves down and, after a series
 * of Tabs, back to the column where the series began. Null: Tab leaves the grid.
 */
export function moved(cursor: Cursor, move: Move, size: Size): Cursor | null {
  const { row, column } = cursor;
  if (move === 'tab' || move === 'tabBack') return tabbed(cursor, move === 'tab' ? 1 : -1, size);
  const at = (toRow: number, toColumn: number): Cursor => ({
    row: clamp(toRow, size.rows),
    column: clamp(toColumn, size.columns),
    runColumn: null,
  });
  switch (move) {
    case 'up':
    case 'enterBack':
      return at(row - 1, column);
    case 'down':
      return at(row + 1, column);
    case 'next':
      return at(row, column + 1);
    case 'previous':
      return at(row, column - 1);
    case 'first':
      return at(row, 0);
    case 'last':
      return at(row, size.columns - 1);
    case 'start':
      return at(0, 0);
    case 'end':
      return at(size.rows - 1, size.columns - 1);
    case 'pageUp':
      return at(row - PAGE, column);
    case 'pageDown':
      return at(row + PAGE, column);
    case 'enter':
      return at(row + 1, cursor.runColumn ?? column);
  }
}

/** The cursor after a move that stretches the selected range. */
export function stretched(cursor: Cursor, move: Move, size: Size): Cursor | null {
  const next = moved(cursor, move, size);
  return next === null ? null : { ...next, anchor: cursor.anchor ?? { row: cursor.row, column: cursor.column } };
}

/** The cells that a cursor selects. */
export function rangeOf({ row, column, anchor = { row, column } }: Cursor): Range {
  return {
    firstRow: Math.min(row, anchor.row),
    lastRow: Math.max(row, anchor.row),
    firstColumn: Math.min(column, anchor.column),
    lastColumn: Math.max(column, anchor.column),
  };
}

function tabbed({ row, column, runColumn }: Cursor, step: 1 | -1, size: Size): Cursor | null {
  const index = row * size.columns + column + step;
  if (index < 0 || index >= size.rows * size.columns) return null;
  return {
    row: Math.floor(index / size.columns),
    column: index % size.columns,
    runColumn: runColumn ?? column,
  };
}

const clamp = (value: number, length: number): number => Math.max(0, Math.min(length - 1, value));

/** The move of Ctrl with a key. */
export function farMoveOf(key: string): Move | null {
  if (key === 'Home') return 'start';
  return key === 'End' ? 'end' : null;
}

/** The move of a key, null for any other key. Left and right are directions on the screen. */
export function moveOf(key: string, isShift: boolean, direction: 'ltr' | 'rtl'): Move | null {
  switch (key) {
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    case 'ArrowLeft':
      return direction === 'rtl' ? 'next' : 'previous';
    case 'ArrowRight':
      return direction === 'rtl' ? 'previous' : 'next';
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    case 'PageUp':
      return 'pageUp';
    case 'PageDown':
      return 'pageDown';
    case 'Tab':
      return isShift ? 'tabBack' : 'tab';
    case 'Enter':
      return isShift ? 'enterBack' : 'enter';
    default:
      return null;
  }
}
