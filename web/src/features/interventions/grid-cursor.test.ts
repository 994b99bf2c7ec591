import { type Cursor, farMoveOf, type Move, moved, moveOf, rangeOf, stretched } from './grid-cursor.js';

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

  it('jumps to the ends of the row, the corners of the grid and ten rows on', () => {
    const long = { rows: 30, columns: 8 };
    const jump = (move: Move): (readonly [number, number])[] => {
      const next = moved(at(15, 3), move, long);
      return next === null ? [] : [[next.row, next.column]];
    };
    expect((['first', 'last', 'start', 'end', 'pageUp', 'pageDown'] as const).map((move) => jump(move)[0])).toEqual([
      [15, 0],
      [15, 7],
      [0, 0],
      [29, 7],
      [5, 3],
      [25, 3],
    ]);
    expect([moveOf('Home', false, 'rtl'), moveOf('PageDown', true, 'rtl'), farMoveOf('End')]).toEqual([
      'first',
      'pageDown',
      'end',
    ]);
  });

  it('stretches a range from where it began, in any direction, until it moves without', () => {
    const first = stretched(at(1, 1), 'down', size);
    const second = first === null ? null : stretched(first, 'previous', size);
    expect(second === null ? null : rangeOf(second)).toEqual({
      firstRow: 1,
      lastRow: 2,
      firstColumn: 0,
      lastColumn: 1,
    });
    const plain = second === null ? null : moved(second, 'up', size);
    expect(plain === null ? null : rangeOf(plain)).toEqual({ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 0 });
  });
});
