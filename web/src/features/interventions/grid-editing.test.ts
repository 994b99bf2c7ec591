import { webcrypto } from 'node:crypto';
import { cellsOf } from './grid-cells.js';
import { Desk } from './grid-desk.situations.js';
import { gridOf, stored } from './grid-fixture.js';

describe('grid editing', () => {
  beforeAll(() => {
    Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
  });

  it('logs amounts, quantities and ticks by the entry mode of the service', () => {
    const desk = new Desk(gridOf(1));
    desk.editing.type(0, 0, '25,000');
    desk.editing.type(0, 1, '٢');
    desk.editing.type(0, 2, '1');
    const common = { familyId: 'f0', month: '2018-06', givingAssociationId: 'own', seen: [] };
    expect(desk.inputs()).toEqual([
      ['log', { ...common, serviceTypeId: 'stipend', quantity: 1, amount: 25_000 }],
      ['log', { ...common, serviceTypeId: 'food', quantity: 2, amount: 28_000 }],
      ['log', { ...common, serviceTypeId: 'course', quantity: 1, amount: 30_000 }],
    ]);
  });

  it('records 0 as nothing given, and blank as not entered', () => {
    const desk = new Desk(gridOf(2));
    desk.editing.type(0, 1, '0');
    desk.editing.type(1, 1, '');
    expect(desk.inputs()).toMatchObject([['log', { quantity: 0, amount: 0 }]]);
    expect(desk.column(1)).toEqual([0, null]);
  });

  it('keeps invalid text in its cell and sends nothing', () => {
    const desk = new Desk(gridOf(1));
    desk.editing.type(0, 1, '2.5');
    expect(desk.sent).toEqual([]);
    expect([...desk.texts.values()]).toMatchObject([
      { familyId: 'f0', text: '2.5', problem: 'FRACTION', subject: { familyCode: 'F-000', month: '2018-06' } },
    ]);
    desk.editing.type(0, 1, '3');
    expect(desk.editing.getState().drafts.size).toBe(0);
  });

  it('sends a correction with the changed fields only, and keeps the unit value from when the entry was logged', () => {
    const desk = new Desk(gridOf(1, { '0 1': { entries: [stored('e', 2, 24_000, { version: 4 })] } }));
    desk.editing.type(0, 1, '3');
    expect(desk.line).toMatchObject([
      { entryId: 'e', change: { kind: 'correct', version: 4, input: { quantity: 3, amount: 36_000 } } },
    ]);
  });

  it('sends nothing when the same value is typed again', () => {
    const desk = new Desk(gridOf(1, { '0 1': { entries: [stored('e', 2, 24_000)] } }));
    desk.editing.type(0, 1, '2');
    expect(desk.sent).toEqual([]);
    expect(desk.editing.undoStack.getSize()).toBe(0);
  });

  it('voids a stored entry whose cell is emptied, as an entry mistake', () => {
    const desk = new Desk(gridOf(1, { '0 1': { entries: [stored('e', 2, 24_000)] } }));
    desk.editing.type(0, 1, '');
    expect(desk.inputs()).toEqual([['void', { reason: 'خطأ في الإدخال' }]]);
    expect(desk.column(1)).toEqual([null]);
  });

  it('does not change a cell with two entries, which is edited in the side panel', () => {
    const two = { entries: [stored('e1', 1, 14_000), stored('e2', 2, 28_000)] };
    const desk = new Desk(gridOf(1, { '0 1': two }));
    desk.editing.type(0, 1, '9');
    desk.editing.paste(0, 1, [['9']]);
    expect(desk.sent).toEqual([]);
    expect(desk.column(1)).toEqual([3]);
  });

  it('pastes a block, ignores values beyond the edges, and undoes it in one step', () => {
    const desk = new Desk(gridOf(3));
    desk.editing.paste(1, 0, [
      ['٢٥٠٠٠', '1', '1', '7'],
      ['26000', 'خمسة', '0', '7'],
      ['27000', '1', '1', '7'],
    ]);
    expect(desk.column(0)).toEqual([null, 25_000, 26_000]);
    expect(desk.column(1)).toEqual([null, 1, null]);
    expect(desk.column(2)).toEqual([null, 1, 0]);
    expect(desk.editing.getState().drafts.size).toBe(1);
    expect(desk.texts.size).toBe(1);
    desk.editing.undo();
    expect(desk.texts.size).toBe(0);
    expect([0, 1, 2].map((column) => desk.column(column))).toEqual(Array(3).fill([null, null, null]));
    expect(desk.line).toEqual([]);
  });

  it('copies last month into blank cells of monthly services only, with last month’s association', () => {
    const previous = { previousQuantity: 2, previousAmount: 28_000, previousGivingAssociationId: 'other' };
    const desk = new Desk(
      gridOf(3, {
        '0 1': previous,
        '1 1': { ...previous, entries: [stored('e', 5, 70_000)] },
        '2 1': { ...previous, previousQuantity: 0, previousAmount: 0 },
        '0 2': { ...previous, previousQuantity: 1 },
      }),
    );
    expect(desk.editing.copyLastMonth()).toBe(1);
    expect(desk.column(1)).toEqual([2, 5, null]);
    expect(desk.column(2)).toEqual([null, null, null]);
    expect(desk.inputs()).toMatchObject([['log', { quantity: 2, amount: 28_000, givingAssociationId: 'other' }]]);
    expect([...desk.editing.getState().copied]).toEqual(['f0 food']);
    desk.editing.undo();
    expect(desk.column(1)).toEqual([null, 5, null]);
    expect(desk.editing.getState().copied.size).toBe(0);
  });

  it('copies the number of the cell above, but not its day, member or voucher', () => {
    const above = stored('e', 2, 28_000, { day: '2018-06-04', voucherNumber: '17' });
    const desk = new Desk(gridOf(2, { '0 1': { entries: [above] } }));
    desk.editing.copyFromAbove(1, 1);
    expect(desk.inputs()).toEqual([
      [
        'log',
        {
          familyId: 'f1',
          seen: [],
          serviceTypeId: 'food',
          month: '2018-06',
          quantity: 2,
          amount: 28_000,
          givingAssociationId: 'own',
        },
      ],
    ]);
  });

  it('logs new entries of a column for the association chosen for it', () => {
    const desk = new Desk(gridOf(1));
    desk.editing.setColumnGiver('food', 'other');
    desk.editing.type(0, 1, '1');
    desk.editing.type(0, 0, '5000');
    expect(desk.inputs()).toMatchObject([
      ['log', { serviceTypeId: 'food', givingAssociationId: 'other' }],
      ['log', { serviceTypeId: 'stipend', givingAssociationId: 'own' }],
    ]);
  });

  it('undoes sent changes with a correction, and an emptied entry by logging a new one', () => {
    const desk = new Desk(
      gridOf(2, { '0 1': { entries: [stored('e1', 2, 28_000)] }, '1 1': { entries: [stored('e2', 4, 56_000)] } }),
    );
    desk.editing.type(0, 1, '3');
    desk.line = desk.line.map((item) => ({ ...item, tries: 1 }));
    desk.editing.undo();
    expect(desk.sent.at(-1)).toMatchObject({ entryId: 'e1', change: { kind: 'correct', input: { quantity: 2 } } });
    desk.editing.type(1, 1, '');
    desk.editing.undo();
    const last = desk.sent.at(-1);
    expect(last).toMatchObject({ change: { kind: 'log', input: { quantity: 4, amount: 56_000 } } });
    expect(last?.entryId).not.toBe('e2');
    expect(desk.column(1)).toEqual([2, 4]);
  });

  describe('a text that is no value', () => {
    const typed = (text: string): Desk => {
      const desk = new Desk(gridOf(2, { '0 1': { entries: [stored('e', 2, 28_000)] } }));
      desk.editing.type(0, 1, text);
      return desk;
    };
    const textsOf = (desk: Desk): string[] => [...desk.texts.values()].map(({ text }) => text);

    it.each(['xx', '-5', '2.5', '99999999', '45 ألف', 'رشا الصباغ', '1e3'])(
      '%s is kept as it was typed, and undone',
      (text) => {
        const desk = typed(text);
        expect(textsOf(desk)).toEqual([text]);
        expect(desk.sent).toEqual([]);
        expect(desk.column(1)).toEqual([2, null]);
        desk.editing.undo();
        expect([textsOf(desk), desk.column(1), desk.editing.undoStack.getSize()]).toEqual([[], [2, null], 0]);
      },
    );

    it('gives way to a value, and comes back when the value is undone', () => {
      const desk = typed('xx');
      desk.editing.type(0, 1, '3');
      expect([textsOf(desk), desk.column(1)]).toEqual([[], [3, null]]);
      desk.editing.undo();
      expect([textsOf(desk), desk.column(1)]).toEqual([['xx'], [2, null]]);
    });

    it('is undone without touching what was stored in its cell meanwhile', () => {
      const desk = typed('xx');
      desk.line = [];
      const later = gridOf(2, { '0 1': { entries: [stored('e', 7, 98_000, { version: 2 })] } });
      desk.editing.look({
        grid: later,
        rows: cellsOf(later, []),
        drafts: new Map([['f0 food', { text: 'xx', problem: 'NOT_A_NUMBER' }]]),
        voidReason: '',
      });
      desk.editing.undo();
      expect([textsOf(desk), desk.sent]).toEqual([[], []]);
    });

    it('can be given up, which can be undone', () => {
      const desk = typed('xx');
      desk.editing.giveUp(0, 1);
      expect([textsOf(desk), desk.column(1), desk.sent]).toEqual([[], [2, null], []]);
      desk.editing.undo();
      expect(textsOf(desk)).toEqual(['xx']);
    });

    it('stays where last month is copied around it, and is not copied down', () => {
      const previous = { previousQuantity: 2, previousAmount: 28_000 };
      const desk = new Desk(gridOf(2, { '0 1': previous, '1 1': previous }));
      desk.editing.type(0, 1, 'xx');
      expect(desk.editing.copyLastMonth()).toBe(1);
      expect([textsOf(desk), desk.column(1)]).toEqual([['xx'], [null, 2]]);
      desk.editing.copyFromAbove(1, 1);
      expect(desk.column(1)).toEqual([null, 2]);
    });
  });

  it('leaves cells alone where the pasted block is blank, and says how much found no cell', () => {
    const two = { entries: [stored('e1', 1, 14_000), stored('e2', 2, 28_000)] };
    const desk = new Desk(gridOf(2, { '0 1': { entries: [stored('e', 2, 28_000)] }, '1 1': two }));
    const left = desk.editing.paste(0, 0, [
      ['5000', '', '1', ' '],
      ['', '9', '0', '7'],
      ['6000', '', '', ''],
    ]);
    expect(left).toBe(3);
    expect([0, 1, 2].map((column) => desk.column(column))).toEqual([
      [5000, null],
      [2, 3],
      [1, 0],
    ]);
  });
});
