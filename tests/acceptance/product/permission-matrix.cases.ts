import { randomUUID } from 'node:crypto';
import { worldMonth, type World } from '../../kit/world.js';

/** The record that an operation targets, as seen by coordinator 1 and head 1. */
export type Target = 'own' | 'other' | 'unknown';

/** The ids passed to an operation: the actor's own, those of the sister cluster, or unknown ones. */
export interface Aim {
  pilotId: string;
  clusterId: string;
  associationId: string;
  familyId: string;
  interventionId: string;
  assessmentId: string;
  questionId: string;
  membershipId: string;
  accountId: string;
  areaId: string;
  serviceTypeId: string;
}

export function aimAt(world: World, target: Target): Aim {
  const id = (own: string, other: string): string =>
    target === 'own' ? own : target === 'other' ? other : randomUUID();
  return {
    pilotId: id(world.pilots[0], world.pilots[1]),
    clusterId: id(world.clusters[0], world.clusters[1]),
    associationId: id(world.associations[0], world.associations[2]),
    familyId: id(world.families[0], world.families[2]),
    interventionId: id(world.interventions[0], world.interventions[2]),
    assessmentId: id(world.assessments[0], world.assessments[2]),
    questionId: id(world.questions[0], world.questions[1]),
    membershipId: id(world.memberships[0], world.memberships[2]),
    accountId: id(world.accounts.coordinator1, world.accounts.coordinator2),
    areaId: id(world.areaId, world.areaId),
    serviceTypeId: id(world.serviceTypeId, world.serviceTypeId),
  };
}

export type RoleName = 'coordinator' | 'head' | 'minister' | 'federation' | 'administrator' | 'nobody';

/**
 * Expected results for own, other and unknown ids, a letter each: `r` reached (data, or a refusal of the content), `a`
 * absent (null, empty, NOT_FOUND), `x` NOT_ALLOWED, `s` NOT_SIGNED_IN. Default for a role: `xxx`; not signed in: `sss`.
 */
interface MatrixCase {
  variables?: (aim: Aim) => object;
  /** Whether the record belongs to both sister clusters, which are in the same pilot. */
  isSharedBySisters?: boolean;
  expected: Partial<Record<RoleName, string>>;
}

const anybody = {
  coordinator: 'rrr',
  head: 'rrr',
  minister: 'rrr',
  federation: 'rrr',
  administrator: 'rrr',
  nobody: 'rrr',
} as const;
const everybodySignedIn = { ...anybody, nobody: 'sss' } as const;
const administratorOnly = { administrator: 'rra' } as const;
const coordinatorOnly = { coordinator: 'raa' } as const;

const name = { ar: 'اسم', en: 'Name' };
const input = (content: (aim: Aim) => object) => (aim: Aim) => ({ input: content(aim) });
const clientKey = (): string => randomUUID();

