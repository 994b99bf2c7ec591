import { randomUUID } from 'node:crypto';
import { auditModel, revisionsModel } from '../../platform/revisions.js';
import { actorWith } from '../../testing/actors.js';
import { enrol, startProgrammeWorld, type ProgrammeWorld } from '../../testing/programme-world.js';

describe('month-checks.service', () => {
  let world: ProgrammeWorld;
  beforeEach(async () => {
    world = await startProgrammeWorld();
  });
  afterEach(() => world.database.close());

  const confirm = (familyIds: string[] | null, overrides: { month?: string; clientKey?: string } = {}) =>
    world.monthChecks.confirmMonth(world.head, { clientKey: randomUUID(), month: '2018-03', familyIds, ...overrides });
  const ask = (familyId: string, overrides: { month?: string; text?: string; serviceTypeId?: string } = {}) =>
    world.monthChecks.raiseQuestion(world.head, {
      clientKey: randomUUID(),
      familyId,
      serviceTypeId: world.typeIds.food,
      month: '2018-03',
      text: 'لم تصل السلة',
      ...overrides,
    });

  test('a head confirms some families, or all that the month covers', async () => {
    const [first, second] = [await enrol(world), await enrol(world)];
    const other = await enrol(world, { associationId: world.associationIds[1] });
    const ids = async (familyIds: string[] | null) => (await confirm(familyIds)).map(({ familyId }) => familyId);
    expect(await ids([second._id])).toEqual([second._id]);
    expect((await ids(null)).toSorted()).toEqual([first._id, second._id].toSorted());
    const strange = { code: 'NOT_FOUND', field: 'familyIds.1' };
    await expect(confirm([first._id, other._id])).rejects.toMatchObject(strange);
    await expect(confirm([first._id, randomUUID()])).rejects.toMatchObject(strange);
  });

  test('a retry of a confirmation stores one; other content with the same key is a conflict', async () => {
    const { _id } = await enrol(world);
    const clientKey = randomUUID();
    const first = await confirm([_id], { clientKey });
    expect(await confirm([_id], { clientKey })).toEqual(first);
    await expect(confirm(null, { clientKey })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test.each([
    ['a month that has not come', '2018-04', 'MONTH_IN_FUTURE'],
    ['a month before the enrolment', '2018-01', 'MONTH_OUTSIDE_SPELL'],
    ['no month', '2018-00', 'INVALID'],
  ])('refuses to confirm or ask about %s', async (_case, month, code) => {
    const { _id } = await enrol(world);
    await expect(confirm([_id], { month })).rejects.toMatchObject({ code, field: 'month' });
    await expect(ask(_id, { month })).rejects.toMatchObject({ code, field: 'month' });
  });

  test('a question stays open until the coordinator of the cluster answers it, once', async () => {
    const { _id } = await enrol(world);
    const question = await ask(_id);
    const open = () => world.monthChecks.openQuestions(world.coordinator, world.clusterId);
    expect(await open()).toMatchObject([{ _id: question._id, text: 'لم تصل السلة', state: 'OPEN' }]);
    const answer = (version: number, actor = world.coordinator) =>
      world.monthChecks.answerQuestion(actor, { id: question._id, version, answer: 'تصل غدًا' });
    const stranger = actorWith('COORDINATOR', { clusterIds: [randomUUID()] });
    await expect(answer(1, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND', field: 'id' });
    await expect(answer(1, world.head)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await answer(1)).toMatchObject({ state: 'ANSWERED', answer: 'تصل غدًا', version: 2 });
    expect(await open()).toEqual([]);
    await expect(answer(1)).rejects.toMatchObject({ code: 'STALE_VERSION' });
    await expect(answer(2)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await world.monthChecks.openQuestions(stranger, world.clusterId)).toEqual([]);
    const { connection } = world.database;
    expect(await revisionsModel(connection).countDocuments({ recordId: question._id })).toBe(2);
    const audit = await auditModel(connection).find({ recordId: question._id }).lean();
    expect(audit.map(({ action }) => action).toSorted()).toEqual(['question.answer', 'question.raise']);
    expect(JSON.stringify(audit)).not.toMatch(/السلة|غدًا/);
  });

  test('families of other associations and unknown services are not found, and coordinators do not ask', async () => {
    const other = await enrol(world, { associationId: world.associationIds[1] });
    const own = await enrol(world);
    await expect(ask(other._id)).rejects.toMatchObject({ code: 'NOT_FOUND', field: 'familyId' });
    await expect(ask(randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND', field: 'familyId' });
    await expect(ask(own._id, { serviceTypeId: randomUUID() })).rejects.toMatchObject({ field: 'serviceTypeId' });
    await expect(ask(own._id, { text: ' ' })).rejects.toMatchObject({ code: 'REQUIRED', field: 'text' });
    const asCoordinator = world.monthChecks.raiseQuestion(world.coordinator, {
      clientKey: randomUUID(),
      familyId: own._id,
      serviceTypeId: world.typeIds.food,
      month: '2018-03',
      text: 'سؤال',
    });
    await expect(asCoordinator).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});
