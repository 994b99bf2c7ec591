/** Position of the input field, and the column where a series of Tabs began. */
export interface Cursor {
  readonly row: number;
  readonly column: number;
  /** Column in which the current series of Tabs began; null: none. */
  readonly runColumn: number | null;
}

/** A move of the cursor; `next` and `previous` are columns in reading order, independent of the writing direction. */
export type Move = 'up' | 'down' | 'next' | 'previous' | 'tab' | 'tabBack' | 'enter' | 'enterBack' | 'first' | 'last';

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
    case 'enter':
      return at(row + 1, cursor.runColumn ?? column);
  }
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
    case 'Tab':
      return isShift ? 'tabBack' : 'tab';
    case 'Enter':
      return isShift ? 'enterBack' : 'enter';
    default:
      return null;
  }
}
