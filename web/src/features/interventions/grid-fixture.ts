import type { NewChange, OutboxItem, StoredEntry } from '../../domain/outbox/outbox-item.js';
import type { Grid } from './grid-cells.js';

const name = (text: string): { ar: string; en: string } => ({ ar: text, en: text });
export const association = { id: 'own', name: name('جمعية الياسمين') };
export const otherAssociation = { id: 'other', name: name('جمعية الندى') };

type ServiceType = Grid['serviceTypes'][number];
const serviceType = (id: string, rest: Partial<ServiceType>): ServiceType => ({
  id,
  name: name(id),
  shortName: name(id),
  unit: name('سلة'),
  entryMode: 'QUANTITY',
  unitValue: 14_000,
  frequency: 'MONTHLY',
  forMember: false,
  retired: false,
  ...rest,
});

/** Stipend (money), food (quantity, monthly), course (tick, once): the three entry modes. */
export const serviceTypes = [
  serviceType('stipend', { entryMode: 'AMOUNT', unitValue: null }),
  serviceType('food', {}),
  serviceType('course', { entryMode: 'GIVEN', unitValue: 30_000, frequency: 'ONCE', forMember: true }),
] as const;

export function stored(id: string, quantity: number, amount: number, rest: Partial<StoredEntry> = {}): StoredEntry {
  return {
    id,
    quantity,
    amount,
    currency: 'SYP',
    day: null,
    voucherNumber: null,
    nothingGiven: quantity === 0,
    voided: false,
    repeatReason: null,
    version: 1,
    givingAssociation: association,
    member: null,
    ...rest,
  };
}

type Cell = Grid['rows'][number]['cells'][number];

/** A grid of some families; the given cells are filled by row and column, all others are blank. */
export function gridOf(families: number, cells: Readonly<Record<string, Partial<Cell>>> = {}): Grid {
  return {
    cluster: { id: 'cluster', name: name('عنقود'), pilot: { id: 'pilot', currency: 'SYP' } },
    month: '2018-06',
    firstMonth: '2018-02',
    lastMonth: '2018-06',
    serviceTypes,
    givers: [association, otherAssociation],
    afterLeaving: [],
    rows: Array.from({ length: families }, (_, row) => ({
      family: { id: `f${row}`, code: `F-00${row}`, name: `أسرة ${row}`, association },
      cells: serviceTypes.map(({ id }, column) => ({
        serviceTypeId: id,
        entries: [],
        previousQuantity: null,
        previousAmount: null,
        previousGivingAssociationId: null,
        possibleRepeat: null,
        ...cells[`${row} ${column}`],
      })),
    })),
    totals: serviceTypes.map(({ id }) => ({ serviceTypeId: id, families: 0, quantity: 0, amount: 0 })),
    filledCells: 0,
    totalCells: families * serviceTypes.length,
    questions: [],
    closing: null,
    viewerCanLog: true,
  };
}

/** Changes as queued in the outbox. */
export function unsent(changes: readonly NewChange[]): OutboxItem[] {
  return changes.map((change, order) => ({
    ...change,
    order,
    itemId: `item ${order}`,
    accountId: 'amal',
    tries: 0,
    refusal: null,
  }));
}
