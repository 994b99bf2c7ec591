import type { CellText } from '../../domain/outbox/cell-to-correct.js';
import { type CellRow, type Grid, shownValue } from './grid-cells.js';

export interface Totals {
  /** One total per column: money for services entered as amounts, otherwise the quantity. */
  readonly columns: readonly number[];
  readonly filledCells: number;
  /** Computed on this device because some changes are unsent; otherwise the server's totals. */
  readonly isOwnCount: boolean;
  /** Some cells hold a text that is no value: they are in no sum. */
  readonly isWithoutSome: boolean;
}

interface Ahead {
  /** Something on screen is not on the server. */
  readonly isUnsent: boolean;
  /** Everything is, but the server's sums were read before. */
  readonly isAhead: boolean;
}

/**
 * The foot of the grid: the server's totals when nothing is unsent, else the sums of what is on screen, marked as such. A cell that is to
 * be corrected is in none of them, whatever was stored in it before.
 */
export function totalsOf(
  grid: Grid,
  rows: readonly CellRow[],
  toCorrect: readonly CellText[],
  { isUnsent, isAhead }: Ahead,
): Totals {
  const isWithoutSome = toCorrect.length > 0;
  if (!isUnsent && !isAhead && !isWithoutSome) {
    const byType = new Map(grid.totals.map((total) => [total.serviceTypeId, total]));
    return {
      columns: grid.serviceTypes.map(({ id, entryMode }) => {
        const total = byType.get(id);
        return (entryMode === 'AMOUNT' ? total?.amount : total?.quantity) ?? 0;
      }),
      filledCells: grid.filledCells,
      isOwnCount: false,
      isWithoutSome,
    };
  }
  const left = new Set(toCorrect.map(({ familyId, subject }) => `${familyId} ${subject.serviceTypeId}`));
  const columns = grid.serviceTypes.map((serviceType, column) =>
    rows.reduce(
      (sum, row) => {
        const cell = row.cells[column];
        const isLeft = cell === undefined || left.has(`${row.family.id} ${serviceType.id}`);
        return sum + (isLeft ? 0 : (shownValue(cell, serviceType) ?? 0));
      },
      givenAfterLeaving(grid, serviceType),
    ),
  );
  const filledCells = rows.reduce(
    (sum, { cells }) => sum + cells.filter(({ entries }) => entries.length > 0).length,
    0,
  );
  return { columns, filledCells, isOwnCount: isUnsent, isWithoutSome };
}

/** What families without a row received of a service. */
function givenAfterLeaving({ afterLeaving }: Grid, { id, entryMode }: Grid['serviceTypes'][number]): number {
  const services = afterLeaving.filter(({ serviceType }) => serviceType.id === id);
  return services.reduce((sum, { amount, quantity }) => sum + (entryMode === 'AMOUNT' ? amount : quantity), 0);
}
