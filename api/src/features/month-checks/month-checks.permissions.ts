import { roles, type AccessRules } from '../../platform/access.js';
import type { Actor } from '../../platform/actor.js';

const head = roles('ASSOCIATION_HEAD');
const coordinator = roles('COORDINATOR');
const nearFamilies = roles('COORDINATOR', 'ASSOCIATION_HEAD');

export const accessRules: AccessRules = {
  'Query.openQuestions': coordinator,
  'Mutation.confirmMonth': head,
  'Mutation.raiseQuestion': head,
  'Mutation.answerQuestion': coordinator,
  MonthConfirmation: nearFamilies,
  CellQuestion: nearFamilies,
};

interface FamilyFacts {
  readonly clusterId: string;
  readonly associationId: string | null;
}

/** The head of the association that adopts the family confirms its months and asks about its cells. */
export function canCheck(actor: Actor, { associationId }: Pick<FamilyFacts, 'associationId'>): boolean {
  return actor.role === 'ASSOCIATION_HEAD' && actor.associationId !== null && actor.associationId === associationId;
}

/** A coordinator of the cluster answers a question, once. */
export function canAnswer(
  actor: Actor,
  { clusterId, state }: Pick<FamilyFacts, 'clusterId'> & { readonly state: 'OPEN' | 'ANSWERED' },
): boolean {
  return state === 'OPEN' && actor.role === 'COORDINATOR' && actor.clusterIds.includes(clusterId);
}
