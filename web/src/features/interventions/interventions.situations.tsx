import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { outboxIn, waiting, WithOutbox } from '../../domain/outbox/outbox.situations.js';
import type { OutboxItem } from '../../domain/outbox/outbox-item.js';
import { filling, nothing, refuses, situation, stores } from '../../testing/situations.js';
import { coordinator } from '../../testing/viewers.js';
import { answeringServer, ofType } from '../../testing/answering-server.js';
import { AfterLeavingNote } from './AfterLeavingNote.js';
import { CellBar } from './CellBar.js';
import { CellDetails } from './CellDetails.js';
import { CellQuestions } from './CellQuestions.js';
import { EntryForm } from './EntryForm.js';
import { FamilyPanel } from './FamilyPanel.js';
import { because, entryOf, family, grid, positionOf, question, readOnly, rows } from './invented-grid.situations.js';
import { type Draft, type EditingState, GridEditing } from './grid-editing.js';
import { totalsOf } from './grid-totals.js';
import { GridHeader } from './GridHeader.js';
import { GridTable } from './GridTable.js';
import { KeyList } from './KeyList.js';
import { PhoneGrid } from './PhoneGrid.js';

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
  onStretch: nothing,
  onCopy: () => null,
};
const table = {
  grid,
  rows,
  totals: totalsOf(grid, rows, [], { isUnsent: false, isAhead: false }),
  editing,
  cursor: { row: 0, column: 1, runColumn: null },
  takesFocus: false,
  handlers,
  onColumnGiver: nothing,
};
const header = {
  grid,
  totals: totalsOf(grid, rows, [], { isUnsent: false, isAhead: false }),
  undoCount: 1,
  onGo: nothing,
  onClose: nothing,
  onKeys: nothing,
  onUndo: nothing,
  onCopy: nothing,
};

const withAfterLeaving: typeof grid = {
  ...grid,
  afterLeaving: [
    {
      id: 'later-1',
      quantity: 1,
      amount: 60_000,
      family: { id: 'f9', code: 'F-009', name: 'أم خالد' },
      serviceType: { id: 'stipend' },
    },
    {
      id: 'later-2',
      quantity: 2,
      amount: 28_000,
      family: { id: 'f9', code: 'F-009', name: 'أم خالد' },
      serviceType: { id: 'food' },
    },
  ],
};

const bar = { position: positionOf(0, 1), grid, draft: undefined };

const refusedItem: OutboxItem = { ...waiting, familyId: 'f0', refusal: because('MONTH_CLOSED') };
const details = {
  grid,
  position: positionOf(0, 1),
  editing: new GridEditing(nothing, nothing, nothing),
  family,
  refused: [refusedItem],
  hasFailed: false,
  onRetry: nothing,
  onAnswer: stores,
};

/** Details of a cell inside an outbox. */
function Details({ children }: { children: ReactNode }) {
  return <WithOutbox outbox={outboxIn({})}>{children}</WithOutbox>;
}

const form = {
  entry: entryOf(0, 1),
  position: positionOf(0, 1),
  grid,
  family,
  editing: new GridEditing(nothing, nothing, nothing),
  takesFocus: false,
};
const twoClusters = {
  ...coordinator,
  clusters: [
    { id: 'cluster', name: grid.cluster.name },
    { id: 'second', name: { ar: 'عنقود المزة', en: 'Mezzeh cluster' } },
  ],
};

const server = answeringServer({
  FamilyMonth: () => ({
    family: ofType('Family', {
      ...family,
      questions: family.questions.map((question) => ofType('CellQuestion', question)),
      interventions: {
        edges: family.interventions.edges.map(({ node }) => ({ node: ofType('Intervention', node) })),
      },
    }),
  }),
});

/** The side panel, with the family as the server returns it. */
function AnsweredPanel() {
  return (
    <server.Provider>
      <WithOutbox outbox={outboxIn({})}>
        <FamilyPanel
          grid={grid}
          position={positionOf(0, 1)}
          editing={new GridEditing(nothing, nothing, nothing)}
          onClose={nothing}
        />
      </WithOutbox>
    </server.Provider>
  );
}

export const situations = {
  afterLeaving: situation(AfterLeavingNote, { grid: withAfterLeaving }),
  grid: situation(GridTable, table),
  gridWithMarks: situation(GridTable, {
    ...table,
    editing: marked,
    totals: { ...table.totals, isOwnCount: true, isWithoutSome: true },
  }),
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
      totals: { ...table.totals, isOwnCount: true, isWithoutSome: true },
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
  answerRefused: situation(
    CellQuestions,
    { questions: [question], onAnswer: refuses('STALE_VERSION') },
    filling({ الجواب: 'نعم' }, 'إرسال الجواب'),
  ),
  panel: situation(AnsweredPanel, {}, { reachedBy: () => screen.findByText('أسئلة رئيس/ـة الجمعية') }),
  keys: situation(KeyList, { opened: true, onClose: nothing }),
};
