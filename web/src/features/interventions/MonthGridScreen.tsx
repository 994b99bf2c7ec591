import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.js';
import { useToast } from '../../platform/toasts.js';
import { useOutbox } from '../../domain/outbox/outbox-context.js';
import { AfterLeavingNote } from './AfterLeavingNote.js';
import { CellBar } from './CellBar.js';
import { ClosedNotice } from './closings/ClosedNotice.js';
import { ClosingDialog } from './closings/ClosingDialog.js';
import { useClosing } from './closings/use-closing.js';
import { FamilyPanel } from './FamilyPanel.js';
import type { Grid } from './grid-cells.js';
import { type Cursor, moved, rangeOf, stretched } from './grid-cursor.js';
import type { Totals } from './grid-totals.js';
import { GridHeader } from './GridHeader.js';
import { GridTable } from './GridTable.js';
import type { RowHandlers } from './GridRow.js';
import { KeyList } from './KeyList.js';
import { PhoneGrid } from './PhoneGrid.js';
import { useGridEditing } from './use-grid-editing.js';
import type { MonthGridView } from './use-month-grid.js';

interface MonthGridScreenProps {
  view: MonthGridView;
  grid: Grid;
  totals: Totals;
  onGo: (target: { cluster?: string; month?: string }) => void;
}

/** The grid of a loaded month: header, active cell, cells, and the panel and dialogs that open from it. */
export function MonthGridScreen({ view, grid, totals, onGo }: MonthGridScreenProps) {
  const { t } = useTranslation('interventions');
  const toast = useToast();
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const outbox = useOutbox();
  const { closeMonth, reopenMonth } = useClosing(view.show);
  const { editing, state, undoCount } = useGridEditing(grid, view.rows, view.cellsToCorrect);
  const [requested] = useState(() => cellAskedFor(grid));
  const [cursor, setCursor] = useState<Cursor>(requested ?? { row: 0, column: 0, runColumn: null });
  const [open, setOpen] = useState<'panel' | 'keys' | 'closing' | null>(() =>
    requested === null || isCellOnly() ? null : 'panel',
  );
  const latestCursor = useRef(cursor);
  useLayoutEffect(() => {
    latestCursor.current = cursor;
  });
  const position = editing.positionOf(cursor.row, cursor.column);

  const isClosed = !grid.viewerCanLog;
  const [rows, columns] = [view.rows.length, grid.serviceTypes.length];
  const handlers = useMemo<RowHandlers>(
    () => ({
      onCursor: (row, column) => setCursor({ row, column, runColumn: null }),
      onStretch: (row, column) =>
        setCursor((old) => ({
          row,
          column,
          runColumn: null,
          anchor: old.anchor ?? { row: old.row, column: old.column },
        })),
      onMove: (from, move, isStretching) => {
        const next = (isStretching ? stretched : moved)(from, move, { rows, columns });
        if (next !== null) setCursor(next);
        return next !== null;
      },
      onCopy: () => {
        const { anchor } = latestCursor.current;
        return anchor === undefined ? null : editing.textOf(rangeOf(latestCursor.current));
      },
      onType: (row, column, text) => editing.type(row, column, text),
      onPaste: (row, column, block) => {
        const left = editing.paste(row, column, block);
        if (left > 0) toast(t('MonthGridScreen.pasteLeft', { count: left }));
      },
      onCommand: (row, column, command) => {
        if (command === 'undo') editing.undo();
        else if (command === 'copyAbove') editing.copyFromAbove(row, column);
        else if (command === 'clear') editing.clear(rangeOf(latestCursor.current));
        else if (command === 'giveUp') editing.giveUp(row, column);
        else if (command === 'blocked' && isClosed) toast(t('MonthGridScreen.closed'));
        else {
          setCursor({ row, column, runColumn: null });
          setOpen(command === 'keys' ? 'keys' : 'panel');
        }
      },
      onFamily: (row) => {
        setCursor((old) => ({ ...old, row }));
        setOpen('panel');
      },
    }),
    [editing, rows, columns, isClosed, toast, t],
  );
  const close = useCallback(() => setOpen(null), []);
  const Cells = isPhone ? PhoneGrid : GridTable;
  return (
    <>
      <GridHeader
        grid={grid}
        totals={totals}
        undoCount={undoCount}
        onGo={onGo}
        onClose={() => setOpen('closing')}
        onKeys={() => setOpen('keys')}
        onUndo={() => editing.undo()}
        onCopy={() => {
          const count = editing.copyLastMonth();
          const undo = { label: t('GridHeader.undoCopy'), onPress: () => editing.undo() };
          toast(t('GridHeader.copied', { count }), count > 0 ? undo : undefined);
        }}
      >
        {grid.closing !== null && <ClosedNotice grid={grid} closing={grid.closing} onReopen={reopenMonth} />}
      </GridHeader>
      {view.rows.length === 0 ? (
        <EmptyState title={t('MonthGridScreen.empty')} reason={t('MonthGridScreen.emptyReason')} />
      ) : (
        <>
          {!isPhone && <CellBar position={position} grid={grid} draft={draftAt(state.drafts, position)} />}
          <Cells
            grid={grid}
            rows={view.rows}
            totals={totals}
            editing={state}
            cursor={cursor}
            takesFocus={open === null}
            handlers={handlers}
            onColumnGiver={(serviceTypeId, giverId) => editing.setColumnGiver(serviceTypeId, giverId)}
          />
        </>
      )}
      <AfterLeavingNote grid={grid} />
      <FamilyPanel grid={grid} position={open === 'panel' ? position : null} editing={editing} onClose={close} />
      <ClosingDialog
        opened={open === 'closing'}
        grid={grid}
        totals={totals}
        unsentCount={view.unsentCount}
        cellsToCorrect={view.cellsToCorrect}
        onCell={(familyId, serviceTypeId) => {
          const position = positionOfCell(grid, familyId, serviceTypeId);
          if (position !== null) setCursor(position);
          close();
        }}
        onSend={() => outbox.wake()}
        onCloseMonth={closeMonth}
        onClose={close}
      />
      <KeyList opened={open === 'keys'} onClose={close} />
    </>
  );
}

function draftAt(
  drafts: ReturnType<typeof useGridEditing>['state']['drafts'],
  position: ReturnType<ReturnType<typeof useGridEditing>['editing']['positionOf']>,
): ReturnType<typeof drafts.get> {
  return position === null ? undefined : drafts.get(`${position.row.family.id} ${position.serviceType.id}`);
}

/** The cell that the URL names, such as one that a question was asked about. */
function cellAskedFor(grid: Grid): Cursor | null {
  const parameters = new URLSearchParams(window.location.search);
  return positionOfCell(grid, parameters.get('family'), parameters.get('service'));
}

/** Whether the address asks for a cell to be typed into, and not for its details. */
function isCellOnly(): boolean {
  return new URLSearchParams(window.location.search).get('at') === 'cell';
}

function positionOfCell(grid: Grid, familyId: string | null, serviceTypeId: string | null): Cursor | null {
  const row = grid.rows.findIndex(({ family }) => family.id === familyId);
  const column = grid.serviceTypes.findIndex(({ id }) => id === serviceTypeId);
  return row === -1 || column === -1 ? null : { row, column, runColumn: null };
}
