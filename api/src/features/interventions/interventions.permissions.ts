import { roles, type AccessRules } from '../../platform/access.js';
import type { Actor } from '../../platform/actor.js';

const coordinator = roles('COORDINATOR');
const nearFamilies = roles('COORDINATOR', 'ASSOCIATION_HEAD');

export const accessRules: AccessRules = {
  'Query.monthGrid': coordinator,
  'Query.possibleRepeats': coordinator,
  'Query.servicesAfterLeaving': coordinator,
  'Query.servicesGivenToOthers': roles('ASSOCIATION_HEAD'),
  'Mutation.logInterventions': coordinator,
  'Mutation.correctInterventions': coordinator,
  'Mutation.voidInterventions': coordinator,
  Intervention: nearFamilies,
  MonthGrid: coordinator,
  PossibleRepeat: coordinator,
  GivenService: roles('ASSOCIATION_HEAD'),
};

interface ClusterScoped {
  readonly clusterId: string;
}

interface InterventionFacts extends ClusterScoped {
  readonly voided: boolean;
}

/** Coordinators of the cluster log, correct and void. */
export function canLog(actor: Actor, { clusterId }: ClusterScoped): boolean {
  return actor.role === 'COORDINATOR' && actor.clusterIds.includes(clusterId);
}

/** A voided intervention cannot be changed, nor can anything in a closed month. */
export function canCorrect(
  actor: Actor,
  intervention: InterventionFacts,
  month: { readonly closed: boolean },
): boolean {
  return canLog(actor, intervention) && !intervention.voided && !month.closed;
}
