import { stripeOf } from '../../../platform/data-versions.js';
import { groupBy } from '../../../platform/loaders.js';
import { spellIn, type FamilyRecord, type SpellRecord } from '../../families/families.service.js';
import type { InterventionRecord } from '../interventions.model.js';
import type { ServiceColumns, ServiceRollupRecord } from './service-rollups.model.js';

/** The content of a spell's roll-up of services. */
export type ServiceFold = Omit<ServiceRollupRecord, 'rev'>;

/** The fields of an entry that roll-ups follow from. */
export const foldedFields = [
  'familyId',
  'month',
  'serviceTypeId',
  'class',
  'givingAssociationId',
  'quantity',
  'amount',
  'recordedAt',
] as const;

/** Entries that count: neither voided nor "nothing given". */
export const countingEntries = { voided: false, quantity: { $gt: 0 } };

/** What an entry, or the entries of a month for one service and giver, gave a family. */
export type ServiceCell = Pick<InterventionRecord, (typeof foldedFields)[number]>;

/** What follows from a family's entries that count, for each of its spells. */
export function foldServices(family: FamilyRecord, entries: readonly ServiceCell[]): ServiceFold[] {
  const entriesBySpell = groupBy(entries, ({ month }) => spellOf(family, month)?._id ?? '');
  return family.spells.map((spell) => serviceFold(family, spell, entriesBySpell.get(spell._id) ?? []));
}

export function serviceFold(
  { _id: familyId, pilotId }: FamilyRecord,
  { _id, clusterId }: SpellRecord,
  cells: readonly ServiceCell[],
): ServiceFold {
  const stripe = stripeOf({ pilotId, clusterId, familyId });
  return { _id, stripe, familyId, clusterId, services: columnsOf(cells), ...sumsOf(cells) };
}

/**
 * The spell whose roll-up holds the entries of a month: the one that covers it. An exit can be dated before entries that were already
 * made; those stay with the spell before them, so that every entry is in one roll-up.
 */
export function spellOf(family: FamilyRecord, month: string): SpellRecord | null {
  const begun = family.spells.filter(({ enrolledMonth }) => enrolledMonth <= month);
  return spellIn(family, month) ?? begun.at(-1) ?? family.spells[0] ?? null;
}

/** Entries as columns by service and giver. The order of the entries does not matter. */
function columnsOf(entries: readonly ServiceCell[]): ServiceColumns[] {
  const entriesByService = groupBy(entries, serviceKey);
  return [...entriesByService.keys()].sort().map((key) => {
    const ofService = entriesByService.get(key) ?? [];
    const [{ serviceTypeId, class: serviceClass, givingAssociationId }] = ofService as [ServiceCell];
    const cellsByMonth = groupBy(ofService, ({ month }) => month);
    const months = [...cellsByMonth.keys()].sort();
    const cells = months.map((month) => cellsByMonth.get(month) ?? []);
    return {
      serviceTypeId,
      class: serviceClass,
      givingAssociationId,
      months,
      quantities: cells.map((cell) => sumOf(cell, 'quantity')),
      amounts: cells.map((cell) => sumOf(cell, 'amount')),
      recordedAt: cells.map(firstRecording),
    };
  });
}

/** The sums of what a family received, and when the first entry of each month was recorded. */
export type ServiceSums = Pick<ServiceRollupRecord, 'months' | 'care' | 'development' | 'recordings'>;

/** Entries as sums by month and class. The order of the entries does not matter. */
export function sumsOf(entries: readonly ServiceCell[]): ServiceSums {
  const entriesByMonth = groupBy(entries, ({ month }) => month);
  const months = [...entriesByMonth.keys()].sort();
  const sumsOfClass = (wanted: ServiceCell['class']): (number | null)[] =>
    months.map((month) => {
      const ofClass = (entriesByMonth.get(month) ?? []).filter((entry) => entry.class === wanted);
      return ofClass.length === 0 ? null : sumOf(ofClass, 'amount');
    });
  const entriesByType = groupBy(entries, ({ serviceTypeId }) => serviceTypeId);
  const recordings = [...entriesByType.keys()].sort().map((serviceTypeId) => {
    const entriesOfType = groupBy(entriesByType.get(serviceTypeId) ?? [], ({ month }) => month);
    const firsts = [...entriesOfType].map(
      ([month, ofMonth]) => `${month}=${firstRecording(ofMonth).getTime().toString(radix)}`,
    );
    return { serviceTypeId, firsts: firsts.sort().join(' ') };
  });
  return { months, care: sumsOfClass('CARE'), development: sumsOfClass('DEVELOPMENT'), recordings };
}

const radix = 36;

/** When the first entry of a month was recorded, in `firsts` of the sums; null: there is none. */
export function firstOfMonth(firsts: string, month: string): Date | null {
  const start = firsts.indexOf(`${month}=`);
  if (start === -1) return null;
  const end = firsts.indexOf(' ', start);
  const instant = firsts.slice(start + month.length + 1, end === -1 ? undefined : end);
  return new Date(Number.parseInt(instant, radix));
}

/** The cells of a family that columns hold. */
export function cellsOf(familyId: string, columns: readonly ServiceColumns[]): ServiceCell[] {
  return columns.flatMap(({ serviceTypeId, class: serviceClass, givingAssociationId, ...values }) =>
    values.months.map((month, index): ServiceCell => ({
      familyId,
      month,
      serviceTypeId,
      class: serviceClass,
      givingAssociationId,
      quantity: values.quantities[index] ?? 0,
      amount: values.amounts[index] ?? 0,
      recordedAt: values.recordedAt[index] ?? new Date(0),
    })),
  );
}

function serviceKey({ serviceTypeId, class: serviceClass, givingAssociationId }: ServiceCell): string {
  return `${serviceTypeId} ${serviceClass} ${givingAssociationId}`;
}

function sumOf(cell: readonly ServiceCell[], field: 'quantity' | 'amount'): number {
  return cell.reduce((sum, entry) => sum + entry[field], 0);
}

function firstRecording(cell: readonly ServiceCell[]): Date {
  return new Date(Math.min(...cell.map(({ recordedAt }) => recordedAt.getTime())));
}
