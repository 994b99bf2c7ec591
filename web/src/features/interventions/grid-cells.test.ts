import type { OutboxItem } from '../../domain/outbox/outbox-item.js';
import { cellsOf, cellState } from './grid-cells.js';
import { gridOf, otherAssociation, stored, unsent } from './grid-fixture.js';
import { totalsOf } from './grid-totals.js';
import { withStoredEntry } from './stored-answer.js';

const subject = {
  clusterId: 'cluster',
  familyCode: 'F-000',
  serviceTypeId: 'food',
  serviceName: { ar: 'مواد', en: 'Food' },
  month: '2018-06',
  shown: 3,
};
const correction = (input: object, more: Partial<OutboxItem> = {}): OutboxItem => ({
  ...(unsent([
    { entryId: 'e', familyId: 'f0', subject, change: { kind: 'correct', version: 1, input } },
  ])[0] as OutboxItem),
  ...more,
});
const refusal = (code: 'POSSIBLE_REPEAT' | 'MONTH_CLOSED') => ({
  code,
  field: null,
  detail: null,
  current: null,
  repeat: null,
});
const grid = gridOf(2, { '0 1': { entries: [stored('e', 2, 28_000)] } });
const stateOf = (item: OutboxItem) => {
  const cell = cellsOf(grid, [item])[0]?.cells[1];
  return cell === undefined ? null : cellState(cell);
};

describe('grid cells', () => {
  it("show unsent changes on top of the server's data", () => {
    const [row] = cellsOf(grid, [correction({ quantity: 3, givingAssociationId: 'other' })]);
    expect(row?.cells[1]?.entries).toMatchObject([
      { id: 'e', quantity: 3, amount: 28_000, giverId: 'other', state: 'waiting' },
    ]);
  });

  it('reuse row objects without unsent changes, so that those rows do not render again', () => {
    const before = cellsOf(grid, []);
    const after = cellsOf(grid, [correction({ quantity: 3 })]);
    expect(after[1]).toBe(before[1]);
    expect(after[0]).not.toBe(before[0]);
  });

  it('ignore unsent changes of another month', () => {
    const [row] = cellsOf(grid, [correction({ quantity: 3 }, { subject: { ...subject, month: '2018-05' } })]);
    expect(row?.cells[1]?.entries).toMatchObject([{ quantity: 2, state: 'sent' }]);
  });

  it.each([
    ['waiting', correction({ quantity: 3 })],
    ['warning', correction({ quantity: 3 }, { refusal: refusal('POSSIBLE_REPEAT') })],
    ['refused', correction({ quantity: 3 }, { refusal: refusal('MONTH_CLOSED') })],
    ['waiting', correction({}, { change: { kind: 'void', version: 1, input: { reason: 'x' } } })],
    [
      'refused',
      correction(
        {},
        { change: { kind: 'void', version: 1, input: { reason: 'x' } }, refusal: refusal('MONTH_CLOSED') },
      ),
    ],
  ])('mark a cell as %s', (state, item) => {
    expect(stateOf(item)).toBe(state);
  });

  it('warn of a possible repeat that the server found', () => {
    const repeat = { otherAssociation, month: '2018-06', day: null, daysApart: 3 };
    const warned = gridOf(1, { '0 1': { entries: [stored('e', 1, 14_000)], possibleRepeat: repeat } });
    expect(cellsOf(warned, [])[0]?.cells.map(cellState)).toEqual(['blank', 'warning', 'blank']);
  });

  it('take the totals from the server when nothing is unsent, otherwise compute them and say so', () => {
    const counted = {
      ...grid,
      filledCells: 1,
      totals: [{ serviceTypeId: 'food', families: 1, quantity: 2, amount: 28_000 }],
    };
    expect(totalsOf(counted, cellsOf(counted, []), [], { isUnsent: false, isAhead: false })).toEqual({
      columns: [0, 2, 0],
      filledCells: 1,
      isOwnCount: false,
      isWithoutSome: false,
    });
    const rows = cellsOf(counted, [correction({ quantity: 3 })]);
    expect(totalsOf(counted, rows, [], { isUnsent: true, isAhead: false })).toEqual({
      columns: [0, 3, 0],
      filledCells: 1,
      isOwnCount: true,
      isWithoutSome: false,
    });
  });

  it('keeps in totals of its own what families received that had left', () => {
    const later = { id: 'later', family: { id: 'f9', code: 'F-009', name: 'أسرة' } };
    const left: typeof grid = {
      ...grid,
      afterLeaving: [
        { ...later, quantity: 2, amount: 28_000, serviceType: { id: 'food' } },
        { ...later, quantity: 1, amount: 60_000, serviceType: { id: 'stipend' } },
      ],
    };
    expect(
      totalsOf(left, cellsOf(left, [correction({ quantity: 3 })]), [], { isUnsent: true, isAhead: false }).columns,
    ).toEqual([60_000, 5, 0]);
  });

  it('says "with what is not sent" only while something is not sent, not while the new sums are being read', () => {
    const rows = cellsOf(grid, []);
    expect(totalsOf(grid, rows, [], { isUnsent: false, isAhead: true })).toMatchObject({
      columns: [0, 2, 0],
      isOwnCount: false,
    });
    expect(totalsOf(grid, rows, [], { isUnsent: true, isAhead: false }).isOwnCount).toBe(true);
  });

  it('leaves out of the totals what is to be corrected, and what was stored there before', () => {
    const subject = {
      clusterId: 'cluster',
      familyCode: 'F-000',
      serviceTypeId: 'food',
      serviceName: { ar: 'سلة', en: 'Food' },
      month: '2018-06',
      shown: null,
    };
    const text = { familyId: 'f0', subject, text: 'xx', problem: 'NOT_A_NUMBER' } as const;
    expect(totalsOf(grid, cellsOf(grid, []), [text], { isUnsent: false, isAhead: false })).toMatchObject({
      columns: [0, 0, 0],
      isOwnCount: false,
      isWithoutSome: true,
    });
  });

  it('insert a confirmed entry and remove a voided one', () => {
    const item = correction({ quantity: 3 });
    const corrected = withStoredEntry(grid, item, stored('e', 3, 42_000, { version: 2 }));
    expect(corrected.rows[0]?.cells[1]?.entries).toMatchObject([{ id: 'e', quantity: 3, version: 2 }]);
    const added = withStoredEntry(grid, item, stored('new', 1, 14_000));
    expect(added.rows[0]?.cells[1]?.entries.map(({ id }) => id)).toEqual(['e', 'new']);
    const voided = withStoredEntry(grid, item, stored('e', 3, 42_000, { voided: true }));
    expect(voided.rows[0]?.cells[1]?.entries).toEqual([]);
    const newer = gridOf(1, { '0 1': { entries: [stored('e', 9, 126_000, { version: 5 })] } });
    expect(withStoredEntry(newer, item, stored('e', 3, 42_000, { version: 2 }))).toEqual(newer);
  });
});
