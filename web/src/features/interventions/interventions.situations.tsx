import type { ReactNode } from 'react';
import type { PanelFamilyFragment, QuestionPartsFragment } from '../../generated/operations.js';
import { outboxIn, waiting, WithOutbox } from '../../domain/outbox/outbox.situations.js';
import type { ItemRefusal, OutboxItem } from '../../domain/outbox/outbox-item.js';
import { nothing, situation, stores } from '../../testing/situations.js';
import { coordinator } from '../../testing/viewers.js';
import { CellBar } from './CellBar.js';
import { CellDetails } from './CellDetails.js';
import { ClosedNotice } from './closings/ClosedNotice.js';
import { ClosingDialog } from './closings/ClosingDialog.js';
import { EntryForm } from './EntryForm.js';
import { type Cell, type CellRow, cellsOf, type Entry, type Grid } from './grid-cells.js';
import { type Draft, type EditingState, GridEditing } from './grid-editing.js';
import { association, gridOf, otherAssociation, serviceTypes, stored } from './grid-fixture.js';
import { totalsOf } from './grid-totals.js';
import { GridHeader } from './GridHeader.js';
import { GridTable } from './GridTable.js';
import { KeyList } from './KeyList.js';
import { PhoneGrid } from './PhoneGrid.js';

const previous = { previousQuantity: 2, previousAmount: 28_000 };

