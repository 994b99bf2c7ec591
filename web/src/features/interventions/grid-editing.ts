import { type CellProblem, parseCell } from '@anaqid/shared-types';
import { type CellTextChange, cellItemId } from '../../domain/outbox/cell-to-correct.js';
import type { NewChange } from '../../domain/outbox/outbox-item.js';
import { UndoStack } from '../../platform/undo.js';
import {
  type CellContent,
  type CellPosition,
  changesTo,
  contentOf,
  copiedContent,
  isTypable,
  subjectOf,
  typedContent,
} from './cell-changes.js';
import { type CellRow, type Grid, shownValue } from './grid-cells.js';
import type { Range } from './grid-cursor.js';

/** A text that is no value: it stays in its cell until it is corrected or given up, is not sent, and holds back nothing else. */
export interface Draft {
  readonly text: string;
  readonly problem: CellProblem;
}

/** State of the grid beside the entries themselves. */
export interface EditingState {
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Keys of cells that were filled by "copy last month" and not edited since. */
  readonly copied: ReadonlySet<string>;
  /** Associations chosen for whole columns, by service type. */
  readonly columnGivers: ReadonlyMap<string, string>;
}

interface UndoneCell {
  readonly familyId: string;
  readonly serviceTypeId: string;
  /** Undefined: the step left the content as it was. */
  readonly before: CellContent | undefined;
  /** The entry that the step made; null: it made none. Undo never takes away an entry that another device put there. */
  readonly madeId: string | null;
  readonly draft: Draft | null;
}

interface Target {
  readonly position: CellPosition;
  /** Undefined: stays as it is. */
  readonly content: CellContent | undefined;
  readonly draft: Draft | null;
}

/** The rows currently on screen. */
interface Seen {
  readonly grid: Grid;
  readonly rows: readonly CellRow[];
  /** Texts that are no values, by the key of their cell. */
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Reason stored when a cell is emptied, in the reader's language. */
  readonly voidReason: string;
}

/** Key of a cell within its grid. */
export const cellKey = (familyId: string, serviceTypeId: string): string => `${familyId} ${serviceTypeId}`;

const keyOf = ({ row, serviceType }: CellPosition): string => cellKey(row.family.id, serviceType.id);

/** All actions on the cells of one grid. Each action is one undo step and is sent immediately. */
export class GridEditing {
  readonly undoStack = new UndoStack<readonly UndoneCell[]>();
  private state: EditingState = { drafts: new Map(), copied: new Set(), columnGivers: new Map() };
  private readonly listeners = new Set<() => void>();
  private seen: Seen | null = null;

  /** `send` takes changes on, `keep` texts that are no values, and `discard` drops the changes of an entry, as the outbox does. */
  constructor(
    readonly send: (changes: readonly NewChange[]) => void,
    private readonly keep: (changes: readonly CellTextChange[]) => void,
    private readonly discard: (entryId: string) => void,
  ) {}

  readonly getState = (): EditingState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The current cells, on which every action operates. */
  look(seen: Seen): void {
    this.seen = seen;
    if (seen.drafts !== this.state.drafts) this.state = { ...this.state, drafts: seen.drafts };
  }

  positionOf(rowIndex: number, column: number): CellPosition | null {
    if (this.seen === null) return null;
    const { grid, rows } = this.seen;
    const row = rows[rowIndex];
    const cell = row?.cells[column];
    const serviceType = grid.serviceTypes[column];
    if (row === undefined || cell === undefined || serviceType === undefined) return null;
    const columnGiverId = this.state.columnGivers.get(serviceType.id) ?? null;
    const { id: clusterId, pilot } = grid.cluster;
    return { clusterId, month: grid.month, row, cell, serviceType, currency: pilot.currency, columnGiverId };
  }

  type(row: number, column: number, text: string): void {
    const position = this.positionOf(row, column);
    if (position !== null && isTypable(position.cell)) this.apply([read(position, text)]);
  }

  /**
   * Puts a block copied from a spreadsheet with its first cell here. Blanks of the block leave their cells alone; answers how many
   * texts found no cell: they lie beyond the edges, or on a cell of several entries.
   */
  paste(row: number, column: number, block: readonly (readonly string[])[]): number {
    const texts = block.flatMap((line, down) =>
      line.flatMap((text, across) =>
        text.trim() === '' ? [] : [{ text, position: this.positionOf(row + down, column + across) }],
      ),
    );
    const targets = texts.flatMap(({ text, position }) =>
      position === null || !isTypable(position.cell) ? [] : [read(position, text)],
    );
    this.apply(targets);
    return texts.length - targets.length;
  }

  /** The cells of a range as a spreadsheet pastes them: values as they are typed, blank cells empty. */
  textOf(range: Range): string {
    const lines = this.cellsIn(range).map((line) =>
      line.map((position) => {
        const value = position === null ? null : shownValue(position.cell, position.serviceType);
        const draft = position === null ? null : this.draftAt(position);
        return draft?.text ?? (value === null ? '' : String(value));
      }),
    );
    return lines.map((line) => line.join('\t')).join('\n');
  }

  /** Empties the cells of a range in one step. */
  clear(range: Range): void {
    const positions = this.cellsIn(range).flat();
    this.apply(
      positions.flatMap((position) =>
        position === null || !isTypable(position.cell) ? [] : [{ position, content: null, draft: null }],
      ),
    );
  }

