import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { MonthGridDocument } from '../../generated/operations.js';
import type { OutboxItem, StoredEntry } from '../../platform/outbox/outbox-item.js';
import { useOutbox, useOutboxState } from '../../platform/outbox/OutboxProvider.js';
import { type CellRow, cellsOf, type Grid } from './grid-cells.js';
import { totalsOf, type Totals } from './grid-totals.js';
import { withStoredEntry } from './stored-answer.js';

interface Confirmation {
  readonly item: OutboxItem;
  /** Null: confirmed without being told what is stored. */
  readonly entry: StoredEntry | null;
}

export interface MonthGridView {
  readonly grid: Grid | null;
  readonly rows: readonly CellRow[];
  readonly totals: Totals | null;
  /** Unsent changes of this cluster and month. */
  readonly unsentCount: number;
  readonly isLoading: boolean;
  readonly hasFailed: boolean;
  reload(): Promise<unknown>;
  /** Shows a grid that the server answered to closing or reopening. */
  show(grid: Grid): void;
}

/** A cluster's month (null: the present one) with what this device has not sent yet on top. */
export function useMonthGrid(clusterId: string, month: string | null): MonthGridView {
  const client = useApolloClient();
  const outbox = useOutbox();
  const { items } = useOutboxState();
  const variables = useMemo(() => ({ clusterId, month }), [clusterId, month]);
  const { data, loading, error, refetch } = useQuery(MonthGridDocument, { variables });
  const [confirmed, setConfirmed] = useState<readonly Confirmation[]>([]);
  const stored = data?.monthGrid ?? null;
  const grid = useMemo(
    () =>
      stored === null
        ? null
        : confirmed.reduce((known, { item, entry }) => withStoredEntry(known, item, entry), stored),
    [stored, confirmed],
  );
  const unsent = useMemo(
    () => items.filter(({ subject }) => subject.clusterId === clusterId && subject.month === grid?.month),
    [items, clusterId, grid?.month],
  );
  const update = useCallback(
    (change: (grid: Grid) => Grid) => {
      client.cache.updateQuery({ query: MonthGridDocument, variables }, (known) =>
        known?.monthGrid == null ? undefined : { monthGrid: change(known.monthGrid) },
      );
    },
    [client, variables],
  );

  useEffect(
    () =>
      outbox.onConfirmed((item, { entry }) => {
        if (item.subject.clusterId !== clusterId || item.subject.month !== grid?.month) return;
        setConfirmed((known) => [...known, { item, entry }]);
        update((known) => withStoredEntry(known, item, entry));
      }),
    [outbox, clusterId, grid?.month, update],
  );

  // Totals and possible repeats are the server's: read them anew when the last change was confirmed. What is confirmed while
  // they are being read may be missing in the answer and stays on top of it until the next reading.
  const isAllSent = unsent.every(({ refusal }) => refusal !== null);
  const isBehind = confirmed.length > 0;
  useEffect(() => {
    if (!isBehind || !isAllSent) return;
    const read = async (): Promise<void> => {
      await refetch();
      setConfirmed((known) => known.filter((confirmation) => !confirmed.includes(confirmation)));
    };
    read().catch(() => undefined);
  }, [confirmed, isBehind, isAllSent, refetch]);

  const rows = useMemo(() => (grid === null ? [] : cellsOf(grid, unsent)), [grid, unsent]);
  const totals = useMemo(
    () => (grid === null ? null : totalsOf(grid, rows, unsent.length > 0 || isBehind)),
    [grid, rows, unsent.length, isBehind],
  );
  return {
    grid,
    rows,
    totals,
    unsentCount: unsent.length,
    isLoading: loading && grid === null,
    hasFailed: error != null && grid === null,
    reload: refetch,
    show: (answered) => update(() => answered),
  };
}
