import type { InterventionRecord } from './interventions.model.js';
import type { RepeatFacts } from './possible-repeats.js';

/** The entries of a family and service type in a month, with the sums of the month before. */
export interface GridCell {
  serviceTypeId: string;
  entries: InterventionRecord[];
  /** Null for a blank cell. */
  quantity: number | null;
  amount: number | null;
  previousQuantity: number | null;
  previousAmount: number | null;
  /** Null unless there was exactly one entry. */
  previousGivingAssociationId: string | null;
  possibleRepeat: RepeatFacts | null;
}

/** Totals of a column. */
export interface GridTotal {
  serviceTypeId: string;
  /** Number of families that received the service. */
  families: number;
  quantity: number;
  amount: number;
}

type Entries = readonly InterventionRecord[];

export function cellOf(
  serviceTypeId: string,
  entries: Entries,
  previous: Entries,
  repeatOf: (entry: InterventionRecord) => RepeatFacts | null,
): GridCell {
  return {
    serviceTypeId,
    entries: [...entries],
    quantity: sum(entries, 'quantity'),
    amount: sum(entries, 'amount'),
    previousQuantity: sum(previous, 'quantity'),
    previousAmount: sum(previous, 'amount'),
    previousGivingAssociationId: previous.length === 1 ? (previous[0]?.givingAssociationId ?? null) : null,
    possibleRepeat: nearest(entries.map(repeatOf)),
  };
}

/** The sum of a column; `others` are entries of families that have no row, since they had left. */
export function totalOf(
  serviceTypeId: string,
  cells: readonly GridCell[],
  others: readonly InterventionRecord[],
): GridTotal {
  const served = cells.filter(({ quantity }) => (quantity ?? 0) > 0);
  const otherServices = others.filter((entry) => entry.serviceTypeId === serviceTypeId);
  const amounts = [...served, ...otherServices];
  return {
    serviceTypeId,
    families: served.length + new Set(otherServices.map(({ familyId }) => familyId)).size,
    quantity: amounts.reduce((total, { quantity }) => total + (quantity ?? 0), 0),
    amount: amounts.reduce((total, { amount }) => total + (amount ?? 0), 0),
  };
}

function sum(entries: Entries, field: 'quantity' | 'amount'): number | null {
  return entries.length === 0 ? null : entries.reduce((total, entry) => total + entry[field], 0);
}

function nearest(repeats: readonly (RepeatFacts | null)[]): RepeatFacts | null {
  const found = repeats.filter((repeat): repeat is RepeatFacts => repeat !== null);
  return found.toSorted((a, b) => a.daysApart - b.daysApart).at(0) ?? null;
}
