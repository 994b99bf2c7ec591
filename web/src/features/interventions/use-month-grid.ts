import { useApolloClient, useQuery } from '@apollo/client/react';
import { type Dispatch, type SetStateAction, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { MonthGridDocument } from '../../generated/operations.js';
import { rememberFamilyNames } from '../../domain/outbox/family-names.js';
import type { CellToCorrect } from '../../domain/outbox/cell-to-correct.js';
import { conflictOf } from '../../domain/outbox/conflict.js';
import type { OutboxItem, StoredEntry } from '../../domain/outbox/outbox-item.js';
import { useOutbox, useOutboxState } from '../../domain/outbox/outbox-context.js';
import { type CellRow, cellsOf, type Grid } from './grid-cells.js';
import { totalsOf, type Totals } from './grid-totals.js';
import { withStoredEntry } from './stored-answer.js';

interface Confirmation {
  readonly item: OutboxItem;
  /** Null: confirmed, but the stored entry was not returned. */
  readonly entry: StoredEntry | null;
}

export interface MonthGridView {
  readonly grid: Grid | null;
  readonly rows: readonly CellRow[];
  readonly totals: Totals | null;
  /** Unsent changes of this cluster and month. */
  readonly unsentCount: number;
  /** Cells of this cluster and month whose text is no value. */
  readonly cellsToCorrect: readonly CellToCorrect[];
  readonly isLoading: boolean;
  readonly hasFailed: boolean;
  readonly reload: () => Promise<unknown>;
  /** Shows a grid that the server returned after closing or reopening the month. */
  readonly show: (grid: Grid) => void;
}

/** A cluster's month (null: the current one) with the unsent changes of this device on top. */
export function useMonthGrid(clusterId: string, month: string | null): MonthGridView {
  const client = useApolloClient();
  const outbox = useOutbox();
  const { items, cells } = useOutboxState();
  const variables = useMemo(() => ({ clusterId, month }), [clusterId, month]);
  const { data, loading, error, refetch } = useQuery(MonthGridDocument, { variables });
  const [confirmed, setConfirmed] = useState<readonly Confirmation[]>([]);
  const stored = data?.monthGrid ?? null;
  const grid = useMemo(() => (stored === null ? null : withConfirmed(stored, confirmed)), [stored, confirmed]);
  const unsent = useMemo(
    () => items.filter(({ subject }) => subject.clusterId === clusterId && subject.month === grid?.month),
    [items, clusterId, grid?.month],
  );
  const cellsToCorrect = useMemo(
    () => cells.filter(({ subject }) => subject.clusterId === clusterId && subject.month === grid?.month),
    [cells, clusterId, grid?.month],
  );
  const update = useCallback(
    (change: (grid: Grid) => Grid) => {
      client.cache.updateQuery({ query: MonthGridDocument, variables }, (cached) =>
        cached?.monthGrid == null ? undefined : { monthGrid: change(cached.monthGrid) },
      );
    },
    [client, variables],
  );

  useEffect(
    () =>
      outbox.onConfirmed((item, { entry }) => {
        // The first response may predate this change, so the change is applied to it as well.
        const shownMonth = grid?.month ?? month ?? item.subject.month;
        if (item.subject.clusterId !== clusterId || item.subject.month !== shownMonth) return;
        setConfirmed((confirmations) => [...confirmations, { item, entry }]);
        update((loadedGrid) => withConfirmed(loadedGrid, [{ item, entry }]));
      }),
    [outbox, clusterId, month, grid?.month, update],
  );
  useReadingConflicts(unsent, refetch);
  const isAllSent = unsent.every(({ refusal }) => refusal !== null);
  useReadingAnew({ confirmed, setConfirmed, isAllSent, isReading: loading, refetch });

  useRememberedNames(grid);
  const rows = useMemo(() => (grid === null ? [] : cellsOf(grid, unsent)), [grid, unsent]);
  const totals = useMemo(
    () =>
      grid === null
        ? null
        : totalsOf(grid, rows, cellsToCorrect, {
            isUnsent: unsent.length > 0,
            isAhead: confirmed.length > 0,
          }),
    [grid, rows, cellsToCorrect, unsent.length, confirmed.length],
  );
  return {
    grid,
    rows,
    totals,
    unsentCount: unsent.length,
    cellsToCorrect,
    isLoading: loading && grid === null,
    hasFailed: error != null && grid === null,
    reload: refetch,
    show: (answered) => update(() => answered),
  };
}

function withConfirmed(grid: Grid, confirmed: readonly Confirmation[]): Grid {
  return confirmed
    .filter(({ item }) => item.subject.month === grid.month)
    .reduce((confirmedGrid, { item, entry }) => withStoredEntry(confirmedGrid, item, entry), grid);
}

/** The other value of a conflict stands on the server: once a person has chosen it, the cell must show it. */
function useReadingConflicts(unsent: readonly OutboxItem[], refetch: () => Promise<unknown>): void {
  const conflicts = unsent.filter((item) => conflictOf(item) !== null).map(({ itemId }) => itemId);
  const conflictIds = conflicts.join();
  useEffect(() => {
    if (conflictIds !== '') refetch().catch(() => undefined);
  }, [conflictIds, refetch]);
}

/** Lists of unfinished work name the families that were on screen. */
function useRememberedNames(grid: Grid | null): void {
  useEffect(() => {
    if (grid !== null) rememberFamilyNames(grid.rows.map(({ family }) => family));
  }, [grid]);
}

interface ReadingAnew {
  confirmed: readonly Confirmation[];
  setConfirmed: Dispatch<SetStateAction<readonly Confirmation[]>>;
  isAllSent: boolean;
  /** A query is in flight. A second one would share its response, which may be older than the last confirmation. */
  isReading: boolean;
  refetch: () => Promise<unknown>;
}

/**
 * Totals and possible repeats come from the server, so the month is loaded again after the last change is confirmed. A
 * change that is confirmed meanwhile may be missing from the response; it stays on top until a query that started
 * afterwards has returned.
 */
function useReadingAnew({ confirmed, setConfirmed, isAllSent, isReading, refetch }: ReadingAnew): void {
  const isReadingAnew = useRef(false);
  useEffect(() => {
    if (confirmed.length === 0 || !isAllSent || isReading || isReadingAnew.current) return;
    const read = async (): Promise<void> => {
      isReadingAnew.current = true;
      try {
        await refetch();
      } finally {
        isReadingAnew.current = false;
      }
      setConfirmed((confirmations) => confirmations.filter((confirmation) => !confirmed.includes(confirmation)));
    };
    read().catch(() => undefined);
  }, [confirmed, setConfirmed, isAllSent, isReading, refetch]);
}
