import type { CellEntry } from '@anaqid/shared-types';
import type { Correction, NewChange, Subject } from '../../domain/outbox/outbox-item.js';
import { type Cell, type CellRow, type Entry, type EntryContent, entryValue } from './grid-cells.js';
import type { GridServiceTypeFragment } from '../../generated/operations.js';

/** A cell with the context that a change of it needs. */
export interface CellPosition {
  readonly clusterId: string;
  readonly month: string;
  readonly row: CellRow;
  readonly cell: Cell;
  readonly serviceType: GridServiceTypeFragment;
  /** Currency of the cluster's pilot. */
  readonly currency: string;
  /** Association chosen for the whole column; null: the adopting association. */
  readonly columnGiverId: string | null;
}

/** Content of the single entry of a cell, null when blank; undo restores it. */
export type CellContent = EntryContent | null;

export function contentOf(cell: Cell): CellContent {
  const [entry] = cell.entries;
  if (entry === undefined) return null;
  const { quantity, amount, giverId, day, memberId, voucherNumber } = entry;
  return { quantity, amount, giverId, day, memberId, voucherNumber };
}

/** Whether a value can be typed into a cell: one with several entries, or with two values to choose from, is edited in the side panel. */
export function isTypable(cell: Cell): boolean {
  return cell.entries.length <= 1 && cell.conflicts.length === 0;
}

/**
 * The content that a typed or pasted value stands for, with the other fields of the existing entry; undefined: not a
 * value.
 */
export function typedContent(typed: CellEntry, position: CellPosition): CellContent | undefined {
  const [entry] = position.cell.entries;
  if (typed.kind === 'invalid') return undefined;
  if (typed.kind === 'empty') return null;
  const value = typed.kind === 'value' ? typed.value : 0;
  const before: EntryContent = entry ?? {
    quantity: 1,
    amount: null,
    giverId: position.columnGiverId ?? position.row.family.association?.id ?? null,
    day: null,
    memberId: null,
    voucherNumber: null,
  };
  return withValue(before, value, position.serviceType);
}

/**
 * The content with another number. An existing entry keeps the unit value from when it was logged; a new one takes the
 * catalogue's.
 */
export function withValue(content: EntryContent, value: number, serviceType: GridServiceTypeFragment): EntryContent {
  if (value === 0) return { ...content, quantity: 0, amount: 0 };
  if (serviceType.entryMode === 'AMOUNT') return { ...content, quantity: 1, amount: value };
  const { quantity, amount } = content;
  const unit = quantity > 0 && amount !== null ? amount / quantity : serviceType.unitValue;
  return { ...content, quantity: value, amount: unit === null ? null : Math.round(unit * value) };
}

/** Last month's value as content of this month, with last month's association; null when there was none. */
export function copiedContent(position: CellPosition): CellContent {
  const { previousQuantity, previousAmount, previousGiverId } = position.cell;
  if (previousQuantity === null || previousQuantity === 0) return null;
  const value = entryValue({ quantity: previousQuantity, amount: previousAmount }, position.serviceType.entryMode);
  const typed = typedContent({ kind: 'value', value }, position);
  return typed == null ? null : { ...typed, giverId: previousGiverId ?? typed.giverId };
}

/** The changes that give the cell this content; empty when it already has it or must be edited in the side panel. */
export function changesTo(content: CellContent, position: CellPosition, reason: string): NewChange[] {
  const [entry] = position.cell.entries;
  if (!isTypable(position.cell)) return [];
  if (entry === undefined) return content === null ? [] : [logOf(content, position)];
  if (content === null) return [voidOf(entry, position, reason)];
  const change = correctionOf(entry, content, position);
  return change === null ? [] : [change];
}

/** A new entry; its client key is generated when the cell is first filled. */
export function logOf(content: EntryContent, position: CellPosition): NewChange {
  const { quantity, amount, giverId, day, memberId, voucherNumber } = content;
  return {
    entryId: crypto.randomUUID(),
    familyId: position.row.family.id,
    subject: subjectOf(position, content),
    change: {
      kind: 'log',
      input: {
        familyId: position.row.family.id,
        serviceTypeId: position.serviceType.id,
        month: position.month,
        quantity,
        ...(amount === null ? {} : { amount }),
        ...(giverId === null ? {} : { givingAssociationId: giverId }),
        ...(day === null ? {} : { day }),
        ...(memberId === null ? {} : { memberId }),
        ...(voucherNumber === null ? {} : { voucherNumber }),
        // The version of an entry with changes of this device is not known yet.
        seen: position.cell.entries.map((entry) =>
          entry.state === 'sent' && entry.version !== null
            ? { id: entry.id, version: entry.version }
            : { id: entry.id },
        ),
      },
    },
  };
}

/** A correction with only the fields that differ; null when none does. */
export function correctionOf(
  entry: Entry,
  content: EntryContent,
  position: CellPosition,
  reason?: string,
): NewChange | null {
  const input: Correction = {
    ...(content.quantity === entry.quantity ? {} : { quantity: content.quantity }),
    ...(content.amount === entry.amount || content.amount === null ? {} : { amount: content.amount }),
    ...(content.giverId === entry.giverId || content.giverId === null ? {} : { givingAssociationId: content.giverId }),
    ...(content.day === entry.day ? {} : { day: content.day }),
    ...(content.memberId === entry.memberId ? {} : { memberId: content.memberId }),
    ...(content.voucherNumber === entry.voucherNumber ? {} : { voucherNumber: content.voucherNumber }),
  };
  if (Object.keys(input).length === 0) return null;
  return {
    entryId: entry.id,
    familyId: position.row.family.id,
    subject: subjectOf(position, content),
    change: {
      kind: 'correct',
      version: entry.version,
      input: reason === undefined || reason === '' ? input : { ...input, reason },
    },
  };
}

export function voidOf(entry: Entry, position: CellPosition, reason: string): NewChange {
  return {
    entryId: entry.id,
    familyId: position.row.family.id,
    subject: subjectOf(position, null),
    change: { kind: 'void', version: entry.version, input: { reason } },
  };
}

/** What the list of unfinished work shows of a cell. */
export function subjectOf(
  { clusterId, month, row, serviceType, currency }: CellPosition,
  content: CellContent,
): Subject {
  return {
    clusterId,
    month,
    familyCode: row.family.code,
    serviceTypeId: serviceType.id,
    serviceName: { ar: serviceType.shortName.ar, en: serviceType.shortName.en },
    shown: content === null ? null : entryValue(content, serviceType.entryMode),
    measure: {
      entryMode: serviceType.entryMode,
      unit: { ar: serviceType.unit.ar, en: serviceType.unit.en },
      currency,
    },
  };
}
