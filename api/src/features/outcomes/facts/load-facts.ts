import type { Actor } from '../../../platform/actor.js';
import type { PilotRecord } from '../../pilots/pilots.service.js';
import type { ServiceTypesService } from '../../service-types/service-types.service.js';
import type { OutcomesDeps } from '../outcomes.deps.js';
import { countsSpell, ownSpells, readsOwnFamilies } from '../outcomes.permissions.js';
import type { OutcomeFacts } from './family-outcomes.js';
import { pilotState, type PilotState } from './outcome-scope.js';
import { aidedMonthsOf, serviceValues, type ServiceValue } from './received-services.js';

/** Price index by month; null: no value. */
export type PriceIndex = Readonly<Record<string, number | null>>;

/** Everything a pilot's figures are computed from, as known at an instant and as far as the actor's figures reach. */
export interface PilotFacts {
  readonly state: PilotState;
  readonly spells: readonly OutcomeFacts[];
  /** Services of every family of the pilot; figures take those of the families they count. */
  readonly services: readonly ServiceValue[];
  readonly priceIndex: PriceIndex;
}

/** @param knownAt Records made later are ignored; null: now. */
export async function loadFacts(
  deps: OutcomesDeps,
  actor: Actor,
  pilot: PilotRecord,
  knownAt: Date | null,
): Promise<PilotFacts> {
  const { pilots, clock } = deps;
  const isOwn = readsOwnFamilies(actor);
  const [clusters, { rule, spells }, monthlyAid, priceIndexValues, extensions] = await Promise.all([
    deps.clusters.ofPilot(pilot._id),
    deps.assessments.spellFacts(pilot, knownAt, ownSpells(actor)),
    monthlyAidTypes(deps.serviceTypes),
    pilots.priceIndexOf(pilot._id, knownAt),
    pilots.extensionsOf(pilot._id),
  ]);
  const clusterIds = clusters.map(({ _id }) => _id);
  const ownFamilyIds = isOwn ? [...new Set(spells.map(({ familyId }) => familyId))] : null;
  const received = await deps.interventions.countedIn(clusterIds, ownFamilyIds, knownAt);
  const aidedMonths = aidedMonthsOf(received, monthlyAid);
  const countedSpells = spells
    .filter((spell) => countsSpell(actor, spell))
    .map((spell) => ({ ...spell, aidedMonths: aidedMonths(spell.familyId) }));
  return {
    state: pilotState({
      pilot,
      rule,
      extensions,
      knownAt: knownAt ?? clock.now(),
      clusterIds: isOwn ? [...new Set(countedSpells.map(({ clusterId }) => clusterId))] : clusterIds,
      readsOwnFamilies: isOwn,
    }),
    spells: countedSpells,
    services: serviceValues(received),
    priceIndex: Object.fromEntries(priceIndexValues.map(({ month, value }) => [month, value])),
  };
}

/** Ids of the care services that are given every month, such as stipend and food. */
async function monthlyAidTypes(serviceTypes: ServiceTypesService): Promise<Set<string>> {
  const types = await serviceTypes.all();
  return new Set(types.filter((type) => type.class === 'CARE' && type.frequency === 'MONTHLY').map(({ _id }) => _id));
}
