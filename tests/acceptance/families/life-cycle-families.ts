import { randomUUID } from 'node:crypto';
import type { GraphQLError } from 'graphql';
import type { Actor } from '../../../api/src/platform/actor.js';
import { FaultError } from '../../../api/src/platform/faults.js';
import { actorWith } from '../../../api/src/testing/actors.js';
import type { ProductWorld } from '../../../api/src/testing/product-world.js';
import { makeCluster, representative } from '../../../api/src/testing/programme-world.js';
import { administrator, uniqueName } from '../../../api/src/testing/set-up-world.js';
import { visitAt } from '../../../api/src/testing/visits.js';
import type { Event, RoleName, StandingName } from './life-cycle.cases.js';

/** A pilot with two clusters, two associations in the first, and an actor for each role and scope. */
export interface LifeCyclePilot {
  readonly pilotId: string;
  readonly clusterId: string;
  readonly associationId: string;
  readonly people: Readonly<Record<RoleName, Actor | null>>;
}

export async function makeLifeCyclePilot(world: ProductWorld): Promise<LifeCyclePilot> {
  const { _id: pilotId } = await world.pilots.createPilot(administrator, {
    clientKey: randomUUID(),
    name: uniqueName(),
    startMonth: '2018-03',
    plannedMonths: 6,
    currency: 'SYP',
    timeZone: 'Asia/Damascus',
  });
  const [clusterId, otherId] = [await makeCluster(world, pilotId), await makeCluster(world, pilotId)];
  const association = async (memberOf: string): Promise<string> => {
    const { _id: associationId } = await world.associations.createAssociation(administrator, {
      clientKey: randomUUID(),
      name: uniqueName(),
      kind: 'CHARITY',
    });
    const joining = { associationId, clusterId: memberOf, fromMonth: '2018-02', adoptsFamilies: true };
    await world.associations.joinCluster(administrator, { clientKey: randomUUID(), ...joining });
    return associationId;
  };
  const associationId = await association(clusterId);
  const here = { clusterIds: [clusterId], pilotIds: [pilotId] };
  const elsewhere = { clusterIds: [otherId], pilotIds: [pilotId] };
  const people = {
    coordinator: actorWith('COORDINATOR', here),
    secondCoordinator: actorWith('COORDINATOR', here),
    coordinatorElsewhere: actorWith('COORDINATOR', elsewhere),
    head: actorWith('ASSOCIATION_HEAD', { ...here, associationId }),
    headOfSister: actorWith('ASSOCIATION_HEAD', { ...here, associationId: await association(clusterId) }),
    headElsewhere: actorWith('ASSOCIATION_HEAD', { ...elsewhere, associationId: await association(otherId) }),
    minister: actorWith('MINISTER', { pilotIds: [pilotId] }),
    federation: actorWith('FEDERATION', { pilotIds: [pilotId] }),
    administrator,
    nobody: null,
  };
  return { pilotId, clusterId, associationId, people };
}

export interface FamilyNow {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly events: readonly { readonly step: string; readonly from: string | null; readonly to: string }[];
  readonly spells: readonly { readonly enrolledMonth: string; readonly exitMonth: string | null }[];
}

const familyDocument = `query ($id: ID!) { family(id: $id) { id version state events { step from to } spells { enrolledMonth exitMonth } } }`;

/** The family as its coordinator reads it. */
export async function familyNow(world: ProductWorld, { people }: LifeCyclePilot, id: string): Promise<FamilyNow> {
  const { data } = await world.answer(people.coordinator, familyDocument, { id });
  const family = data?.['family'] as FamilyNow | null | undefined;
  if (family == null) throw new Error('the family is gone');
  return family;
}

/** The day on which the tested step of a family in this state is taken. */
function dayOf(standing: StandingName): string {
  if (standing === 'exitedLongAgo') return '2018-08-27';
  if (standing === 'pilotEnded') return '2018-10-20';
  if (standing === 'pilotEndedThenExtended') return '2018-09-30';
  return '2018-07-10';
}

type Words = Readonly<Record<string, unknown>>;

const mutations: Partial<Record<Event, readonly [name: string, input: string]>> = {
  ENROL: ['enrolFamily', 'EnrolFamilyInput'],
  PROPOSE_GRADUATION: ['proposeGraduation', 'GraduationInput'],
  APPROVE_GRADUATION: ['approveGraduation', 'GraduationInput'],
};

