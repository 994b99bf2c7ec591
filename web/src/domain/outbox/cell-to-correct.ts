import type { CellProblem } from '@anaqid/shared-types';
import { type DeviceStorage, type KeptRecord, openDeviceStorage } from '../../platform/device/device-storage.js';
import type { Subject } from './outbox-item.js';

/** A text in a cell that is no value: unfinished work until it is corrected or given up. It is never blank, and never sent. */
export interface CellText {
  readonly familyId: string;
  readonly subject: Subject;
  /** As it was typed or pasted. */
  readonly text: string;
  readonly problem: CellProblem;
}

/** Such a text as it is kept on this device. */
export interface CellToCorrect extends CellText, KeptRecord {}

/** Name of a cell among the kept ones of an account. */
export const cellItemId = (
  familyId: string,
  { serviceTypeId, month }: Pick<Subject, 'serviceTypeId' | 'month'>,
): string => `${familyId} ${serviceTypeId} ${month}`;

/** Cells that differ from what is kept: their text now, or null where nothing is to be corrected any more. */
export interface CellTextChange {
  readonly itemId: string;
  readonly cell: CellText | null;
}

/** The cells to be corrected in this browser profile. */
export function openCellStorage(name = 'anaqid-cells'): DeviceStorage<CellToCorrect> {
  return openDeviceStorage(name);
}
