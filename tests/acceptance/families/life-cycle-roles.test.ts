import { startProductWorld, type ProductWorld } from '../../../api/src/testing/product-world.js';
import {
  attempt,
  faultOf,
  familiesThat,
  familyNow,
  familyThat,
  makeLifeCyclePilot,
  type FamilyNow,
  type LifeCyclePilot,
} from './life-cycle-families.js';
import { events, expectedFor, roles, standings, table, type Event, type StandingName } from './life-cycle.cases.js';

const leads = (result: string): boolean => result.startsWith('->');

/**
 * The complete table of the life cycle through GraphQL: every state with every outcome of its guards, every event,
 * every role.
 */
describe('life cycle: every state, event and role', () => {
  let world: ProductWorld;
  let pilot: LifeCyclePilot;

  beforeAll(async () => {
    world = await startProductWorld();
  });
  // A pilot for each case, so that an extension affects no other case.
  beforeEach(async () => {
    pilot = await makeLifeCyclePilot(world);
  });
  afterAll(() => world.database.close());

  test.each(standings)(
    'state %s: the result of each step by each role, and the steps that each role is offered',
    async (standing) => {
      const leading = roles.flatMap((role) => events.filter((event) => leads(expectedFor(role, standing, event))));
      const [untouched, ...unused] = await familiesThat(world, pilot, standing, leading.length + 1);
      if (untouched === undefined) throw new Error('no family was made');
      for (const role of ['coordinator', 'head'] as const) {
        const leadingOn = events.filter((event) => leads(expectedFor(role, standing, event)));
        expect((await offeredSteps(role, untouched.id)).toSorted()).toEqual(leadingOn.toSorted());
      }
      const seen: string[] = [];
      const expected: string[] = [];
      for (const role of roles) {
        for (const event of events) {
          const result = expectedFor(role, standing, event);
          const family = leads(result) ? (unused.pop() ?? untouched) : untouched;
          const found = await attempt(world, pilot, { event, actor: pilot.people[role], family });
          expected.push(`${role} ${event}: ${result}`);
          seen.push(`${role} ${event}: ${found}`);
          if (found === result && leads(result)) expectNext(family, await familyNow(world, pilot, family.id), event);
        }
      }
      expect(seen).toEqual(expected);
      // Refused events changed nothing.
      expect(await familyNow(world, pilot, untouched.id)).toEqual(untouched);
    },
  );

  /** Steps that the family's page offers; none if the role does not see the family. */
  async function offeredSteps(role: 'coordinator' | 'head', id: string): Promise<string[]> {
    const document = 'query ($id: ID!) { family(id: $id) { viewerSteps } }';
    const { data } = await world.answer(pilot.people[role], document, { id });
    return (data?.['family'] as { viewerSteps: string[] } | null)?.viewerSteps ?? [];
  }

  test('only the coordinator nominates, and steps with their own mutation are refused by the general one', async () => {
    const document = `mutation ($input: NominateFamilyInput!) { nominateFamily(input: $input) { family { state } refusal { code } } }`;
    const seen: Record<string, string> = {};
    for (const role of roles) {
      const input = { clientKey: crypto.randomUUID(), clusterId: pilot.clusterId, name: 'أسرة', on: '2018-02-01' };
      const { data, errors } = await world.answer(pilot.people[role], document, { input });
      const result = data?.['nominateFamily'] as {
        family: { state: string } | null;
        refusal: { code: string } | null;
      } | null;
      const [error] = errors ?? [];
      const led = result?.refusal?.code ?? `-> ${result?.family?.state ?? '?'}`;
      seen[role] = error === undefined ? led : faultOf(error);
    }
    expect(seen).toEqual({
      coordinator: '-> CANDIDATE',
      secondCoordinator: '-> CANDIDATE',
      coordinatorElsewhere: 'NOT_FOUND',
      head: 'NOT_ALLOWED',
      headOfSister: 'NOT_ALLOWED',
      headElsewhere: 'NOT_ALLOWED',
      minister: 'NOT_ALLOWED',
      federation: 'NOT_ALLOWED',
      administrator: 'NOT_ALLOWED',
      nobody: 'NOT_SIGNED_IN',
    });
    const family = await familyThat(world, pilot, 'proposed');
    for (const step of ['APPROVE_GRADUATION', 'PROPOSE_GRADUATION', 'ENROL', 'NOMINATE']) {
      const found = await attempt(world, pilot, {
        event: 'SUSPEND',
        actor: pilot.people.coordinator,
        family,
        overrides: { step },
      });
      expect([step, found.startsWith('->')]).toEqual([step, false]);
    }
    expect(await familyNow(world, pilot, family.id)).toEqual(family);
  });

  test('the proposer cannot approve, not even after a change of role', async () => {
    const family = await familyThat(world, pilot, 'proposed');
    const { coordinator, head } = pilot.people;
    if (coordinator === null || head === null) throw new Error('nobody');
    const sameAccount = { ...coordinator, accountId: head.accountId };
    const approve = { event: 'APPROVE_GRADUATION', family } as const;
    expect(await attempt(world, pilot, { ...approve, actor: sameAccount })).toBe('SAME_PERSON');
    expect(await familyNow(world, pilot, family.id)).toEqual(family);
    expect(await attempt(world, pilot, { ...approve, actor: coordinator })).toBe('-> GRADUATED');
  });

  test('an exit is undone by anybody for seven days, then by a second person up to day 45; exit and undo stay in the history', async () => {
    const undone = await familyThat(world, pilot, 'exited');
    const late = await familyThat(world, pilot, 'exited');
    const tooLate = await familyThat(world, pilot, 'exited');
    const undo = { event: 'UNDO_EXIT', actor: pilot.people.coordinator } as const;
    expect(await attempt(world, pilot, { ...undo, family: undone })).toBe('-> ACTIVE');
    const after = await familyNow(world, pilot, undone.id);
    expect(after.events.map(({ step }) => step).slice(0, 2)).toEqual(['UNDO_EXIT', 'EXIT']);
    expect(after.spells).toEqual([{ enrolledMonth: '2018-02', exitMonth: null }]);
    world.moveTo('2018-07-11');
    expect(await attempt(world, pilot, { ...undo, family: late })).toBe('SAME_PERSON');
    world.moveTo('2018-08-17');
    const bySecond = { ...undo, actor: pilot.people.secondCoordinator };
    expect(await attempt(world, pilot, { ...bySecond, family: late })).toBe('-> ACTIVE');
    world.moveTo('2018-08-18');
    expect(await attempt(world, pilot, { ...bySecond, family: tooLate })).toBe('UNDO_EXPIRED');
  });

  test.each<[StandingName, Event, object, string]>([
    ['candidate', 'DECLINE', { reason: null }, 'REASON_REQUIRED'],
    ['candidate', 'DECLINE', { nextStep: ' ' }, 'NEXT_STEP_REQUIRED'],
    ['active', 'SUSPEND', { reason: '' }, 'REASON_REQUIRED'],
    ['active', 'SUSPEND', { reviewOn: null }, 'REQUIRED'],
    ['active', 'EXIT', { exitReason: null }, 'REASON_REQUIRED'],
    ['suspended', 'EXIT', { nextStep: null }, 'NEXT_STEP_REQUIRED'],
    ['exited', 'UNDO_EXIT', { reason: null }, 'REASON_REQUIRED'],
    ['graduated', 'END_FOLLOW_UP', { reason: null }, 'REASON_REQUIRED'],
    ['relapsed', 'ENROL', { reason: null }, 'REASON_REQUIRED'],
    ['candidate', 'ENROL', { associationId: '00000000-0000-4000-8000-000000000000' }, 'ASSOCIATION_NOT_IN_CLUSTER'],
    ['candidate', 'ENROL', { baselineOn: '2018-01-20' }, 'INVALID'],
  ])('in the state %s, %s with %j is refused with %s', async (standing, event, overrides, code) => {
    const family = await familyThat(world, pilot, standing);
    const actor = pilot.people.coordinator;
    expect(await attempt(world, pilot, { event, actor, family, overrides: { ...overrides } })).toBe(code);
    expect(await familyNow(world, pilot, family.id)).toEqual(family);
  });

  test('a family that left because the pilot had ended continues in the same spell after an extension; its exit stays in the history', async () => {
    const family = await familyThat(world, pilot, 'pilotEndedThenExtended');
    expect(family.state).toBe('ACTIVE');
    expect(family.spells).toEqual([{ enrolledMonth: '2018-02', exitMonth: null }]);
    expect(family.events.slice(0, 2)).toEqual([
      { step: 'REOPEN', from: 'EXITED', to: 'ACTIVE' },
      { step: 'EXIT', from: 'ACTIVE', to: 'EXITED' },
    ]);
  });

  test('each event except the reopening is accepted from some state by some role', () => {
    const led = new Set(Object.values(table).flatMap((row) => events.filter((event) => row[event]?.startsWith('->'))));
    expect([...led, 'REOPEN'].sort()).toEqual([...events].sort());
  });
});

/**
 * The history has one more event, from the state before to the state after; at most one spell is open; nothing earlier
 * is lost.
 */
function expectNext(before: FamilyNow, after: FamilyNow, event: Event): void {
  const [latest, ...earlier] = after.events;
  expect(latest).toEqual({ step: event, from: before.state, to: after.state });
  expect(earlier).toEqual(before.events);
  expect(after.version).toBe(before.version + 1);
  expect(after.spells.filter(({ exitMonth }) => exitMonth === null).length).toBeLessThanOrEqual(1);
  expect(after.spells.length).toBe(before.spells.length + Number(event === 'ENROL'));
}
