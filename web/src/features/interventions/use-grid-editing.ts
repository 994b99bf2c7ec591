import { useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbox } from '../../domain/outbox/outbox-context.js';
import type { CellToCorrect } from '../../domain/outbox/cell-to-correct.js';
import type { CellRow, Grid } from './grid-cells.js';
import { cellKey, type EditingState, GridEditing } from './grid-editing.js';

interface GridEditingView {
  readonly editing: GridEditing;
  readonly state: EditingState;
  /** Number of steps that can be undone. */
  readonly undoCount: number;
}

/** The actions on this grid, which always operate on the cells currently on screen. */
export function useGridEditing(
  grid: Grid,
  rows: readonly CellRow[],
  cellsToCorrect: readonly CellToCorrect[],
): GridEditingView {
  const { t } = useTranslation('interventions');
  const outbox = useOutbox();
  const voidReason = t('voidReason');
  const [editing] = useState(
    () =>
      new GridEditing(
        (changes) => void outbox.add(changes),
        (changes) => void outbox.changeCells(changes),
        (entryId) => void outbox.discard(entryId),
      ),
  );
  const drafts = useMemo(
    () => new Map(cellsToCorrect.map((cell) => [cellKey(cell.familyId, cell.subject.serviceTypeId), cell])),
    [cellsToCorrect],
  );
  editing.look({ grid, rows, drafts, voidReason });
  const state = useSyncExternalStore(editing.subscribe, editing.getState);
  const undoCount = useSyncExternalStore(editing.undoStack.subscribe, editing.undoStack.getSize);
  return { editing, state, undoCount };
}
