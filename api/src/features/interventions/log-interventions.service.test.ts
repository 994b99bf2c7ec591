import { randomUUID } from 'node:crypto';
import { auditModel, revisionsModel } from '../../platform/revisions.js';
import { actorWith } from '../../testing/actors.js';
import { consent, enrol, food, startProgrammeWorld, type ProgrammeWorld } from '../../testing/programme-world.js';

describe('log-interventions.service', () => {
  let world: ProgrammeWorld;
  beforeAll(async () => {
    world = await startProgrammeWorld();
  });
  afterAll(() => world.database.close());

  const log = async (...entries: ReturnType<typeof food>[]) =>
    (await world.interventions.logInterventions(world.coordinator, { entries })).items;

  test('an entry takes giver, class, value and currency from family, service type and pilot', async () => {
    const { _id: familyId, associationId } = await enrol(world);
    const [item] = await log(food(world, familyId, { quantity: 2 }));
    expect(item).toMatchObject({ outcome: 'STORED', refusal: null });
    expect(item?.intervention).toMatchObject({
      quantity: 2,
      amount: 28_000,
      currency: 'SYP',
      class: 'CARE',
      givingAssociationId: associationId,
      day: '2018-03-31',
      dayKnown: false,
      toOther: false,
      version: 1,
      recordedBy: world.coordinator.accountId,
    });
  });

  test('items are judged separately, in order', async () => {
    const { _id: familyId } = await enrol(world);
    const entries = [
      food(world, familyId),
      food(world, randomUUID()),
      food(world, familyId, { serviceTypeId: randomUUID() }),
      food(world, familyId, { month: '2018-01' }),
      food(world, familyId, { month: '2018-04' }),
      food(world, familyId, { serviceTypeId: world.typeIds.stipend, quantity: null }),
      food(world, familyId, { quantity: -1 }),
      food(world, familyId, { day: '2018-04-01' }),
      food(world, familyId, { givingAssociationId: randomUUID() }),
      food(world, familyId, { memberId: randomUUID() }),
      food(world, familyId, { clientKey: 'no-key' }),
      food(world, familyId, { serviceTypeId: world.typeIds.course, quantity: null }),
    ];
    const items = await log(...entries);
    expect(items.map(({ key }) => key)).toEqual(entries.map(({ clientKey }) => clientKey));
    expect(items.map(({ refusal }) => (refusal === null ? null : `${refusal.code} ${refusal.field}`))).toEqual([
      null,
      'NOT_FOUND familyId',
      'NOT_FOUND serviceTypeId',
      'MONTH_OUTSIDE_SPELL month',
      'MONTH_IN_FUTURE month',
      'REQUIRED amount',
      'INVALID quantity',
      'INVALID day',
      'ASSOCIATION_NOT_IN_CLUSTER givingAssociationId',
      'NOT_FOUND memberId',
      'INVALID clientKey',
      null,
    ]);
    expect((await world.interventions.ofFamily(familyId, {})).totalCount).toBe(2);
  });

  test('a request is refused as a whole for its number of items', async () => {
    const { _id: familyId } = await enrol(world);
    const many = Array.from({ length: 501 }, () => food(world, familyId));
    await expect(log(...many)).rejects.toMatchObject({ code: 'TOO_MANY_ITEMS', detail: '500' });
    await expect(log()).rejects.toMatchObject({ code: 'REQUIRED' });
    const byHead = await world.interventions.logInterventions(world.head, { entries: [food(world, familyId)] });
    expect(byHead.items[0]?.refusal).toMatchObject({ code: 'NOT_ALLOWED' });
    const stranger = actorWith('COORDINATOR', { clusterIds: [randomUUID()] });
    const { items } = await world.interventions.logInterventions(stranger, { entries: [food(world, familyId)] });
    expect(items[0]?.refusal).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a retry with the same key repeats the result; other content or another person is a conflict, even after a correction', async () => {
    const { _id: familyId } = await enrol(world);
    const entry = food(world, familyId);
    const [first, twin, other] = await log(entry, entry, { ...entry, quantity: 2 });
    expect([first?.outcome, twin?.outcome, other?.refusal?.code]).toEqual(['STORED', 'REPEATED', 'CONFLICT']);
    await world.interventions.correctInterventions(world.coordinator, {
      corrections: [{ id: entry.clientKey, version: 1, quantity: 5 }],
    });
    const [again] = await log(entry);
    expect(again).toMatchObject({ outcome: 'REPEATED', intervention: { quantity: 5, version: 2 } });
    const colleague = { ...world.coordinator, accountId: randomUUID() };
    const { items } = await world.interventions.logInterventions(colleague, { entries: [entry] });
    expect(items[0]).toMatchObject({ outcome: 'REFUSED', refusal: { code: 'CONFLICT' } });
  });

  test('the same key thirty times in parallel creates one record, one revision and one audit entry', async () => {
    const { _id: familyId } = await enrol(world);
    const entry = food(world, familyId);
    const answers = (await Promise.all(Array.from({ length: 30 }, () => log(entry)))).flat();
    expect(answers.filter(({ outcome }) => outcome === 'STORED')).toHaveLength(1);
    expect(answers.filter(({ outcome }) => outcome === 'REPEATED')).toHaveLength(29);
    const { connection } = world.database;
    expect(await revisionsModel(connection).countDocuments({ recordId: entry.clientKey })).toBe(1);
    expect(await auditModel(connection).countDocuments({ recordId: entry.clientKey })).toBe(1);
  });

  test('a possible repeat requires a reason; the other association is named only with consent to sharing', async () => {
    const { _id: familyId } = await enrol(world);
    const [, other] = world.associationIds;
    await log(food(world, familyId, { day: '2018-03-05' }));
    const second = food(world, familyId, { givingAssociationId: other, day: '2018-03-15' });
    const [refused] = await log(second);
    const expected = { month: '2018-03', day: '2018-03-05', daysApart: 10 };
    expect(refused).toMatchObject({
      outcome: 'REFUSED',
      refusal: { code: 'POSSIBLE_REPEAT' },
      intervention: null,
      possibleRepeat: {
        ...expected,
        otherAssociationId: null,
      },
    });
    await consent(world, familyId, 'SHARING');
    expect((await log(second))[0]?.possibleRepeat?.otherAssociationId).toBe(world.associationIds[0]);
    const [saved] = await log({ ...second, repeatReason: 'أسرة كبيرة' });
    expect(saved).toMatchObject({ outcome: 'STORED', intervention: { repeatReason: 'أسرة كبيرة', toOther: true } });
    const rows = await world.interventions.possibleRepeats(world.coordinator, world.clusterId, '2018-03');
    expect(rows).toMatchObject([{ intervention: { _id: second.clientKey }, repeat: expected }]);
  });

  test('two entries of one request can repeat each other; "nothing given" is never a repeat', async () => {
    const { _id: familyId } = await enrol(world);
    const [, other] = world.associationIds;
    const items = await log(
      food(world, familyId, { quantity: 0 }),
      food(world, familyId, { givingAssociationId: other }),
      food(world, familyId),
    );
    expect(items.map(({ outcome }) => outcome)).toEqual(['STORED', 'STORED', 'REFUSED']);
    expect(items[0]?.intervention).toMatchObject({ quantity: 0, amount: 0 });
    expect(items[2]?.refusal?.code).toBe('POSSIBLE_REPEAT');
  });

  test('an entry is judged by its month: accepted during a suspension and up to the month of the exit', async () => {
    world.moveTo('2018-05-10');
    const family = await enrol(world);
    const left = await world.useCases.takeFamilyStep(world.coordinator, {
      clientKey: randomUUID(),
      familyId: family._id,
      version: family.version,
      step: 'EXIT',
      on: '2018-04-10',
      exitReason: 'WITHDREW',
      nextStep: 'تُحال',
    });
    const items = await log(
      ...['2018-02', '2018-04', '2018-05'].map((month) => food(world, left._id, { month, quantity: 0 })),
    );
    expect(items.map(({ refusal }) => refusal?.code ?? null)).toEqual([null, null, 'MONTH_OUTSIDE_SPELL']);
    world.moveTo('2018-03-27');
  });

  test('a retired service type accepts no new entries', async () => {
    const { _id: familyId } = await enrol(world);
    const type = await world.serviceTypes.createServiceType(actorWith('ADMINISTRATOR'), {
      clientKey: randomUUID(),
      name: {
        ar: 'خدمة قديمة',
        en: 'Old',
      },
      unit: {
        ar: 'مرة',
        en: 'time',
      },
      entryMode: 'GIVEN',
      frequency: 'ONCE',
      class: 'DEVELOPMENT',
    });
    const entry = (): ReturnType<typeof food> => food(world, familyId, { serviceTypeId: type._id });
    const [kept] = await log(entry());
    await world.serviceTypes.updateServiceType(actorWith('ADMINISTRATOR'), {
      id: type._id,
      version: type.version,
      retired: true,
    });
    expect((await log(entry()))[0]?.refusal?.code).toBe('SERVICE_TYPE_RETIRED');
    const { items } = await world.interventions.correctInterventions(world.coordinator, {
      corrections: [{ id: kept?.key ?? '', version: 1, amount: 700 }],
    });
    expect(items[0]).toMatchObject({ outcome: 'STORED', intervention: { amount: 700 } });
  });
});
