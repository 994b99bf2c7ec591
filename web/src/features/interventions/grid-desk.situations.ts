import { webcrypto } from 'node:crypto';
import type { CellText } from '../../domain/outbox/cell-to-correct.js';
import type { NewChange, OutboxItem, StandingEntry } from '../../domain/outbox/outbox-item.js';
import { byOrder, enqueue } from '../../domain/outbox/outbox-queue.js';
import { changedItems } from '../../platform/device/kept-items.js';
import { cellsOf, type Grid, shownValue } from './grid-cells.js';
import { cellKey, GridEditing } from './grid-editing.js';
import { serviceTypes } from './grid-fixture.js';

/** A grid connected to a real outbox queue, so that every action sees the result of the previous ones. */
export class Desk {
  line: readonly OutboxItem[] = [];
  sent: NewChange[] = [];
  /** Texts that are no values, as the device keeps them. */
  readonly texts = new Map<string, CellText>();
  readonly editing: GridEditing;

  constructor(readonly grid: Grid) {
    this.editing = new GridEditing(
      (changes) => {
        this.sent.push(...changes);
        for (const change of changes) {
          const order = this.line.length + this.sent.length;
          const identity = { itemId: webcrypto.randomUUID(), order, accountId: 'amal' };
          this.line = [...changedItems(this.line, enqueue(this.line, change, identity))].sort(byOrder);
        }
        this.look();
      },
      (changes) => {
        for (const { itemId, cell } of changes) {
          if (cell === null) this.texts.delete(itemId);
          else this.texts.set(itemId, cell);
        }
        this.look();
      },
      (entryId) => {
        this.line = this.line.filter((item) => item.entryId !== entryId);
        this.look();
      },
    );
    this.look();
  }

  /** The value of each cell of a column, from top to bottom. */
  column(column: number): (number | null)[] {
    return this.rows().map(({ cells }) => {
      const [cell, serviceType] = [cells[column], serviceTypes[column]];
      return cell === undefined || serviceType === undefined ? null : shownValue(cell, serviceType);
    });
  }

  /** The server's answer to everything that was sent so far: refused, since these entries stand in its cell. */
  refuse(standing: readonly StandingEntry[]): void {
    const refusal = { code: 'CELL_FILLED', field: 'seen', detail: '1', current: null, standing, repeat: null } as const;
    this.line = this.line.map((item) => ({ ...item, tries: 1, refusal }));
    this.look();
  }

  inputs(): unknown[] {
    return this.line.map(({ change }) => [change.kind, change.input]);
  }

  private rows() {
    return cellsOf(this.grid, this.line);
  }

  private look(): void {
    const drafts = new Map(
      [...this.texts.values()].map((text) => [cellKey(text.familyId, text.subject.serviceTypeId), text]),
    );
    this.editing.look({ grid: this.grid, rows: this.rows(), drafts, voidReason: 'خطأ في الإدخال' });
  }
}
