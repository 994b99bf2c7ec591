import type { OutboxItem, StoredEntry } from '../../domain/outbox/outbox-item.js';
import type { Grid } from './grid-cells.js';

/**
 * The grid with one confirmed entry replaced, so that the cell does not show an older value until the grid is loaded
 * again. A newer version is kept.
 */
export function withStoredEntry(grid: Grid, item: OutboxItem, stored: StoredEntry | null): Grid {
  if (stored === null) return grid;
  const rows = grid.rows.map((row) => {
    if (row.family.id !== item.familyId) return row;
    const cells = row.cells.map((cell) =>
      cell.serviceTypeId === item.subject.serviceTypeId ? { ...cell, entries: merged(cell.entries, stored) } : cell,
    );
    return { ...row, cells };
  });
  return { ...grid, rows };
}

function merged(entries: readonly StoredEntry[], stored: StoredEntry): readonly StoredEntry[] {
  const previous = entries.find(({ id }) => id === stored.id);
  if (previous !== undefined && previous.version > stored.version) return entries;
  if (stored.voided) return entries.filter(({ id }) => id !== stored.id);
  return previous !== undefined
    ? entries.map((entry) => (entry.id === stored.id ? stored : entry))
    : [...entries, stored];
}
