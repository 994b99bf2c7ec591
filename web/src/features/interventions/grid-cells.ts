import type { MonthGridPartsFragment, GridServiceTypeFragment } from '../../generated/operations.js';
import { type Conflict, conflictOf } from '../../domain/outbox/conflict.js';
import type { ItemRefusal, OutboxItem, StoredEntry } from '../../domain/outbox/outbox-item.js';

export type Grid = MonthGridPartsFragment;
type GridRow = Grid['rows'][number];
type ServerCell = GridRow['cells'][number];

/** Content of an entry, stored on the server or not. */
export interface EntryContent {
  readonly quantity: number;
  /** Null: not known before the server responds (the catalogue has no usual value). */
  readonly amount: number | null;
  readonly giverId: string | null;
  readonly day: string | null;
  readonly memberId: string | null;
  readonly voucherNumber: string | null;
}

/** An entry as the coordinator sees it: the stored entry with unsent changes on top. */
export interface Entry extends EntryContent {
  readonly id: string;
  /** Version on the server; null: not confirmed yet. */
  readonly version: number | null;
  readonly state: 'sent' | 'waiting' | 'refused';
  readonly refusal: ItemRefusal | null;
}

/** One family, one service type, one month. */
export interface Cell {
  readonly familyId: string;
  readonly serviceTypeId: string;
  readonly entries: readonly Entry[];
  /** Unsent changes that emptied an entry. */
  readonly removals: readonly OutboxItem[];
  /** Values typed here beside others that were stored meanwhile: the entries are the stored ones until a person has chosen. */
  readonly conflicts: readonly Conflict[];
  readonly previousQuantity: number | null;
  readonly previousAmount: number | null;
  readonly previousGiverId: string | null;
  readonly possibleRepeat: ServerCell['possibleRepeat'];
}

export interface CellRow {
  readonly family: GridRow['family'];
  readonly cells: readonly Cell[];
}

/**
 * The server's grid with the unsent changes of this device on top. Rows without unsent changes are returned as the same
 * objects.
 */
export function cellsOf(grid: Grid, unsent: readonly OutboxItem[]): readonly CellRow[] {
  const byFamily = new Map<string, OutboxItem[]>();
  for (const item of unsent) {
    if (item.subject.month !== grid.month) continue;
    byFamily.set(item.familyId, [...(byFamily.get(item.familyId) ?? []), item]);
  }
  return grid.rows.map((row) => {
    const items = byFamily.get(row.family.id);
    return items === undefined ? sentRow(row) : rowOf(row, items);
  });
}

const sentRows = new WeakMap<GridRow, CellRow>();

function sentRow(row: GridRow): CellRow {
  const cached = sentRows.get(row);
  if (cached !== undefined) return cached;
  const cellRow = rowOf(row, []);
  sentRows.set(row, cellRow);
  return cellRow;
}

function rowOf(row: GridRow, items: readonly OutboxItem[]): CellRow {
  const cells = row.cells.map((cell) =>
    cellOf(
      row,
      cell,
      items.filter(({ subject }) => subject.serviceTypeId === cell.serviceTypeId),
    ),
  );
  return { family: row.family, cells };
}

function cellOf(row: GridRow, cell: ServerCell, items: readonly OutboxItem[]): Cell {
  const entries = new Map<string, Entry>();
  for (const stored of cell.entries) if (!stored.voided) entries.set(stored.id, sentEntry(stored));
  const conflicts: Conflict[] = [];
  for (const item of items) {
    const conflict = conflictOf(item);
    if (conflict !== null) {
      conflicts.push(conflict);
      for (const stored of conflict.standing) keepNewer(entries, stored);
      if (item.change.kind !== 'log' && conflict.standing.length === 0) entries.delete(item.entryId);
      continue;
    }
    const changed = withItem(entries.get(item.entryId), item, row.family.association?.id ?? null);
    if (changed === null) entries.delete(item.entryId);
    else entries.set(item.entryId, changed);
  }
  return {
    familyId: row.family.id,
    serviceTypeId: cell.serviceTypeId,
    entries: [...entries.values()],
    removals: items.filter((item) => item.change.kind === 'void' && conflictOf(item) === null),
    conflicts,
    previousQuantity: cell.previousQuantity,
    previousAmount: cell.previousAmount,
    previousGiverId: cell.previousGivingAssociationId,
    possibleRepeat: cell.possibleRepeat,
  };
}

