import { type CellProblem, parseCell } from '@anaqid/shared-types';
import type { NewChange } from '../../domain/outbox/outbox-item.js';
import { UndoStack } from '../../platform/undo.js';
import {
  type CellContent,
  type CellPosition,
  changesTo,
  contentOf,
  copiedContent,
  isTypable,
  typedContent,
} from './cell-changes.js';
import type { CellRow, Grid } from './grid-cells.js';

/** A text that is no value: it stays in its cell, is not sent, and blocks nothing else. */
export interface Draft {
  readonly text: string;
  readonly problem: CellProblem;
}

/** What the screen shows beside the entries themselves. */
export interface EditingState {
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Keys of cells filled by "copy last month" and not touched since. */
  readonly copied: ReadonlySet<string>;
  /** Givers chosen for whole columns, by service type. */
  readonly columnGivers: ReadonlyMap<string, string>;
}

interface UndoneCell {
  readonly familyId: string;
  readonly serviceTypeId: string;
  readonly before: CellContent;
}

interface Target {
  readonly position: CellPosition;
  readonly content: CellContent;
}

/** What is on screen now. */
interface Seen {
  readonly grid: Grid;
  readonly rows: readonly CellRow[];
  /** Reason stored when a cell is emptied, in the reader's language. */
  readonly voidReason: string;
}

/** Name of a cell within its grid. */
export const cellKey = (familyId: string, serviceTypeId: string): string => `${familyId} ${serviceTypeId}`;

const keyOf = ({ row, serviceType }: CellPosition): string => cellKey(row.family.id, serviceType.id);

/** Everything that can be done to the cells of one grid; each action is one step of undo and goes out at once. */
export class GridEditing {
  readonly undoStack = new UndoStack<readonly UndoneCell[]>();
  private state: EditingState = { drafts: new Map(), copied: new Set(), columnGivers: new Map() };
  private readonly listeners = new Set<() => void>();
  private seen: Seen | null = null;

  /** `send` takes changes on, such as the outbox does. */
  constructor(readonly send: (changes: readonly NewChange[]) => void) {}

  readonly getState = (): EditingState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The cells as they are now; every action judges by them. */
  look(seen: Seen): void {
    this.seen = seen;
  }

  positionOf(rowIndex: number, column: number): CellPosition | null {
    if (this.seen === null) return null;
    const { grid, rows } = this.seen;
    const row = rows[rowIndex];
    const cell = row?.cells[column];
    const serviceType = grid.serviceTypes[column];
    if (row === undefined || cell === undefined || serviceType === undefined) return null;
    const columnGiverId = this.state.columnGivers.get(serviceType.id) ?? null;
    return { clusterId: grid.cluster.id, month: grid.month, row, cell, serviceType, columnGiverId };
  }

  type(row: number, column: number, text: string): void {
    const position = this.positionOf(row, column);
    if (position !== null && isTypable(position.cell)) this.apply(this.read(position, text));
  }

  /** Puts a block copied from a spreadsheet with its first cell here; what lies beyond the edges is left out. */
  paste(row: number, column: number, block: readonly (readonly string[])[]): void {
    const targets = block.flatMap((texts, down) =>
      texts.flatMap((text, across) => {
        const position = this.positionOf(row + down, column + across);
        return position === null || !isTypable(position.cell) ? [] : this.read(position, text);
      }),
    );
    this.apply(targets);
  }

  copyFromAbove(row: number, column: number): void {
    const above = this.positionOf(row - 1, column);
    const position = this.positionOf(row, column);
    const content = above === null || !isTypable(above.cell) ? null : contentOf(above.cell);
    if (above === null || position === null || content === null) return;
    this.note(position, null);
    this.apply([{ position, content: likeAbove(content, above, position) }]);
  }

  /** Fills the blank cells of monthly services with last month's values; answers how many. */
  copyLastMonth(): number {
    const targets = this.positions()
      .filter((position) => !this.state.drafts.has(keyOf(position)))
      .flatMap(copyTarget);
    this.apply(targets);
    const keys = targets.map(({ position }) => keyOf(position));
    this.show({ copied: new Set([...this.state.copied, ...keys]) });
    return targets.length;
  }

  undo(): void {
    const step = this.undoStack.pop() ?? [];
    const positions = new Map(this.positions().map((position) => [keyOf(position), position]));
    const targets = step.flatMap(({ familyId, serviceTypeId, before }) => {
      const position = positions.get(cellKey(familyId, serviceTypeId));
      return position === undefined ? [] : [{ position, content: before }];
    });
    this.change(targets);
  }

  /** Sets the giver of new entries of a column; null: each family's adopting association. */
  setColumnGiver(serviceTypeId: string, giverId: string | null): void {
    const columnGivers = new Map(this.state.columnGivers);
    if (giverId === null) columnGivers.delete(serviceTypeId);
    else columnGivers.set(serviceTypeId, giverId);
    this.show({ columnGivers });
  }

  private positions(): CellPosition[] {
    return (this.seen?.rows ?? []).flatMap(({ cells }, row) =>
      cells.flatMap((_cell, column) => {
        const position = this.positionOf(row, column);
        return position === null ? [] : [position];
      }),
    );
  }

  private read(position: CellPosition, text: string): Target[] {
    const typed = parseCell(text, position.serviceType.entryMode);
    this.note(position, typed.kind === 'invalid' ? { text, problem: typed.problem } : null);
    const content = typedContent(typed, position);
    return content === undefined ? [] : [{ position, content }];
  }

  private apply(targets: readonly Target[]): void {
    const acting = this.change(targets);
    if (acting.length > 0) {
      this.undoStack.push(
        acting.map(({ row, cell, serviceType }) => ({
          familyId: row.family.id,
          serviceTypeId: serviceType.id,
          before: contentOf(cell),
        })),
      );
    }
  }

  /** Sends what brings the cells to their contents; answers the cells that change. */
  private change(targets: readonly Target[]): CellPosition[] {
    const acting = targets
      .map(({ position, content }) => ({
        position,
        changes: changesTo(content, position, this.seen?.voidReason ?? ''),
      }))
      .filter(({ changes }) => changes.length > 0);
    if (acting.length === 0) return [];
    const keys = new Set(acting.map(({ position }) => keyOf(position)));
    this.show({ copied: new Set([...this.state.copied].filter((key) => !keys.has(key))) });
    this.send(acting.flatMap(({ changes }) => changes));
    return acting.map(({ position }) => position);
  }

  private note(position: CellPosition, draft: Draft | null): void {
    const key = keyOf(position);
    if (draft === null && !this.state.drafts.has(key)) return;
    const drafts = new Map(this.state.drafts);
    if (draft === null) drafts.delete(key);
    else drafts.set(key, draft);
    this.show({ drafts });
  }

  private show(change: Partial<EditingState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** Day, member and voucher belong to the family above; its giver only where it was chosen apart from the adopting association. */
function likeAbove(content: NonNullable<CellContent>, above: CellPosition, position: CellPosition): CellContent {
  const isAdopting = content.giverId === (above.row.family.association?.id ?? null);
  const giverId = isAdopting ? (position.row.family.association?.id ?? null) : content.giverId;
  return { ...content, giverId, day: null, memberId: null, voucherNumber: null };
}

function copyTarget(position: CellPosition): Target[] {
  if (position.serviceType.frequency !== 'MONTHLY' || position.serviceType.retired) return [];
  if (position.cell.entries.length > 0 || position.cell.removals.length > 0) return [];
  const content = copiedContent(position);
  return content === null ? [] : [{ position, content }];
}
