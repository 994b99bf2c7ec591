import { administrator } from '../testing/set-up-world.js';
import { enrol, food, startProgrammeWorld, type ProgrammeWorld } from '../testing/programme-world.js';

/** A membership whose months are to shrink over services that the association gave. */
describe('a membership', () => {
  let world: ProgrammeWorld;
  beforeEach(async () => {
    world = await startProgrammeWorld();
    world.moveTo('2018-06-15');
    const family = await enrol(world);
    const months = ['2018-03', '2018-05'].map((month) => food(world, family._id, { month }));
    const nothing = food(world, family._id, { month: '2018-06', quantity: 0 });
    await world.interventions.logInterventions(world.coordinator, { entries: [...months, nothing] });
  });
  afterEach(() => world.database.close());

  const membership = async () => {
    const all = await world.associations.membershipsOf(world.clusterId);
    const own = all.find(({ associationId }) => associationId === world.associationIds[0]);
    if (own === undefined) throw new Error('the association is no member');
    return own;
  };
  const revise = async (changes: { fromMonth?: string; toMonth?: string | null }) => {
    const { _id: membershipId, version } = await membership();
    return world.useCases.reviseMembership(administrator, { membershipId, version, ...changes });
  };

  test('is not shortened over services that the association gave', async () => {
    const before = await membership();
    await expect(revise({ toMonth: '2018-04' })).rejects.toMatchObject({
      code: 'SERVICES_OUTSIDE',
      field: 'toMonth',
      detail: '2018-05',
    });
    await expect(revise({ fromMonth: '2018-04' })).rejects.toMatchObject({
      code: 'SERVICES_OUTSIDE',
      field: 'fromMonth',
      detail: '2018-03',
    });
    const { _id: membershipId, version } = before;
    const leaving = world.useCases.leaveCluster(administrator, { membershipId, version, toMonth: '2018-03' });
    await expect(leaving).rejects.toMatchObject({ code: 'SERVICES_OUTSIDE' });
    expect(await membership()).toEqual(before);
  });

  test('ends with the last month in which something was given', async () => {
    await revise({ fromMonth: '2018-03', toMonth: '2018-05' });
    expect(await membership()).toMatchObject({ fromMonth: '2018-03', toMonth: '2018-05' });
  });

  test.each([1, 2, 3, 4])('never shrinks over an entry that is logged beside it (trial %s)', async () => {
    const others = [await enrol(world), await enrol(world)];
    const entries = others.map(({ _id }) => food(world, _id, { month: '2018-06' }));
    const logging = entries.map((entry) =>
      world.interventions.logInterventions(world.coordinator, { entries: [entry] }),
    );
    const [revision, ...logged] = await Promise.allSettled([revise({ toMonth: '2018-05' }), ...logging]);
    const outcomes = logged.flatMap((answer) =>
      answer.status === 'fulfilled' ? answer.value.items.map(({ outcome }) => outcome) : [],
    );
    const isStored = outcomes.includes('STORED');
    expect([revision.status, isStored]).toEqual(isStored ? ['rejected', true] : ['fulfilled', false]);
  });
});
