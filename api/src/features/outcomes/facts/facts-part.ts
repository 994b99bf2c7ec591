import type { SpellFacts } from '../../assessments/assessments.service.js';
import type { FamilyServices } from '../../interventions/interventions.service.js';
import { monthlySpending, type MonthSpending } from '../figures/spending.js';
import { familyOutcomes, type FamilyOutcome, type OutcomeFacts, type OutcomeScope } from './family-outcomes.js';
import { householdOutcomes } from './households.js';
import { aidedMonthsOf, serviceValues, type ServiceValue } from './received-services.js';

/** Facts of some families of a pilot; what follows from them alone is kept beside them. */
export interface FactsPart {
  readonly spells: readonly OutcomeFacts[];
  /** Services of these families and possibly of others; figures take those of the families they count. */
  readonly services: readonly ServiceValue[];
  /** By view and its last programme month, which other families of the pilot can move. */
  readonly results: Map<string, PartResults>;
}

/** What the families of a part contribute to the figures of a view. */
export interface PartResults {
  readonly families: readonly FamilyOutcome[];
  readonly spending: readonly MonthSpending[];
}

const neverAway: ReadonlySet<number> = new Set();

export function factsPart(
  spells: readonly SpellFacts[],
  received: readonly FamilyServices[],
  monthlyAid: ReadonlySet<string>,
): FactsPart {
  const aidedMonths = aidedMonthsOf(received, monthlyAid);
  return {
    spells: spells.map((spell) => ({ ...spell, aidedMonths: aidedMonths(spell.familyId), awayMonths: neverAway })),
    services: serviceValues(received),
    results: new Map(),
  };
}

/** The spells of all parts. */
export function spellsOf(parts: readonly FactsPart[]): OutcomeFacts[] {
  return parts.flatMap(({ spells }) => spells);
}

/**
 * What a part contributes to a view; computed once. Besides the part, it follows from the view's last programme month and from what
 * makes a new part when it changes: rules, extensions and the present day.
 */
export function resultsOf(part: FactsPart, view: string, scope: OutcomeScope): PartResults {
  const key = `${view} ${scope.horizon}`;
  const kept = part.results.get(key);
  if (kept !== undefined) return kept;
  const results = {
    families: householdOutcomes(part.spells, scope),
    // Money spent on a duplicate record, or in any spell, was spent.
    spending: monthlySpending(familyOutcomes(part.spells, scope), part.services),
  };
  part.results.set(key, results);
  return results;
}
