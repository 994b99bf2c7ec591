import type { OutcomeCoverage } from '@anaqid/shared-types';
import { roles, type AccessRules } from '../../platform/access.js';
import type { Actor } from '../../platform/actor.js';

export const accessRules: AccessRules = {
  'Query.pilotOutcomes': roles('COORDINATOR', 'ASSOCIATION_HEAD', 'MINISTER', 'FEDERATION'),
  'Query.figureFamilies': roles('COORDINATOR', 'ASSOCIATION_HEAD'),
  'Query.savedOutcomes': roles('MINISTER', 'FEDERATION'),
  'Mutation.saveOutcomes': roles('MINISTER', 'FEDERATION'),
  FigureFamilies: roles('COORDINATOR', 'ASSOCIATION_HEAD'),
  AssociationOutcome: roles('FEDERATION'),
};

/** What of a spell decides who may see it in figures. */
interface SpellPlace {
  readonly clusterId: string;
  readonly associationId: string;
}

/** Whose families the figures of this actor count; null: the actor has no outcomes (domain.md 5). */
export function coverageOf(actor: Actor): OutcomeCoverage | null {
  switch (actor.role) {
    case 'MINISTER':
    case 'FEDERATION':
      return 'WHOLE_PILOT';
    case 'COORDINATOR':
      return 'OWN_CLUSTERS';
    case 'ASSOCIATION_HEAD':
      return 'OWN_ASSOCIATION';
    case 'ADMINISTRATOR':
      return null;
  }
}

/** Whether a spell is counted in the figures of this actor. */
export function counts(actor: Actor, { clusterId, associationId }: SpellPlace): boolean {
  switch (coverageOf(actor)) {
    case 'WHOLE_PILOT':
      return true;
    case 'OWN_CLUSTERS':
      return actor.clusterIds.includes(clusterId);
    case 'OWN_ASSOCIATION':
      return actor.associationId === associationId;
    case null:
      return false;
  }
}

/** Who reads about families of his own may see every count and open every list; who reads about others' may not. */
export function readsOwnFamilies(actor: Actor): boolean {
  const coverage = coverageOf(actor);
  return coverage === 'OWN_CLUSTERS' || coverage === 'OWN_ASSOCIATION';
}

/** Results by association are for the federation only. */
export function canSeeAssociationResults(actor: Actor): boolean {
  return actor.role === 'FEDERATION';
}

/** Those who read whole pilots keep views of them. */
export function canSaveOutcomes(actor: Actor): boolean {
  return coverageOf(actor) === 'WHOLE_PILOT';
}
