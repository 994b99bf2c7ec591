import { webcrypto } from 'node:crypto';
import type { StandingEntry } from '../../domain/outbox/outbox-item.js';
import { cellsOf } from './grid-cells.js';
import { Desk } from './grid-desk.situations.js';
import { gridOf, stored } from './grid-fixture.js';

describe('a cell that was filled on another device', () => {
  beforeAll(() => {
    Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
  });

  const theirs: StandingEntry = {
    ...stored('theirs', 1, 14_000),
    changedBy: 'هدى العلي',
    changedAt: '2018-06-03T08:00:00.000Z',
  };

  it('says what was seen when it was typed', () => {
    const desk = new Desk(gridOf(2, { '1 1': { entries: [stored('e', 2, 28_000)] } }));
    desk.editing.type(0, 1, '3');
    desk.editing.type(1, 1, '3');
    expect(desk.inputs()).toMatchObject([
      ['log', { seen: [] }],
      ['correct', expect.not.objectContaining({ seen: expect.anything() })],
    ]);
  });

  it('keeps the stored value until a person has chosen, and takes no typing, paste or copy', () => {
    const desk = new Desk(gridOf(2, { '0 1': { previousQuantity: 2, previousAmount: 28_000 } }));
    desk.editing.type(0, 1, '3');
    desk.refuse([theirs]);
    expect(desk.column(1)).toEqual([1, null]);
    const before = desk.inputs();
    desk.editing.type(0, 1, '4');
    expect(desk.editing.paste(0, 1, [['5']])).toBe(1);
    expect(desk.editing.copyLastMonth()).toBe(0);
    expect(desk.inputs()).toEqual(before);
  });

  it('is left to the other value by undo, which never takes that one away', () => {
    const desk = new Desk(gridOf(2));
    desk.editing.type(0, 1, '3');
    desk.refuse([theirs]);
    desk.editing.undo();
    expect(desk.line).toEqual([]);
  });

  it('is left alone by the undo of an entry that another one has replaced', () => {
    const desk = new Desk(gridOf(1));
    desk.editing.type(0, 1, '3');
    desk.line = [];
    const later = new Desk(gridOf(1, { '0 1': { entries: [theirs] } }));
    desk.editing.look({ grid: later.grid, rows: cellsOf(later.grid, []), drafts: new Map(), voidReason: 'خطأ' });
    desk.sent = [];
    desk.editing.undo();
    expect(desk.sent).toEqual([]);
  });
});

describe('a range of cells', () => {
  beforeAll(() => {
    Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
  });
  const range = { firstRow: 0, lastRow: 1, firstColumn: 0, lastColumn: 1 };

  it('is copied as a spreadsheet pastes it, texts that are no values included', () => {
    const desk = new Desk(
      gridOf(2, { '0 0': { entries: [stored('s', 1, 45_000)] }, '0 1': { entries: [stored('f', 2, 28_000)] } }),
    );
    desk.editing.type(1, 0, '45 ألف');
    expect(desk.editing.textOf(range)).toBe('45000\t2\n45 ألف\t');
  });

  it('is emptied and brought back in one step', () => {
    const desk = new Desk(gridOf(2, { '0 1': { entries: [stored('f', 2, 28_000)] } }));
    desk.editing.type(1, 1, '3');
    desk.editing.clear(range);
    expect(desk.column(1)).toEqual([null, null]);
    desk.editing.undo();
    expect(desk.column(1)).toEqual([2, 3]);
  });
});
