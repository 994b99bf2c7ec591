import type { ClientSession } from 'mongoose';
import { firstDayOf, lastDayOf } from '@anaqid/shared-types';
import { groupBy } from '../../../platform/loaders.js';
import { findFields, findRecords } from '../../../platform/records.js';
import {
  familiesOfRollups,
  rebuildRollups,
  rollupDifferences,
  type RollupDifference,
} from '../../../platform/roll-ups.js';
import { touchRollups, writeRollups } from '../../../platform/write-rollups.js';
import type { FamilyRecord } from '../../families/families.service.js';
import type { InterventionsDeps } from '../interventions.deps.js';
import { interventionsModel, type InterventionRecord } from '../interventions.model.js';
import {
  cellsOf,
  countingEntries,
  foldedFields,
  foldServices,
  serviceFold,
  spellOf,
  type ServiceCell,
  type ServiceFold,
} from './fold-services.js';
import { serviceRollupsModel } from './service-rollups.model.js';

type Deps = Pick<InterventionsDeps, 'connection'>;

const rollupsOfBatch = 500;

/** Roll-ups of the services that families received. */
export function createServiceRollups({ connection }: Deps) {
  const model = serviceRollupsModel(connection);

  async function foldingOf(tx: ClientSession, families: readonly FamilyRecord[], missing: readonly string[] = []) {
    const familyIds = families.map(({ _id }) => _id);
    const filter = { familyId: { $in: familyIds }, ...countingEntries };
    const entries = groupBy(await findFields(interventionsModel(connection), foldedFields, filter, { tx }), familyOf);
    const folds = families.flatMap((family) => foldServices(family, entries.get(family._id) ?? []));
    return { model, familyIds: [...familyIds, ...missing], folds };
  }

  return {
    /**
     * Writes the roll-ups of all spells of these families. Every transaction that changes a family's spells must call this after its
     * writes; entries are rolled up by themselves.
     */
    async rollUpServices(tx: ClientSession, families: readonly FamilyRecord[]): Promise<void> {
      const { folds } = await foldingOf(tx, families);
      await writeRollups(model, folds, tx);
    },

    /**
     * Meets every entry of a cluster's month in this transaction and those that run beside it: of an entry and this one, the later is
     * run again and reads what the other wrote.
     *
     * @param families The families of the cluster.
     */
    async meetEntries(tx: ClientSession, families: readonly FamilyRecord[], month: string): Promise<void> {
      // Also spells that ended before: undoing the exit would open them again.
      const begun = families.flatMap(({ spells }) => spells.filter(({ enrolledMonth }) => enrolledMonth <= month));
      await touchRollups(
        model,
        begun.map(({ _id }) => _id),
        tx,
      );
    },

    /**
     * Writes the roll-ups of these families anew, and deletes those that follow from nothing.
     *
     * @param missing Ids of families that do not exist.
     */
    async rebuildServices(
      tx: ClientSession,
      families: readonly FamilyRecord[],
      missing: readonly string[] = [],
    ): Promise<void> {
      await rebuildRollups(await foldingOf(tx, families, missing), tx);
    },

    /** How the stored roll-ups of these families differ from their records; `missing` as in `rebuildServices`. */
    async serviceDifferences(
      tx: ClientSession,
      families: readonly FamilyRecord[],
      missing: readonly string[] = [],
    ): Promise<RollupDifference[]> {
      return rollupDifferences(await foldingOf(tx, families, missing), tx);
    },

    /** Ids of the families that roll-ups name, in order, for work in batches; null: from the first. */
    familiesOfServices(afterId: string | null): Promise<string[]> {
      return familiesOfRollups(model, afterId, rollupsOfBatch);
    },
  };
}

const familyOf = ({ familyId }: { readonly familyId: string }): string => familyId;

/** Rolls up the months of entries that were written in this transaction; `families` holds their families. */
export async function rollUpEntries(
  { connection }: Deps,
  tx: ClientSession,
  families: ReadonlyMap<string, FamilyRecord>,
  written: readonly InterventionRecord[],
): Promise<void> {
  const model = serviceRollupsModel(connection);
  const writtenByFamily = groupBy(written, familyOf);
  const familyIds = [...writtenByFamily.keys()];
  const months = written.map(({ month }) => month).sort();
  const [first, last] = [months.at(0), months.at(-1)];
  if (first === undefined || last === undefined) return;
  const day = { $gte: firstDayOf(first), $lte: lastDayOf(last) };
  const filter = { familyId: { $in: familyIds }, day, ...countingEntries };
  const entries = groupBy(await findFields(interventionsModel(connection), foldedFields, filter, { tx }), familyOf);
  const stored = await findRecords(model, { familyId: { $in: familyIds } }, { tx });
  const storedById = new Map(stored.map((rollup) => [rollup._id, rollup]));
  const folds = familyIds.flatMap((familyId): ServiceFold[] => {
    const family = families.get(familyId);
    if (family === undefined) throw new Error('entries were written for a family that was not read');
    const writtenMonths = new Set((writtenByFamily.get(familyId) ?? []).map(({ month }) => month));
    const present = (entries.get(familyId) ?? []).filter(({ month }) => writtenMonths.has(month));
    return changedFolds(family, storedById, { months: writtenMonths, entries: present });
  });
  await writeRollups(model, folds, tx);
}

/** The roll-ups of the spells whose months were written, with the entries of those months in place of what they held. */
function changedFolds(
  family: FamilyRecord,
  storedById: ReadonlyMap<string, Pick<ServiceFold, 'services'>>,
  { months, entries }: { readonly months: ReadonlySet<string>; readonly entries: readonly ServiceCell[] },
): ServiceFold[] {
  const spellIds = new Set([...months].map((month) => spellOf(family, month)?._id));
  return family.spells
    .filter(({ _id }) => spellIds.has(_id))
    .map((spell) => {
      const stored = storedById.get(spell._id);
      // An enrolment writes the roll-up of its spell; without it, the other months would be lost in silence.
      if (stored === undefined) throw new Error('a spell has no roll-up of services');
      const others = cellsOf(family._id, stored.services).filter(({ month }) => !months.has(month));
      const own = entries.filter(({ month }) => spellOf(family, month)?._id === spell._id);
      return serviceFold(family, spell, [...others, ...own]);
    });
}
