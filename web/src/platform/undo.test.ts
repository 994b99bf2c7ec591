import { UndoStack } from './undo.js';

describe('undo history', () => {
  it('returns the newest step first and notifies subscribers', () => {
    const stack = new UndoStack<string>();
    const sizes: number[] = [];
    stack.subscribe(() => sizes.push(stack.getSize()));
    stack.push('cell');
    stack.push('paste');
    expect([stack.pop(), stack.pop(), stack.pop()]).toEqual(['paste', 'cell', undefined]);
    expect(sizes).toEqual([1, 2, 1, 0]);
  });

  it('drops the oldest steps beyond its limit', () => {
    const stack = new UndoStack<number>(2);
    for (const step of [1, 2, 3]) stack.push(step);
    expect([stack.pop(), stack.pop(), stack.pop()]).toEqual([3, 2, undefined]);
  });
});