/** Three families: entered, blank with last month's values, and cells that ask for somebody. */
const grid: Grid = {
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
const readOnly: Grid = {
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
const rows = cellsOf(grid, []);
const editing: EditingState = { drafts: new Map(), copied: new Set(), columnGivers: new Map() };
const draft: Draft = { text: 'xx', problem: 'NOT_A_NUMBER' };
const marked: EditingState = {
  drafts: new Map([['f1 stipend', draft]]),
  copied: new Set(['f0 food']),
  columnGivers: new Map([['food', 'other']]),
};
const handlers = {
  onCursor: nothing,
  onMove: () => true,
  onType: nothing,
  onPaste: nothing,
  onCommand: nothing,
  onFamily: nothing,
};
const table = {
  grid,
  rows,
  totals: totalsOf(grid, rows, false),
  editing,
  cursor: { row: 0, column: 1, runColumn: null },
  takesFocus: false,
  handlers,
  onColumnGiver: nothing,
};
const header = {
  grid,
  totals: totalsOf(grid, rows, false),
  undoCount: 1,
  onGo: nothing,
  onClose: nothing,
  onKeys: nothing,
  onUndo: nothing,
  onCopy: nothing,
};

/** The position of a cell, as the grid hands it to what opens beside it. */
function positionOf(row: number, column: number, cell: Partial<Cell> = {}, family: Partial<CellRow['family']> = {}) {
  const [cellRow, serviceType] = [rows[row], serviceTypes[column]];
  const found = cellRow?.cells[column];
  if (cellRow === undefined || serviceType === undefined || found === undefined) throw new RangeError('No such cell');
  return {
    clusterId: grid.cluster.id,
    month: grid.month,
    row: { ...cellRow, family: { ...cellRow.family, ...family } },
    cell: { ...found, ...cell },
    serviceType,
    columnGiverId: null,
  };
}
const entryOf = (row: number, column: number): Entry => {
  const [entry] = positionOf(row, column).cell.entries;
  if (entry === undefined) throw new RangeError('The cell is blank');
  return entry;
};
const because = (code: ItemRefusal['code']): ItemRefusal => ({
  code,
  field: null,
  detail: null,
  current: null,
  repeat: null,
});
const bar = { position: positionOf(0, 1), grid, draft: undefined };

const question: QuestionPartsFragment = {
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
const family: PanelFamilyFragment = {
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
const refusedItem: OutboxItem = { ...waiting, familyId: 'f0', refusal: because('MONTH_CLOSED') };
const details = {
  grid,
  position: positionOf(0, 1),
  editing: new GridEditing(nothing),
  family,
  refused: [refusedItem],
  hasFailed: false,
  onRetry: nothing,
  onAnswer: stores,
};

/** Details of a cell with an outbox around them. */
function Details({ children }: { children: ReactNode }) {
  return <WithOutbox outbox={outboxIn({})}>{children}</WithOutbox>;
}

const closing = {
  opened: true,
  grid,
  totals: totalsOf(grid, rows, false),
  unsentCount: 0,
  onSend: nothing,
  onCloseMonth: stores,
  onClose: nothing,
};
const form = {
  entry: entryOf(0, 1),
  position: positionOf(0, 1),
  grid,
  family,
  editing: new GridEditing(nothing),
  takesFocus: false,
};
const twoClusters = {
  ...coordinator,
  clusters: [
    { id: 'cluster', name: grid.cluster.name },
    { id: 'second', name: { ar: 'عنقود المزة', en: 'Mezzeh cluster' } },
  ],
};

export const situations = {
  grid: situation(GridTable, table),
  gridWithMarks: situation(GridTable, { ...table, editing: marked, totals: { ...table.totals, isOwnCount: true } }),
  gridAtDraft: situation(GridTable, { ...table, editing: marked, cursor: { row: 1, column: 0, runColumn: null } }),
  gridAtSeveral: situation(GridTable, { ...table, cursor: { row: 2, column: 0, runColumn: null } }),
  gridReadOnly: situation(GridTable, { ...table, grid: readOnly }),
  phone: situation(PhoneGrid, table, { device: 'phone' }),
  phoneWithMarks: situation(
    PhoneGrid,
    {
      ...table,
      editing: marked,
      cursor: { row: 0, column: 0, runColumn: null },
      totals: { ...table.totals, isOwnCount: true },
    },
    { device: 'phone' },
  ),
  phoneReadOnly: situation(PhoneGrid, { ...table, grid: readOnly }, { device: 'phone' }),
  header: situation(GridHeader, header),
  headerOfTwoClusters: situation(
    GridHeader,
    { ...header, grid: { ...grid, month: '2026-02' } },
    { viewer: twoClusters },
  ),
  headerReadOnly: situation(GridHeader, { ...header, grid: { ...readOnly, month: '2026-07' }, undoCount: 0 }),
  bar: situation(CellBar, bar),
  barOfNoCell: situation(CellBar, { ...bar, position: null }),
  barOfDraft: situation(CellBar, { ...bar, position: positionOf(2, 2), draft }),
  barOfColumnGiver: situation(CellBar, { ...bar, position: { ...positionOf(1, 0), columnGiverId: 'other' } }),
  barOfRefused: situation(CellBar, {
    ...bar,
    position: positionOf(0, 0, { entries: [{ ...entryOf(0, 0), refusal: because('MONTH_CLOSED') }] }),
  }),
  barOfRepeatToExplain: situation(CellBar, {
    ...bar,
    position: positionOf(2, 1, { entries: [{ ...entryOf(2, 1), refusal: because('POSSIBLE_REPEAT') }] }),
  }),
  barOfRepeat: situation(CellBar, { ...bar, position: positionOf(2, 1) }),
  barOfUnnamedRepeat: situation(CellBar, {
    ...bar,
    position: positionOf(2, 1, {
      possibleRepeat: { month: '2026-06', day: null, daysApart: 4, otherAssociation: null },
    }),
  }),
  barOfSeveral: situation(CellBar, { ...bar, position: positionOf(2, 0, {}, { association: null }) }),
  entry: situation(EntryForm, form),
  furtherEntry: situation(EntryForm, { ...form, entry: null, position: positionOf(0, 2), takesFocus: true }),
  money: situation(EntryForm, { ...form, entry: entryOf(0, 0), position: positionOf(0, 0) }),
  entryReadOnly: situation(EntryForm, { ...form, grid: readOnly }),
  entryOfFormerGiver: situation(EntryForm, {
    ...form,
    grid: { ...grid, givers: [] },
    position: positionOf(0, 1, {}, { association: null }),
  }),
  details: situation(Details, { children: <CellDetails {...details} /> }),
  detailsOfBlank: situation(Details, {
    children: <CellDetails {...details} position={positionOf(1, 0)} family={null} refused={[]} hasFailed />,
  }),
  detailsReadOnly: situation(Details, {
    children: (
      <CellDetails
        {...details}
        grid={readOnly}
        refused={[]}
        family={{
          ...family,
          association: null,
          consents: [],
          questions: [{ ...question, answer: 'صُحّحت', answeredBy: 'لينا الحمصي', viewerCanAnswer: false }],
          interventions: { edges: [] },
        }}
      />
    ),
  }),
  closedNotice: situation(ClosedNotice, {
    grid: readOnly,
    closing: readOnly.closing as NonNullable<Grid['closing']>,
    onReopen: stores,
  }),
  closedNoticeToRead: situation(ClosedNotice, {
    grid: readOnly,
    closing: { ...(readOnly.closing as NonNullable<Grid['closing']>), blankCells: 0, viewerCanReopen: false },
    onReopen: stores,
  }),
  closing: situation(ClosingDialog, closing),
  closingComplete: situation(ClosingDialog, {
    ...closing,
    totals: { ...closing.totals, filledCells: grid.totalCells },
  }),
  closingWithUnsent: situation(ClosingDialog, { ...closing, unsentCount: 2 }),
  keys: situation(KeyList, { opened: true, onClose: nothing }),
};