export const cases: Readonly<Record<string, MatrixCase>> = {
  // Signing in
  installation: { expected: anybody },
  viewer: { expected: { ...anybody, nobody: 'aaa' } },
  signIn: { variables: input(() => ({ userName: 'nobody-here', password: 'wrong password' })), expected: anybody },
  signOut: { expected: anybody },
  createFirstAdministrator: {
    variables: input(() => ({
      token: 'wrong',
      userName: 'second',
      displayName: 'Second',
      password: 'a long enough password',
    })),
    expected: anybody,
  },
  changePassword: {
    variables: input(() => ({ currentPassword: 'wrong password', newPassword: 'another long password' })),
    expected: everybodySignedIn,
  },

  // People and log
  account: { variables: ({ accountId }) => ({ id: accountId }), expected: administratorOnly },
  accounts: { expected: { administrator: 'rrr' } },
  createAccount: {
    variables: input(({ clusterId }) => ({
      clientKey: clientKey(),
      userName: `u${clientKey().slice(0, 8)}`,
      displayName: 'Somebody',
      role: 'COORDINATOR',
      clusterIds: [clusterId],
      password: 'a long enough password',
    })),
    expected: administratorOnly,
  },
  updateAccount: {
    variables: input(({ accountId }) => ({ id: accountId, version: 99, displayName: 'Renamed' })),
    expected: administratorOnly,
  },
  resetPassword: {
    variables: input(({ accountId }) => ({ accountId, password: 'short' })),
    expected: { administrator: 'rrr' },
  },
  auditLog: { expected: { administrator: 'rrr' } },
  noteExport: {
    variables: input(({ pilotId }) => ({ kind: 'OUTCOMES', recordId: pilotId })),
    isSharedBySisters: true,
    expected: { coordinator: 'raa', head: 'raa', minister: 'raa', federation: 'raa', administrator: 'rra' },
  },

  // Set-up
  pilots: { expected: everybodySignedIn },
  pilot: {
    variables: ({ pilotId }) => ({ id: pilotId }),
    isSharedBySisters: true,
    expected: { coordinator: 'raa', head: 'raa', minister: 'raa', federation: 'raa', administrator: 'rra' },
  },
  createPilot: {
    variables: input(() => ({
      clientKey: clientKey(),
      name,
      startMonth: 'never',
      plannedMonths: 6,
      currency: 'SYP',
      timeZone: 'UTC',
    })),
    expected: { administrator: 'rrr' },
  },
  updatePilot: { variables: input(({ pilotId }) => ({ id: pilotId, version: 99, name })), expected: administratorOnly },
  extendPilot: {
    variables: input(({ pilotId }) => ({
      clientKey: clientKey(),
      pilotId,
      version: 99,
      toMonths: 12,
      reason: 'Because',
      decisionNumber: '1',
      decidedOn: '2018-09-01',
    })),
    expected: administratorOnly,
  },
  extensionPreview: {
    variables: input(({ pilotId }) => ({ pilotId, toMonths: 9 })),
    expected: administratorOnly,
  },
  recordIncomeLine: {
    variables: input(({ pilotId }) => ({
      clientKey: clientKey(),
      pilotId,
      fromMonth: '2018-03',
      amountPerAdult: 0,
      source: 'Survey',
    })),
    expected: { administrator: 'rrr' },
  },
  recordPriceIndex: {
    variables: input(({ pilotId }) => ({
      clientKey: clientKey(),
      pilotId,
      month: '2018-03',
      value: 0,
      source: 'Survey',
    })),
    expected: { administrator: 'rrr' },
  },
  areas: { expected: everybodySignedIn },
  createArea: {
    variables: input(({ areaId }) => ({ clientKey: clientKey(), name, level: 'DISTRICT', parentId: areaId })),
    expected: administratorOnly,
  },
  updateArea: { variables: input(({ areaId }) => ({ id: areaId, version: 99, name })), expected: administratorOnly },
  clusters: { expected: everybodySignedIn },
  cluster: {
    variables: ({ clusterId }) => ({ id: clusterId }),
    expected: { coordinator: 'raa', head: 'raa', minister: 'rra', federation: 'rra', administrator: 'rra' },
  },
  createCluster: {
    variables: input(({ pilotId }) => ({ clientKey: clientKey(), pilotId, name, familyQuota: 25 })),
    expected: administratorOnly,
  },
  updateCluster: {
    variables: input(({ clusterId }) => ({ id: clusterId, version: 99, name })),
    expected: administratorOnly,
  },
  associations: { expected: { coordinator: 'rrr', head: 'rrr', federation: 'rrr', administrator: 'rrr' } },
  association: {
    variables: ({ associationId }) => ({ id: associationId }),
    expected: { coordinator: 'raa', head: 'raa', federation: 'rra', administrator: 'rra' },
  },
  createAssociation: {
    variables: input(() => ({ clientKey: clientKey(), name: { ar: clientKey(), en: 'Name' }, kind: 'CHARITY' })),
    expected: { administrator: 'rrr' },
  },
  updateAssociation: {
    variables: input(({ associationId }) => ({ id: associationId, version: 99, name })),
    expected: administratorOnly,
  },
  joinCluster: {
    variables: input(({ associationId, clusterId }) => ({
      clientKey: clientKey(),
      associationId,
      clusterId,
      fromMonth: '2018-03',
      adoptsFamilies: true,
    })),
    expected: administratorOnly,
  },
  leaveCluster: {
    variables: input(({ membershipId }) => ({ membershipId, version: 99, toMonth: '2018-08' })),
    expected: administratorOnly,
  },
  reviseMembership: {
    variables: input(({ membershipId }) => ({ membershipId, version: 99, adoptsFamilies: true })),
    expected: administratorOnly,
  },
  serviceTypes: { expected: everybodySignedIn },
  createServiceType: {
    variables: input(() => ({
      clientKey: clientKey(),
      name: { ar: clientKey(), en: 'Name' },
      unit: name,
      entryMode: 'GIVEN',
      frequency: 'ONCE',
      class: 'CARE',
    })),
    expected: { administrator: 'rrr' },
  },
  updateServiceType: {
    variables: input(({ serviceTypeId }) => ({ id: serviceTypeId, version: 99, name })),
    expected: administratorOnly,
  },

  // Families
  families: { expected: { coordinator: 'rrr', head: 'rrr' } },
  family: { variables: ({ familyId }) => ({ id: familyId }), expected: { coordinator: 'raa', head: 'raa' } },
  possibleDuplicates: {
    variables: input(() => ({ name: 'أسرة', phone: '0944123456' })),
    expected: { coordinator: 'aaa' },
  },
  nominateFamily: {
    variables: input(({ clusterId }) => ({ clientKey: clientKey(), clusterId, name: 'أسرة' })),
    expected: coordinatorOnly,
  },
  updateFamily: {
    variables: input(({ familyId }) => ({ id: familyId, version: 99, phone: '0999' })),
    expected: coordinatorOnly,
  },
  membersEffect: {
    variables: input(({ familyId }) => ({ familyId, version: 99, members: [] })),
    expected: coordinatorOnly,
  },
  saveMembers: {
    variables: input(({ familyId }) => ({ familyId, version: 99, members: [] })),
    expected: coordinatorOnly,
  },
  recordConsent: {
    variables: input(({ familyId }) => ({
      clientKey: clientKey(),
      familyId,
      purpose: 'REFERRAL',
      given: true,
      on: '2018-03-03',
      language: 'ar',
    })),
    expected: coordinatorOnly,
  },
  enrolFamily: {
    variables: input(({ familyId, associationId }) => ({
      clientKey: clientKey(),
      familyId,
      version: 99,
      associationId,
      enrolledMonth: '2018-03',
      baselineOn: '2018-03-03',
    })),
    expected: coordinatorOnly,
  },
  takeFamilyStep: {
    variables: input(({ familyId }) => ({
      clientKey: clientKey(),
      familyId,
      version: 99,
      step: 'SUSPEND',
      on: '2018-03-03',
      reason: 'Because',
      reviewOn: '2018-04-03',
    })),
    expected: coordinatorOnly,
  },
  proposeGraduation: {
    variables: input(({ familyId }) => ({ clientKey: clientKey(), familyId, version: 99, on: '2018-05-31' })),
    expected: { head: 'raa' },
  },
  approveGraduation: {
    variables: input(({ familyId }) => ({ clientKey: clientKey(), familyId, version: 99, on: '2018-05-31' })),
    expected: coordinatorOnly,
  },

  // Visits and paths
  ruleVersion: { expected: everybodySignedIn },
  assessmentForm: { variables: ({ familyId }) => ({ familyId, month: worldMonth }), expected: coordinatorOnly },
  recordAssessment: {
    variables: input(({ familyId }) => ({
      clientKey: clientKey(),
      familyId,
      month: worldMonth,
      visitedOn: '2018-03-20',
      form: 'MONTHLY',
      answers: [],
    })),
    expected: coordinatorOnly,
  },
  correctAssessment: {
    variables: input(({ assessmentId }) => ({ id: assessmentId, version: 99, selfRating: 3 })),
    expected: coordinatorOnly,
  },
  visitsDue: { variables: ({ clusterId }) => ({ clusterId }), expected: coordinatorOnly },
  familiesByNeed: { variables: ({ clusterId }) => ({ clusterId }), expected: { coordinator: 'raa', head: 'raa' } },

  // Outcomes
  pilotOutcomes: {
    variables: ({ pilotId }) => ({ pilotId, view: 'WHOLE' }),
    expected: { coordinator: 'raa', head: 'raa', minister: 'raa', federation: 'raa' },
    isSharedBySisters: true,
  },
  figureFamilies: {
    variables: ({ pilotId }) => ({ pilotId, figure: 'ENROLLED', view: 'WHOLE' }),
    expected: { coordinator: 'raa', head: 'raa' },
    isSharedBySisters: true,
  },
  saveOutcomes: {
    variables: input(({ pilotId }) => ({ clientKey: clientKey(), pilotId, view: 'WHOLE', note: 'For a meeting' })),
    expected: { minister: 'raa', federation: 'raa' },
  },
  savedOutcomes: {
    variables: ({ pilotId }) => ({ pilotId }),
    expected: { minister: 'aaa', federation: 'aaa' },
  },

  // Month checks
  today: { variables: ({ clusterId }) => ({ clusterId }), expected: coordinatorOnly },
  openQuestions: { variables: ({ clusterId }) => ({ clusterId }), expected: coordinatorOnly },
  confirmMonth: {
    variables: input(({ familyId }) => ({ clientKey: clientKey(), month: worldMonth, familyIds: [familyId] })),
    expected: { head: 'raa' },
  },
  raiseQuestion: {
    variables: input(({ familyId, serviceTypeId }) => ({
      clientKey: clientKey(),
      familyId,
      serviceTypeId,
      month: '2018-12',
      text: 'Why?',
    })),
    expected: { head: 'raa' },
  },
  answerQuestion: {
    variables: input(({ questionId }) => ({ id: questionId, version: 99, answer: 'Because.' })),
    expected: coordinatorOnly,
  },

  // Interventions
  monthGrid: {
    variables: ({ clusterId }) => ({ clusterId, month: worldMonth }),
    expected: coordinatorOnly,
  },
  servicesGivenToOthers: { expected: { head: 'aaa' } },
  servicesAfterLeaving: {
    variables: ({ familyId }) => ({ familyId, on: `${worldMonth}-28` }),
    expected: { coordinator: 'aaa' },
  },
  possibleRepeats: {
    variables: ({ clusterId }) => ({ clusterId, month: worldMonth }),
    expected: { coordinator: 'aaa' },
  },
  logInterventions: {
    variables: input(({ familyId, serviceTypeId }) => ({
      entries: [{ clientKey: clientKey(), familyId, serviceTypeId, month: worldMonth, quantity: 1 }],
    })),
    expected: coordinatorOnly,
  },
  correctInterventions: {
    variables: input(({ interventionId }) => ({ corrections: [{ id: interventionId, version: 99, quantity: 2 }] })),
    expected: coordinatorOnly,
  },
  voidInterventions: {
    variables: input(({ interventionId }) => ({ voids: [{ id: interventionId, version: 99, reason: 'Mistake' }] })),
    expected: coordinatorOnly,
  },
  closeMonth: {
    variables: input(({ clusterId }) => ({ clientKey: clientKey(), clusterId, month: '2018-02', blanks: 'LEAVE' })),
    expected: coordinatorOnly,
  },
  reopenMonth: {
    variables: input(({ clusterId }) => ({ clientKey: clientKey(), clusterId, month: '2018-04', reason: 'Because' })),
    expected: coordinatorOnly,
  },
};