/** The grid may have been read before or after the refusal that names the entry. */
function keepNewer(entries: Map<string, Entry>, stored: StoredEntry): void {
  const version = entries.get(stored.id)?.version ?? 0;
  if (version < stored.version) entries.set(stored.id, sentEntry(stored));
}

function sentEntry(stored: StoredEntry): Entry {
  return {
    id: stored.id,
    version: stored.version,
    quantity: stored.quantity,
    amount: stored.amount,
    giverId: stored.givingAssociation.id,
    day: stored.day,
    memberId: stored.member?.id ?? null,
    voucherNumber: stored.voucherNumber,
    state: 'sent',
    refusal: null,
  };
}

/** The entry after an unsent change; null: emptied. */
function withItem(
  entry: Entry | undefined,
  { entryId, change, refusal }: OutboxItem,
  adopting: string | null,
): Entry | null {
  const state = refusal === null ? 'waiting' : 'refused';
  if (change.kind === 'void') return null;
  const { input } = change;
  const before = entry ?? blank(entryId, adopting);
  return {
    ...before,
    state: entry?.state === 'refused' ? 'refused' : state,
    refusal: refusal ?? entry?.refusal ?? null,
    quantity: input.quantity ?? before.quantity,
    amount: input.amount === undefined ? before.amount : input.amount,
    giverId: input.givingAssociationId ?? before.giverId,
    day: input.day === undefined ? before.day : input.day,
    memberId: input.memberId === undefined ? before.memberId : input.memberId,
    voucherNumber: input.voucherNumber === undefined ? before.voucherNumber : input.voucherNumber,
  };
}

function blank(id: string, giverId: string | null): Entry {
  const content: EntryContent = { quantity: 1, amount: null, giverId, day: null, memberId: null, voucherNumber: null };
  return { ...content, id, version: null, state: 'waiting', refusal: null };
}

/** The value that a cell shows: the amount typed, the quantity, or 1 for a tick; 0 = nothing given; null = blank. */
export function shownValue(
  cell: Pick<Cell, 'entries'>,
  { entryMode }: Pick<GridServiceTypeFragment, 'entryMode'>,
): number | null {
  if (cell.entries.length === 0) return null;
  return cell.entries.reduce((sum, entry) => sum + entryValue(entry, entryMode), 0);
}

/** Cells with a question that waits for an answer, by `FAMILY SERVICE`. */
export function askedCells({ questions }: Pick<Grid, 'questions'>): ReadonlySet<string> {
  const open = questions.filter(({ state }) => state === 'OPEN');
  return new Set(open.map(({ family, serviceType }) => `${family.id} ${serviceType.id}`));
}

/** The number that is typed for an entry. */
export function entryValue(
  { quantity, amount }: Pick<EntryContent, 'quantity' | 'amount'>,
  entryMode: GridServiceTypeFragment['entryMode'],
): number {
  if (quantity === 0) return 0;
  return entryMode === 'AMOUNT' ? (amount ?? 0) : quantity;
}

/** The value that the cell had last month; null = blank. */
export function previousValue(cell: Cell, { entryMode }: Pick<GridServiceTypeFragment, 'entryMode'>): number | null {
  if (cell.previousQuantity === null) return null;
  return entryValue({ quantity: cell.previousQuantity, amount: cell.previousAmount }, entryMode);
}

type CellState = 'blank' | 'sent' | 'waiting' | 'warning' | 'refused' | 'conflict';

/** The single state that a cell shows: problems that need attention come before unsent changes. */
export function cellState(cell: Cell): CellState {
  if (cell.conflicts.length > 0) return 'conflict';
  const refusals = [...cell.entries, ...cell.removals].flatMap(({ refusal }) => (refusal === null ? [] : [refusal]));
  if (refusals.some(({ code }) => code !== 'POSSIBLE_REPEAT')) return 'refused';
  if (refusals.length > 0) return 'warning';
  if (cell.removals.length > 0 || cell.entries.some(({ state }) => state === 'waiting')) return 'waiting';
  if (cell.entries.length === 0) return 'blank';
  return cell.possibleRepeat === null ? 'sent' : 'warning';
}
