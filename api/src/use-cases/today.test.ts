import { randomUUID } from 'node:crypto';
import { actorWith } from '../testing/actors.js';
import { enrol, startProgrammeWorld, type ProgrammeWorld } from '../testing/programme-world.js';
import { familyNow, visitAt, visitMonths } from '../testing/visits.js';

/** What waits on the coordinator's home, from recorded visits, proposals and questions. */
describe('today', () => {
  let world: ProgrammeWorld;
  beforeEach(async () => {
    world = await startProgrammeWorld();
  });
  afterEach(() => world.database.close());

  const today = async (actor = world.coordinator) =>
    (await world.tasks.today(actor, world.clusterId)).map(({ kind, count, family, months, index, daysOver }) => ({
      kind,
      count,
      familyId: family._id,
      ...(months !== null && { months }),
      ...(index !== null && { index }),
      ...(daysOver !== null && { daysOver }),
    }));

  it('is empty where nothing waits, and outside the reader’s cluster', async () => {
    expect(await today()).toEqual([]);
    const { _id } = await enrol(world);
    world.moveTo('2018-04-05');
    expect((await today()).map(({ familyId }) => familyId)).toEqual([_id]);
    expect(await today(actorWith('COORDINATOR'))).toEqual([]);
  });

  it('has a proposal until it is approved, and then the return to need that a visit shows', async () => {
    const { _id } = await enrol(world);
    await visitMonths(world, _id, [2, 4, 4, 4]);
    const input = (version: number) => ({ clientKey: randomUUID(), familyId: _id, version, on: '2018-05-31' });
    expect(await today()).toEqual([]);
    const proposed = await world.useCases.proposeGraduation(world.head, input((await familyNow(world, _id)).version));
    expect(await today()).toEqual([{ kind: 'APPROVALS', count: 1, familyId: _id, months: 3 }]);
    await world.useCases.approveGraduation(world.coordinator, input(proposed.version));
    expect(await today()).toEqual([]);
    world.moveTo('2018-06-30');
    await world.assessments.recordAssessment(
      world.coordinator,
      visitAt(_id, '2018-06', 2, { visitedOn: '2018-06-30' }),
    );
    expect(await today()).toEqual([{ kind: 'POSSIBLE_RETURNS', count: 1, familyId: _id, index: 25 }]);
  });

  it('names the oldest question and the longest overdue visit first', async () => {
    const [first, second] = [await enrol(world), await enrol(world)];
    await visitMonths(world, second._id, [2, 2]);
    world.moveTo('2018-05-10');
    const [serviceType] = await world.serviceTypes.all();
    const ask = (familyId: string) =>
      world.monthChecks.raiseQuestion(world.head, {
        clientKey: randomUUID(),
        familyId,
        serviceTypeId: serviceType?._id ?? '',
        month: '2018-03',
        text: 'هل وصلت؟',
      });
    const question = await ask(second._id);
    world.moveTo('2018-05-10', '10:00');
    await ask(first._id);
    expect(await today()).toEqual([
      { kind: 'QUESTIONS', count: 2, familyId: second._id },
      { kind: 'OVERDUE_VISITS', count: 2, familyId: first._id, daysOver: 71 },
    ]);
    await world.monthChecks.answerQuestion(world.coordinator, { id: question._id, version: 1, answer: 'نعم' });
    expect((await today())[0]).toMatchObject({ kind: 'QUESTIONS', count: 1, familyId: first._id });
  });
});
