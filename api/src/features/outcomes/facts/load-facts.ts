import type { RuleVersion } from '../../rule-versions/rule-versions.service.js';
import type { GivenService } from '../../interventions/interventions.service.js';
import type { PilotRecord } from '../../pilots/pilots.service.js';
import type { ServiceTypesService } from '../../service-types/service-types.service.js';
import type { OutcomesDeps } from '../outcomes.deps.js';
import type { OutcomeFacts } from './family-outcomes.js';
import type { GivenValue } from '../figures/spending.js';

interface PilotFacts {
  readonly rule: RuleVersion;
  readonly facts: readonly OutcomeFacts[];
  readonly given: readonly GivenValue[];
  /** Clusters of the pilot, by name. */
  readonly clusterIds: readonly string[];
}

/** What is known of every spell of a pilot and what its families were given, as known at an instant (null: now). */
export async function factsOf(deps: OutcomesDeps, pilot: PilotRecord, knownAt: Date | null): Promise<PilotFacts> {
  const clusters = await deps.clusters.ofPilot(pilot._id);
  const clusterIds = clusters.map(({ _id }) => _id);
  const [{ rule, spells }, given, monthlyAid] = await Promise.all([
    deps.assessments.spellFacts(pilot, knownAt),
    deps.interventions.givenIn(clusterIds, knownAt),
    monthlyAidTypes(deps.serviceTypes),
  ]);
  const aided = aidedMonths(given.filter(({ serviceTypeId }) => monthlyAid.has(serviceTypeId)));
  const none: ReadonlyMap<string, Date> = new Map();
  const facts = spells.map((spell) => ({ ...spell, aidedMonths: aided.get(spell.familyId) ?? none }));
  return { rule, facts, given, clusterIds };
}

/** Months in which each family was given something, with the earliest recording. */
function aidedMonths(given: readonly GivenService[]): Map<string, Map<string, Date>> {
  const aided = new Map<string, Map<string, Date>>();
  for (const { familyId, month, recordedAt } of given) {
    const months = aided.get(familyId) ?? new Map<string, Date>();
    const first = months.get(month);
    if (first === undefined || recordedAt < first) months.set(month, recordedAt);
    aided.set(familyId, months);
  }
  return aided;
}

/** Services of care that are given every month, such as stipend and food. */
async function monthlyAidTypes(serviceTypes: ServiceTypesService): Promise<Set<string>> {
  const all = await serviceTypes.all();
  return new Set(all.filter((type) => type.class === 'CARE' && type.frequency === 'MONTHLY').map(({ _id }) => _id));
}
