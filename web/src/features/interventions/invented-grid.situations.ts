import type { PanelFamilyFragment, QuestionPartsFragment } from '../../generated/operations.js';
import type { ItemRefusal } from '../../domain/outbox/outbox-item.js';
import { type Cell, type CellRow, cellsOf, type Entry, type Grid } from './grid-cells.js';
import { association, gridOf, otherAssociation, serviceTypes, stored } from './grid-fixture.js';

const previous = { previousQuantity: 2, previousAmount: 28_000 };

/** Three families: filled cells, blank cells with last month's values, and cells that need attention. */
export const grid: Grid = {
  ...gridOf(3, {
    '0 0': { entries: [stored('stipend-0', 1, 45_000)] },
    '0 1': { entries: [stored('food-0', 2, 28_000, { givingAssociation: otherAssociation })], ...previous },
    '0 2': { entries: [stored('course-0', 1, 30_000)] },
    '1 0': { previousQuantity: 1, previousAmount: 45_000, previousGivingAssociationId: 'own' },
    '1 1': { entries: [stored('food-1', 0, 0)], ...previous },
    '2 0': { entries: [stored('stipend-2', 1, 40_000), stored('stipend-3', 1, 5_000)] },
    '2 1': {
      entries: [stored('food-2', 1, 14_000)],
      possibleRepeat: {
        month: '2026-06',
        day: null,
        daysApart: 4,
        otherAssociation: { id: 'mercy', name: otherAssociation.name },
      },
    },
  }),
  month: '2026-06',
  firstMonth: '2026-02',
  lastMonth: '2026-07',
  filledCells: 6,
  totals: [
    { serviceTypeId: 'stipend', families: 2, quantity: 3, amount: 90_000 },
    { serviceTypeId: 'food', families: 2, quantity: 3, amount: 42_000 },
    { serviceTypeId: 'course', families: 1, quantity: 1, amount: 30_000 },
  ],
};
export const readOnly: Grid = {
  ...grid,
  viewerCanLog: false,
  closing: {
    id: 'closing-1',
    closedBy: 'سمر النحاس',
    closedAt: '2026-07-03T06:05:00.000Z',
    blankCells: 3,
    nothingGivenCells: 0,
    viewerCanReopen: true,
  },
};
export const rows = cellsOf(grid, []);

/** The position of a cell, as the grid passes it to the side panel. */
export function positionOf(
  row: number,
  column: number,
  cell: Partial<Cell> = {},
  family: Partial<CellRow['family']> = {},
) {
  const [cellRow, serviceType] = [rows[row], serviceTypes[column]];
  const found = cellRow?.cells[column];
  if (cellRow === undefined || serviceType === undefined || found === undefined) throw new RangeError('No such cell');
  return {
    clusterId: grid.cluster.id,
    month: grid.month,
    row: { ...cellRow, family: { ...cellRow.family, ...family } },
    cell: { ...found, ...cell },
    serviceType,
    currency: grid.cluster.pilot.currency,
    columnGiverId: null,
  };
}
export const entryOf = (row: number, column: number): Entry => {
  const [entry] = positionOf(row, column).cell.entries;
  if (entry === undefined) throw new RangeError('The cell is blank');
  return entry;
};
export const because = (code: ItemRefusal['code']): ItemRefusal => ({
  code,
  field: null,
  detail: null,
  current: null,
  repeat: null,
});
export const question: QuestionPartsFragment = {
  id: 'question-1',
  serviceType: { id: 'food', name: { ar: 'سلة غذائية', en: 'Food basket' } },
  month: '2026-06',
  text: 'وصلت سلة واحدة فقط',
  state: 'OPEN',
  askedBy: 'سامر قباني',
  askedAt: '2026-07-15T06:05:00.000Z',
  answer: null,
  answeredBy: null,
  answeredAt: null,
  version: 1,
  viewerCanAnswer: true,
};
type PanelEntry = PanelFamilyFragment['interventions']['edges'][number]['node'];
const entry = (id: string, serviceTypeId: string, rest: Partial<PanelEntry> = {}): { node: PanelEntry } => ({
  node: {
    ...stored(id, 2, 28_000),
    serviceType: { id: serviceTypeId },
    voidReason: null,
    revisions: [
      {
        version: 1,
        action: 'LOGGED',
        quantity: 1,
        amount: 14_000,
        day: '2026-06-04',
        givingAssociation: association,
        reason: null,
        recordedBy: 'لينا الحمصي',
        recordedAt: '2026-06-05T06:05:00.000Z',
      },
      {
        version: 2,
        action: 'CORRECTED',
        quantity: 2,
        amount: 28_000,
        day: null,
        givingAssociation: otherAssociation,
        reason: 'سلتان',
        recordedBy: 'سمر النحاس',
        recordedAt: '2026-06-06T06:05:00.000Z',
      },
    ],
    ...rest,
  },
});
export const family: PanelFamilyFragment = {
  id: 'f0',
  code: 'F-000',
  name: 'أسرة 0',
  state: 'ACTIVE',
  association,
  members: [
    { id: 'member-1', name: 'رشا الصباغ', relation: 'REPRESENTATIVE', leftMonth: null },
    { id: 'member-2', name: 'سليم الصباغ', relation: 'CHILD', leftMonth: '2026-04' },
    { id: 'member-3', name: 'هالة الصباغ', relation: 'CHILD', leftMonth: '2026-07' },
  ],
  consents: [{ id: 'consent-1', purpose: 'SHARING', given: true, on: '2026-02-10' }],
  questions: [question, { ...question, id: 'question-2', serviceType: { ...question.serviceType, id: 'stipend' } }],
  interventions: {
    edges: [
      entry('food-0', 'food'),
      entry('course-0', 'course'),
      entry('gone', 'stipend', {
        voided: true,
        revisions: [
          {
            version: 1,
            action: 'VOIDED',
            quantity: 1,
            amount: 9_000,
            day: null,
            givingAssociation: association,
            reason: 'مكرر',
            recordedBy: 'لينا الحمصي',
            recordedAt: '2026-06-07T06:05:00.000Z',
          },
        ],
      }),
    ],
  },
};
