import type { ClientSession } from 'mongoose';
import { firstDayOf, isMonth, lastDayOf, type LogInterventionInput } from '@anaqid/shared-types';
import { DomainError, ensure } from '../../platform/errors.js';
import { groupBy } from '../../platform/loaders.js';
import { findRecords } from '../../platform/records.js';
import type { InterventionsDeps } from './interventions.deps.js';
import { interventionsModel, type InterventionRecord } from './interventions.model.js';

type Cell = Pick<InterventionRecord, 'familyId' | 'serviceTypeId' | 'month'>;

/** What stands in the cells of one request, including entries accepted earlier in it; voided entries stand nowhere. */
export type StandingEntries = Map<string, InterventionRecord[]>;

const MOST_SEEN = 100;

/** The cell holds an entry that its typist had not seen; carries the entries that stand in it. */
export class CellFilledError extends DomainError {
  override name = 'CellFilledError';

  constructor(readonly standing: readonly InterventionRecord[]) {
    super('CELL_FILLED', 'seen', String(standing.length));
  }
}

/**
 * Loads what stands in the cells of entries that say what was seen. Whoever writes an entry writes the roll-up of its spell in the same
 * transaction, so that of two writers of a cell the later is run again and reads what the other wrote.
 */
export async function standingEntries(
  { connection }: Pick<InterventionsDeps, 'connection'>,
  tx: ClientSession,
  entries: readonly LogInterventionInput[],
): Promise<StandingEntries> {
  const compared = entries.filter(({ seen, month }) => seen != null && isMonth(month));
  const months = compared.map(({ month }) => month).sort();
  const [first, last] = [months.at(0), months.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const familyIds = [...new Set(compared.map(({ familyId }) => familyId))];
  const filter = {
    familyId: { $in: familyIds },
    day: { $gte: firstDayOf(first), $lte: lastDayOf(last) },
    voided: false,
  };
  const stored = await findRecords(interventionsModel(connection), filter, { sort: { recordedAt: 1, _id: 1 }, tx });
  return groupBy(stored, keyOfCell);
}

/** An entry that was accepted stands in its cell for the later ones of the request. */
export function addStanding(standing: StandingEntries, record: InterventionRecord): void {
  const key = keyOfCell(record);
  standing.set(key, [...(standing.get(key) ?? []), record]);
}

/**
 * Refuses an entry whose cell holds another one than was seen when it was typed, or a newer version of one. An entry that was seen and
 * is gone adds nothing and is no reason. Apps that do not say what they saw are not compared.
 *
 * @throws CellFilledError
 */
export function ensureSeen(standing: StandingEntries, entry: LogInterventionInput): void {
  const { seen } = entry;
  if (seen == null) return;
  ensure(seen.length <= MOST_SEEN, 'TOO_MANY_ITEMS', 'seen', String(MOST_SEEN));
  const seenById = new Map(seen.map(({ id, version }) => [id.toLowerCase(), version ?? null]));
  const present = standing.get(keyOfCell(entry)) ?? [];
  const isSeen = ({ _id, version }: InterventionRecord): boolean => {
    const seenVersion = seenById.get(_id);
    return seenVersion === null || seenVersion === version;
  };
  if (!present.every(isSeen)) throw new CellFilledError(present);
}

function keyOfCell({ familyId, serviceTypeId, month }: Cell): string {
  return `${familyId}:${serviceTypeId}:${month}`;
}