  private cellsIn({ firstRow, lastRow, firstColumn, lastColumn }: Range): (CellPosition | null)[][] {
    const rows = Array.from({ length: lastRow - firstRow + 1 }, (_, down) => firstRow + down);
    const columns = Array.from({ length: lastColumn - firstColumn + 1 }, (_, across) => firstColumn + across);
    return rows.map((row) => columns.map((column) => this.positionOf(row, column)));
  }

  copyFromAbove(row: number, column: number): void {
    const above = this.positionOf(row - 1, column);
    const position = this.positionOf(row, column);
    if (above === null || position === null || !isTypable(above.cell) || this.draftAt(above) !== null) return;
    const content = contentOf(above.cell);
    if (content !== null) this.apply([{ position, content: likeAbove(content, above, position), draft: null }]);
  }

  /** Fills the blank cells of monthly services with last month's values; returns the number of filled cells. */
  copyLastMonth(): number {
    const targets = this.positions()
      .filter((position) => this.draftAt(position) === null)
      .flatMap(copyTarget);
    this.apply(targets);
    const keys = targets.map(({ position }) => keyOf(position));
    this.show({ copied: new Set([...this.state.copied, ...keys]) });
    return targets.length;
  }

  /** Gives up a text that is no value: the cell shows again what it holds. */
  giveUp(row: number, column: number): void {
    const position = this.positionOf(row, column);
    if (position !== null) this.apply([{ position, content: undefined, draft: null }]);
  }

  undo(): void {
    const step = this.undoStack.pop() ?? [];
    const positions = new Map(this.positions().map((position) => [keyOf(position), position]));
    const targets = step.flatMap(({ familyId, serviceTypeId, before, madeId, draft }) => {
      const position = positions.get(cellKey(familyId, serviceTypeId));
      if (position === undefined) return [];
      const isOthers = madeId !== null && !position.cell.entries.some(({ id }) => id === madeId);
      return [{ position, content: isOthers ? undefined : before, draft }];
    });
    // What was typed beside another value is taken back by choosing that one.
    const conflicts = targets.flatMap(({ position }) => position.cell.conflicts);
    for (const { item } of conflicts) this.discard(item.entryId);
    this.change(targets);
  }

  /** Sets the association of new entries of a column; null: the adopting association of each family. */
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

  private draftAt(position: CellPosition): Draft | null {
    return this.state.drafts.get(keyOf(position)) ?? null;
  }

  private apply(targets: readonly Target[]): void {
    const step = this.change(targets);
    if (step.length > 0) this.undoStack.push(step);
  }

  /** Sends what brings the cells to their contents and keeps their texts; answers what was there before in those that change. */
  private change(targets: readonly Target[]): UndoneCell[] {
    const acting = targets
      .map(({ position, content, draft }) => ({
        position,
        draft,
        before: this.draftAt(position),
        changes: content === undefined ? [] : changesTo(content, position, this.seen?.voidReason ?? ''),
      }))
      .filter(({ changes, draft, before }) => changes.length > 0 || draft?.text !== before?.text);
    if (acting.length === 0) return [];
    const keys = new Set(acting.map(({ position }) => keyOf(position)));
    const drafts = new Map(this.state.drafts);
    for (const { position, draft } of acting) {
      if (draft === null) drafts.delete(keyOf(position));
      else drafts.set(keyOf(position), draft);
    }
    this.show({ drafts, copied: new Set([...this.state.copied].filter((key) => !keys.has(key))) });
    const texts = acting.filter(({ draft, before }) => draft?.text !== before?.text);
    if (texts.length > 0) this.keep(texts.map(({ position, draft }) => textChangeOf(position, draft)));
    const changes = acting.flatMap((cell) => cell.changes);
    if (changes.length > 0) this.send(changes);
    return acting.map(({ position: { row, cell, serviceType }, before, changes: ownChanges }) => ({
      familyId: row.family.id,
      serviceTypeId: serviceType.id,
      before: ownChanges.length > 0 ? contentOf(cell) : undefined,
      madeId: ownChanges.find(({ change }) => change.kind === 'log')?.entryId ?? null,
      draft: before,
    }));
  }

  private show(change: Partial<EditingState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** The content that a typed text stands for, or the text itself where it is no value. */
function read(position: CellPosition, text: string): Target {
  const typed = parseCell(text, position.serviceType.entryMode);
  const draft = typed.kind === 'invalid' ? { text, problem: typed.problem } : null;
  return { position, content: typedContent(typed, position), draft };
}

function textChangeOf(position: CellPosition, draft: Draft | null): CellTextChange {
  const familyId = position.row.family.id;
  const subject = subjectOf(position, null);
  return { itemId: cellItemId(familyId, subject), cell: draft === null ? null : { familyId, subject, ...draft } };
}

/**
 * Day, member and voucher are specific to the family above and are not copied; its association is copied only if it is
 * not the adopting one.
 */
function likeAbove(content: NonNullable<CellContent>, above: CellPosition, position: CellPosition): CellContent {
  const isAdopting = content.giverId === (above.row.family.association?.id ?? null);
  const giverId = isAdopting ? (position.row.family.association?.id ?? null) : content.giverId;
  return { ...content, giverId, day: null, memberId: null, voucherNumber: null };
}

function copyTarget(position: CellPosition): Target[] {
  if (position.serviceType.frequency !== 'MONTHLY' || position.serviceType.retired) return [];
  const { entries, removals, conflicts } = position.cell;
  if (entries.length > 0 || removals.length > 0 || conflicts.length > 0) return [];
  const content = copiedContent(position);
  return content === null ? [] : [{ position, content, draft: null }];
}
