import { type Cursor, type Move, moved, moveOf } from './grid-cursor.js';

const size = { rows: 3, columns: 4 };
const walk = (start: Cursor, ...moves: Move[]): (readonly [number, number] | null)[] => {
  let cursor: Cursor | null = start;
  return moves.map((move) => {
    cursor = cursor === null ? null : moved(cursor, move, size);
    return cursor === null ? null : ([cursor.row, cursor.column] as const);
  });
};
const at = (row: number, column: number): Cursor => ({ row, column, runColumn: null });

describe('grid cursor', () => {
  it('moves down on Enter; after a series of Tabs it returns to the column where the series began', () => {
    expect(walk(at(0, 1), 'tab', 'tab', 'enter', 'tab', 'enter', 'enter')).toEqual([
      [0, 2],
      [0, 3],
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 1],
    ]);
  });

  it('forgets the series of Tabs after an arrow key', () => {
    expect(walk(at(0, 0), 'tab', 'tab', 'next', 'enter').at(-1)).toEqual([1, 3]);
  });

  it('moves with Tab into the next row and leaves the grid at its ends', () => {
    expect(walk(at(0, 3), 'tab')).toEqual([[1, 0]]);
    expect(walk(at(2, 3), 'tab')).toEqual([null]);
    expect(walk(at(0, 0), 'tabBack')).toEqual([null]);
  });

  it('stops at the edges', () => {
    expect(walk(at(0, 0), 'up', 'previous')).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(walk(at(2, 3), 'down', 'next')).toEqual([
      [2, 3],
      [2, 3],
    ]);
  });

  it('follows the arrow keys in the direction they point on the screen', () => {
    expect(moveOf('ArrowLeft', false, 'rtl')).toBe('next');
    expect(moveOf('ArrowLeft', false, 'ltr')).toBe('previous');
    expect(moveOf('ArrowRight', false, 'rtl')).toBe('previous');
    expect(moveOf('a', false, 'rtl')).toBeNull();
  });
});
