import { dayIn } from '@anaqid/shared-types';
import { breathing } from '../../../platform/breathing.js';
import type { DataVersions } from '../../../platform/data-versions.js';
import { inTurn } from '../../../platform/turns.js';
import type { PilotRecord } from '../../pilots/pilots.service.js';
import type { OutcomesDeps } from '../outcomes.deps.js';
import { factsPart, type FactsPart } from './facts-part.js';
import { monthlyAidTypes } from './monthly-aid.js';

/** Spells that are kept in memory at most, of all pilots together: about five pilots of 10,000 families. */
const mostSpells = 50_000;
/** Stripes whose roll-ups are read at a time. */
const stripesAtOnce = 64;

/** The facts of a pilot by stripe, as of the versions under which they were read. */
interface KeptPilot {
  /** What the facts depend on besides the stripes. */
  readonly basis: string;
  readonly parts: Map<string, { readonly rev: number; readonly part: FactsPart }>;
}

/**
 * The present facts of whole pilots, kept in memory: only stripes that were written since are read again. Parts that did not change
 * stay the same objects, so that what was computed from them can be kept beside them.
 */
export function createKeptFacts(deps: OutcomesDeps) {
  const keptPilots = new Map<string, KeptPilot>();

  /** @param versions Read before; the facts are at least as new. */
  async function partsOf(pilot: PilotRecord, versions: DataVersions): Promise<FactsPart[]> {
    const now = deps.clock.now();
    const basis = `${versions.shared} ${dayIn(pilot.timeZone, now)}`;
    const keptPilot = keptPilots.get(pilot._id);
    const kept = keptPilot?.basis === basis ? keptPilot : { basis, parts: new Map() };
    const stripes = versions.pilots.get(pilot._id) ?? new Map<string, number>();
    const outdated = [...stripes.keys()].filter((id) => (kept.parts.get(id)?.rev ?? 0) < (stripes.get(id) ?? 0));
    if (outdated.length > 0) await read(pilot, kept, { stripes, outdated });
    keptPilots.delete(pilot._id);
    keptPilots.set(pilot._id, kept);
    dropOldest(keptPilots);
    return [...kept.parts.values()].map(({ part }) => part);
  }

  async function read(
    pilot: PilotRecord,
    kept: KeptPilot,
    { stripes, outdated }: { stripes: ReadonlyMap<string, number>; outdated: readonly string[] },
  ): Promise<void> {
    const breathe = breathing();
    const monthlyAid = await monthlyAidTypes(deps.serviceTypes);
    for (let from = 0; from < outdated.length; from += stripesAtOnce) {
      const ids = outdated.slice(from, from + stripesAtOnce);
      const [factsOf, received] = await Promise.all([
        deps.assessments.spellFactsIn(pilot, ids),
        deps.interventions.countedInStripes(ids),
      ]);
      for (const id of ids) {
        const part = factsPart(factsOf(id), received.get(id) ?? [], monthlyAid);
        kept.parts.set(id, { rev: stripes.get(id) ?? 0, part });
        await breathe();
      }
    }
  }

  return {
    /** The facts of all spells of a pilot, at least as new as `versions`, in parts that share no family. */
    presentParts(pilot: PilotRecord, versions: DataVersions): Promise<FactsPart[]> {
      return inTurn([`facts ${pilot._id}`], () => partsOf(pilot, versions));
    },
  };
}

export type KeptFacts = ReturnType<typeof createKeptFacts>;

/** Drops the pilots that were asked for longest ago, but never the last one. */
function dropOldest(keptPilots: Map<string, KeptPilot>): void {
  const sizeOf = ({ parts }: KeptPilot): number =>
    [...parts.values()].reduce((sum, { part }) => sum + part.spells.length, 0);
  let spells = [...keptPilots.values()].reduce((sum, kept) => sum + sizeOf(kept), 0);
  for (const [id, kept] of keptPilots) {
    if (spells <= mostSpells || keptPilots.size === 1) return;
    keptPilots.delete(id);
    spells -= sizeOf(kept);
  }
}
