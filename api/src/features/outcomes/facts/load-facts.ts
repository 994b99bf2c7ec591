import type { Actor } from '../../../platform/actor.js';
import type { DataVersions } from '../../../platform/data-versions.js';
import type { PilotRecord } from '../../pilots/pilots.service.js';
import { ruleVersionNumbered } from '../../rule-versions/rule-versions.service.js';
import type { OutcomesDeps } from '../outcomes.deps.js';
import type { OutcomesWork } from '../outcomes-work.js';
import { countsSpell, ownSpells, readsOwnFamilies } from '../outcomes.permissions.js';
import { factsPart, type FactsPart } from './facts-part.js';
import type { PriceIndex } from '../figures/spending.js';
import { monthlyAidTypes } from './monthly-aid.js';
import { pilotState, type PilotState } from './outcome-scope.js';

/** Everything a pilot's figures are computed from, as known at an instant and as far as the actor's figures reach. */
export interface PilotFacts {
  readonly state: PilotState;
  /** Parts that share no family. */
  readonly parts: readonly FactsPart[];
  readonly priceIndex: PriceIndex;
}

interface FactsRequest {
  readonly pilot: PilotRecord;
  /** Records made later are ignored; null: now. */
  readonly knownAt: Date | null;
  /** Versions that were read before the pilot; they say which of the kept facts still hold. */
  readonly versions: DataVersions;
}

/** The facts of one reader: whole pilots as they are now from what is kept in memory, everything else from the database. */
export async function loadFacts(
  deps: OutcomesWork,
  actor: Actor,
  { pilot, knownAt, versions }: FactsRequest,
): Promise<PilotFacts> {
  const { pilots, clock } = deps;
  const isOwn = readsOwnFamilies(actor);
  const [clusters, priceIndexValues, extensions] = await Promise.all([
    deps.clusters.ofPilot(pilot._id),
    pilots.priceIndexOf(pilot._id, knownAt),
    pilots.extensionsOf(pilot._id),
  ]);
  const clusterIds = clusters.map(({ _id }) => _id);
  const parts =
    knownAt === null && !isOwn
      ? await deps.keptFacts.presentParts(pilot, versions)
      : [await factsThen(deps, actor, { pilot, knownAt, clusterIds })];
  return {
    state: pilotState({
      pilot,
      rule: ruleVersionNumbered(pilot.ruleVersion),
      extensions,
      knownAt: knownAt ?? clock.now(),
      readsOwnFamilies: isOwn,
    }),
    parts,
    priceIndex: Object.fromEntries(priceIndexValues.map(({ month, value }) => [month, value])),
  };
}

/** The facts of the spells that the actor counts, read from the database, as one part. */
async function factsThen(
  deps: OutcomesDeps,
  actor: Actor,
  { pilot, knownAt, clusterIds }: Pick<FactsRequest, 'pilot' | 'knownAt'> & { readonly clusterIds: readonly string[] },
): Promise<FactsPart> {
  const [{ spells }, monthlyAid] = await Promise.all([
    deps.assessments.spellFacts(pilot, knownAt, ownSpells(actor)),
    monthlyAidTypes(deps.serviceTypes),
  ]);
  const ownFamilyIds = readsOwnFamilies(actor) ? [...new Set(spells.map(({ familyId }) => familyId))] : null;
  const received = await deps.interventions.countedIn(clusterIds, ownFamilyIds, knownAt);
  const counted = spells.filter((spell) => countsSpell(actor, spell));
  return factsPart(counted, received, monthlyAid);
}