/** Complete details for each event. */
const wordsOf: Partial<Record<Event, Words>> = {
  DECLINE: { reason: 'سبب', nextStep: 'خطوة' },
  SUSPEND: { reason: 'سبب', reviewOn: '2018-12-01' },
  EXIT: { exitReason: 'MOVED', nextStep: 'خطوة' },
  UNDO_EXIT: { reason: 'سبب' },
  END_FOLLOW_UP: { reason: 'سبب' },
  REOPEN: { reason: 'سبب' },
};

/** Attempts an event through GraphQL. Returns `-> STATE`, or the code of the refusal. */
export async function attempt(
  world: ProductWorld,
  pilot: LifeCyclePilot,
  {
    event,
    actor,
    family,
    overrides = {},
  }: { event: Event; actor: Actor | null; family: FamilyNow; overrides?: Words | undefined },
): Promise<string> {
  const [name, type] = mutations[event] ?? ['takeFamilyStep', 'FamilyStepInput'];
  const today = world.today();
  const about = { clientKey: randomUUID(), familyId: family.id, version: family.version };
  const enrolment = { associationId: pilot.associationId, enrolledMonth: today.slice(0, 7), baselineOn: today };
  const onlyAsDuplicate = event === 'EXIT' && (family.state === 'GRADUATED' || family.state === 'EXITED');
  const stepFields =
    event === 'ENROL'
      ? { ...enrolment, reason: 'عادت إلى الحاجة' }
      : { on: today, ...wordsOf[event], ...(onlyAsDuplicate && { exitReason: 'DUPLICATE_RECORD' }) };
  const input = { ...about, ...(mutations[event] === undefined ? { step: event } : {}), ...stepFields, ...overrides };
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { family { state } refusal { code } } }`;
  const { data, errors } = await world.answer(actor, document, { input });
  const [error] = errors ?? [];
  if (error !== undefined) return faultOf(error);
  const result = data?.[name] as { refusal: { code: string } | null; family: { state: string } | null } | undefined;
  const { refusal = null, family: after = null } = result ?? {};
  return refusal === null ? `-> ${after?.state ?? '?'}` : refusal.code;
}

/** The code of an error at the level of the transport. */
export function faultOf({ originalError, message }: GraphQLError): string {
  return originalError instanceof FaultError ? originalError.faultCode : message;
}

/** Creates families in this state through the services, as the permitted actors would. */
export async function familiesThat(
  world: ProductWorld,
  pilot: LifeCyclePilot,
  standing: StandingName,
  count: number,
): Promise<FamilyNow[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) ids.push(await madeToStand(world, pilot, standing));
  // An extended pilot has not ended, so all families leave before it is extended.
  if (standing === 'pilotEndedThenExtended') await extend(world, pilot);
  world.moveTo(dayOf(standing));
  return Promise.all(ids.map((id) => familyNow(world, pilot, id)));
}

export async function familyThat(
  world: ProductWorld,
  pilot: LifeCyclePilot,
  standing: StandingName,
): Promise<FamilyNow> {
  const [family] = await familiesThat(world, pilot, standing, 1);
  if (family === undefined) throw new Error('no family was made');
  return family;
}

/** An action that brings a family into a state, on a given day if the day matters. */
type Action =
  | { readonly day?: string; readonly take: Event; readonly by?: 'head'; readonly overrides?: Words }
  | { readonly day: string; readonly visits: Readonly<Record<string, number>> }
  | { readonly lower: true };

const enrolled: Action = { take: 'ENROL', overrides: { enrolledMonth: '2018-02', baselineOn: '2018-02-11' } };
const stopped: Action = { take: 'SUSPEND' };
const qualified: readonly Action[] = [
  enrolled,
  { day: '2018-05-31', visits: { '2018-02': 2, '2018-03': 4, '2018-04': 4, '2018-05': 4 } },
];
const wasProposed: readonly Action[] = [...qualified, { take: 'PROPOSE_GRADUATION', by: 'head' }];
const graduated: readonly Action[] = [...wasProposed, { take: 'APPROVE_GRADUATION' }];
/** The exit is dated June, so that a new spell can begin in July. */
const left = (day: string, exitReason = 'MOVED', on = '2018-06-30'): Action => ({
  day,
  take: 'EXIT',
  overrides: {
    exitReason,
    on,
  },
});

const actions: Readonly<Record<StandingName, readonly Action[]>> = {
  candidate: [],
  candidateWithoutConsent: [],
  candidateWithoutMembers: [],
  notAccepted: [{ take: 'DECLINE' }],
  active: [enrolled],
  runComplete: qualified,
  proposed: wasProposed,
  proposedThenCorrected: [...wasProposed, { lower: true }],
  suspended: [enrolled, stopped],
  graduated,
  relapsed: [...graduated, { day: '2018-06-30', visits: { '2018-06': 1 } }],
  // Seven days, to the hour, before the tested step.
  exited: [enrolled, left('2018-07-03')],
  exitedFromSuspended: [enrolled, stopped, left('2018-07-08', 'WITHDREW')],
  exitedLongAgo: [enrolled, left('2018-07-12')],
  enrolledAnew: [enrolled, left('2018-07-05'), { take: 'ENROL' }],
  pilotEnded: [enrolled, left('2018-08-31', 'PILOT_ENDED', '2018-08-31')],
  pilotEndedThenExtended: [enrolled, left('2018-08-31', 'PILOT_ENDED', '2018-08-31')],
};

async function madeToStand(world: ProductWorld, pilot: LifeCyclePilot, standing: StandingName): Promise<string> {
  world.moveTo('2018-02-20');
  const id = await nominate(world, pilot, standing);
  for (const action of actions[standing]) {
    if ('lower' in action) {
      await lower(world, pilot, id);
      continue;
    }
    if (action.day !== undefined) world.moveTo(action.day);
    if ('visits' in action) {
      await visit(world, pilot, id, action.visits);
      continue;
    }
    const actor = pilot.people[action.by ?? 'coordinator'];
    const family = await familyNow(world, pilot, id);
    const result = await attempt(world, pilot, { event: action.take, actor, family, overrides: action.overrides });
    if (!result.startsWith('->')) throw new Error(`${standing}: ${action.take} was refused: ${result}`);
  }
  return id;
}

async function visit(
  world: ProductWorld,
  { people: { coordinator } }: LifeCyclePilot,
  familyId: string,
  levels: Readonly<Record<string, number>>,
): Promise<void> {
  if (coordinator === null) return;
  for (const [month, level] of Object.entries(levels)) {
    await world.assessments.recordAssessment(coordinator, visitAt(familyId, month, level));
  }
}

async function nominate(
  world: ProductWorld,
  { people, clusterId }: LifeCyclePilot,
  standing: StandingName,
): Promise<string> {
  const { coordinator } = people;
  if (coordinator === null) throw new Error('nobody nominates');
  const { _id: familyId } = await world.families.nominateFamily(coordinator, {
    clientKey: randomUUID(),
    clusterId,
    name: 'أسرة',
    on: '2018-02-01',
    members: standing === 'candidateWithoutMembers' ? [] : [representative()],
  });
  if (standing !== 'candidateWithoutConsent') {
    const consent = { familyId, purpose: 'RECORD', given: true, on: '2018-02-02', language: 'ar' } as const;
    await world.families.recordConsent(coordinator, { clientKey: randomUUID(), ...consent });
  }
  return familyId;
}

/** Corrects the latest visit to lower levels. */
async function lower(world: ProductWorld, { people }: LifeCyclePilot, familyId: string): Promise<void> {
  const { coordinator } = people;
  if (coordinator === null) return;
  const form = await world.assessments.form(coordinator, { familyId, month: '2018-05' });
  const [visit] = form?.recorded ?? [];
  await world.assessments.correctAssessment(coordinator, {
    id: visit?._id ?? '',
    version: visit?.version ?? 0,
    answers: [
      {
        domain: 'FOOD',
        level: 1,
      },
    ],
    reason: 'تصحيح',
  });
}

async function extend(world: ProductWorld, { pilotId }: LifeCyclePilot): Promise<void> {
  const pilot = await world.pilots.byId(pilotId);
  if (pilot === null) return;
  world.moveTo('2018-09-05');
  await world.useCases.extendPilot(administrator, {
    clientKey: randomUUID(),
    pilotId,
    version: pilot.version,
    toMonths: 12,
    reason: 'لم تكفِ',
    decisionNumber: '1',
    decidedOn: '2018-09-04',
  });
}
