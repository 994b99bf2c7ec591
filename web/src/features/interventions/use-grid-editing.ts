import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbox } from '../../domain/outbox/outbox-context.js';
import type { CellRow, Grid } from './grid-cells.js';
import { type EditingState, GridEditing } from './grid-editing.js';

interface GridEditingView {
  readonly editing: GridEditing;
  readonly state: EditingState;
  /** Steps that can be undone. */
  readonly undoCount: number;
}

/** The actions on this grid, always judging by the cells as they are on screen. */
export function useGridEditing(grid: Grid, rows: readonly CellRow[]): GridEditingView {
  const { t } = useTranslation('interventions');
  const outbox = useOutbox();
  const voidReason = t('voidReason');
  const [editing] = useState(() => new GridEditing((changes) => void outbox.add(changes)));
  editing.look({ grid, rows, voidReason });
  const state = useSyncExternalStore(editing.subscribe, editing.getState);
  const undoCount = useSyncExternalStore(editing.undoStack.subscribe, editing.undoStack.getSize);
  return { editing, state, undoCount };
}
