import type { ClientSession } from 'mongoose';
import {
  familiesOfRollups,
  rebuildRollups,
  rollupDifferences,
  type RollupDifference,
} from '../../../platform/roll-ups.js';
import { writeRollups } from '../../../platform/write-rollups.js';
import type { FamilyRecord } from '../../families/families.service.js';
import type { AssessmentsDeps } from '../assessments.deps.js';
import { loadSources } from '../path/path-sources.js';
import { foldSpell, type FoldSources, type SpellFold } from './fold-spell.js';
import { spellRollupsModel } from './spell-rollups.model.js';

const rollupsOfBatch = 500;

/** Roll-ups of spells: the life cycle and the results of their months. */
export function createSpellRollups(deps: AssessmentsDeps) {
  const model = spellRollupsModel(deps.connection);

  async function foldingOf(tx: ClientSession, families: readonly FamilyRecord[], missing: readonly string[] = []) {
    const sourcesOf = await loadSources(deps, families, tx);
    const folds = families.flatMap((family) => foldsOf(family, sourcesOf(family)));
    return { model, familyIds: [...families.map(({ _id }) => _id), ...missing], folds };
  }

  return {
    /**
     * Writes the roll-ups of all spells of these families. Every transaction that changes a family's members or life cycle must call
     * this after its writes; recording a visit does it by itself.
     */
    async rollUpSpells(tx: ClientSession, families: readonly FamilyRecord[]): Promise<void> {
      const { folds } = await foldingOf(tx, families);
      await writeRollups(model, folds, tx);
    },

    /**
     * Writes the roll-ups of these families anew, and deletes those that follow from nothing.
     *
     * @param missing Ids of families that do not exist.
     */
    async rebuildSpells(
      tx: ClientSession,
      families: readonly FamilyRecord[],
      missing: readonly string[] = [],
    ): Promise<void> {
      await rebuildRollups(await foldingOf(tx, families, missing), tx);
    },

    /** How the stored roll-ups of these families differ from their records; `missing` as in `rebuildSpells`. */
    async spellDifferences(
      tx: ClientSession,
      families: readonly FamilyRecord[],
      missing: readonly string[] = [],
    ): Promise<RollupDifference[]> {
      return rollupDifferences(await foldingOf(tx, families, missing), tx);
    },

    /** Ids of the families that roll-ups name, in order, for work in batches; null: from the first. */
    familiesOfSpells(afterId: string | null): Promise<string[]> {
      return familiesOfRollups(model, afterId, rollupsOfBatch);
    },
  };
}

/** The content of the roll-ups of all spells of a family. */
export function foldsOf(family: FamilyRecord, sources: FoldSources): SpellFold[] {
  return family.spells.map((spell) => foldSpell(family, spell, sources));
}
