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

interface SpellScope {
  readonly clusterId: string;
  readonly associationId: string;
}

/** Whose families the actor's figures count; null: the actor reads no outcomes. */
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

/** Whether the actor's figures count a spell. */
export function countsSpell(actor: Actor, { clusterId, associationId }: SpellScope): boolean {
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

/** The spells among which those are that the actor's figures count, to be read from the database; empty: all. */
export function ownSpells(actor: Actor): { clusterId?: { $in: string[] }; associationId?: string } {
  const coverage = coverageOf(actor);
  if (coverage === 'OWN_CLUSTERS') return { clusterId: { $in: [...actor.clusterIds] } };
  return coverage === 'OWN_ASSOCIATION' && actor.associationId !== null ? { associationId: actor.associationId } : {};
}

/** Readers of their own families see every count and the families behind it; everybody else sees suppressed counts. */
export function readsOwnFamilies(actor: Actor): boolean {
  const coverage = coverageOf(actor);
  return coverage === 'OWN_CLUSTERS' || coverage === 'OWN_ASSOCIATION';
}

export function canSeeAssociationResults(actor: Actor): boolean {
  return actor.role === 'FEDERATION';
}
