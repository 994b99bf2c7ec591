import { randomUUID } from 'node:crypto';
import { auditModel, revisionsModel } from '../../platform/revisions.js';
import { actorWith } from '../../testing/actors.js';
import {
  consent,
  enrol,
  makeCluster,
  nominate,
  representative,
  startProgrammeWorld,
  type ProgrammeWorld,
} from '../../testing/programme-world.js';

describe('families.service', () => {
  let world: ProgrammeWorld;
  beforeAll(async () => {
    world = await startProgrammeWorld();
  });
  afterAll(() => world.database.close());

  test('a nominated family is a candidate with the next free code; codes are ordered by their numbers', async () => {
    const cluster = await makeCluster(world, world.pilotId);
    const coordinator = actorWith('COORDINATOR', { clusterIds: [cluster] });
    const make = (code?: string) =>
      world.families.nominateFamily(coordinator, { clientKey: randomUUID(), clusterId: cluster, name: 'أسرة', code });
    const tenth = await make('F-١٠');
    const next = await make();
    expect([tenth.code, tenth.state, next.code]).toEqual(['F-10', 'CANDIDATE', 'F-011']);
    await make('F-9');
    await expect(make('f-0010')).rejects.toMatchObject({ code: 'ALREADY_EXISTS', field: 'code' });
    const { edges, totalCount } = await world.families.page(coordinator, {});
    expect(edges.map(({ node }) => node.code)).toEqual(['F-9', 'F-10', 'F-011']);
    expect(totalCount).toBe(3);
  });

  test('concurrent nominations get different codes', async () => {
    const families = await Promise.all(Array.from({ length: 8 }, () => nominate(world)));
    expect(new Set(families.map(({ code }) => code)).size).toBe(8);
  });

  test('a retry of a nomination returns the stored family; other content with the same key is a conflict', async () => {
    const clientKey = randomUUID();
    const members = [representative()];
    const first = await nominate(world, { clientKey, members });
    expect(await nominate(world, { clientKey, members })).toEqual(first);
    await expect(nominate(world, { clientKey, members, name: 'اسم آخر' })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('families stored before they were searched by words are found after a start', async () => {
    const { code, _id } = await nominate(world, { name: 'نوّار\u061Cالقصّار', phone: '0944 555 666' });
    const stored = world.database.connection.collection<{ _id: string }>('families');
    await stored.updateOne({ _id }, { $set: { searchWords: [], searchNumbers: [], identityKeys: [] } });
    const codesOf = async (search: string) =>
      (await world.families.page(world.coordinator, { search })).edges.map(({ node }) => node.code);
    expect(await codesOf('قصار نوار')).toEqual([]);
    for (let start = 0; start < 2; start += 1) await world.families.renewSearchFields();
    expect(await codesOf('قصار نوار')).toEqual([code]);
    expect(await codesOf('0944555666')).toEqual([code]);
  });

  test('enrolment requires consent, a representative and an association that adopts families in the cluster', async () => {
    const { _id: familyId, version } = await nominate(world, { members: [] });
    const [adopting, , giving] = world.associationIds;
    const attempt = (basedOn: number, associationId = adopting) =>
      world.useCases.enrolFamily(world.coordinator, {
        clientKey: randomUUID(),
        familyId,
        version: basedOn,
        associationId,
        enrolledMonth: '2018-02',
        baselineOn: '2018-02-11',
      });
    await expect(attempt(version)).rejects.toMatchObject({ code: 'CONSENT_MISSING' });
    const consented = await consent(world, familyId);
    await expect(attempt(consented.version)).rejects.toMatchObject({ code: 'REQUIRED', field: 'members' });
    const peopled = await world.useCases.saveMembers(world.coordinator, {
      familyId,
      version: consented.version,
      members: [representative()],
    });
    await expect(attempt(peopled.version, giving)).rejects.toMatchObject({ code: 'ASSOCIATION_NOT_IN_CLUSTER' });
    await expect(attempt(version)).rejects.toMatchObject({ code: 'STALE_VERSION', detail: String(peopled.version) });
    const enrolled = await attempt(peopled.version);
    expect(enrolled).toMatchObject({ state: 'ACTIVE', associationId: adopting, version: peopled.version + 1 });
    expect(enrolled.spells).toMatchObject([{ enrolledMonth: '2018-02', exitMonth: null }]);
  });

  test('an exit can be undone within 45 days, after seven days by another person; later a new spell can be opened', async () => {
    const family = await enrol(world);
    const step = (version: number, overrides: object) =>
      world.useCases.takeFamilyStep(world.coordinator, {
        clientKey: randomUUID(),
        familyId: family._id,
        version,
        step: 'EXIT',
        on: '2018-03-20',
        ...overrides,
      });
    const reason = { exitReason: 'MOVED', nextStep: 'تُبلَّغ جمعية أخرى' } as const;
    await expect(step(family.version, { nextStep: 'x' })).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    const left = await step(family.version, reason);
    expect(left).toMatchObject({ state: 'EXITED', spells: [{ exitMonth: '2018-03', exitReason: 'MOVED' }] });
    const undo = { step: 'UNDO_EXIT', on: '2018-03-27', reason: 'خطأ' } as const;
    const back = await step(left.version, undo);
    expect(back).toMatchObject({ state: 'ACTIVE', spells: [{ exitMonth: null, exitReason: null }] });
    const gone = await step(back.version, { ...reason, on: '2018-03-27' });
    world.moveTo('2018-04-04');
    await expect(step(gone.version, { ...undo, on: '2018-04-04' })).rejects.toMatchObject({ code: 'SAME_PERSON' });
    world.moveTo('2018-05-12');
    await expect(step(gone.version, { ...undo, on: '2018-05-12' })).rejects.toMatchObject({ code: 'UNDO_EXPIRED' });
    const again = await world.useCases.enrolFamily(world.coordinator, {
      clientKey: randomUUID(),
      familyId: family._id,
      version: gone.version,
      enrolledMonth: '2018-04',
      associationId: world.associationIds[1],
      baselineOn: '2018-04-02',
    });
    expect(again.spells.map(({ enrolledMonth, exitMonth }) => [enrolledMonth, exitMonth])).toEqual([
      ['2018-02', '2018-03'],
      ['2018-04', null],
    ]);
    world.moveTo('2018-03-27');
  });

  test('no recorded member can be omitted; a member who left has a last month', async () => {
    const child = { ...representative(), name: 'سلمى', relation: 'CHILD' } as const;
    const mother = representative();
    const { _id: familyId, version } = await nominate(world, { members: [child, mother] });
    const save = (members: NonNullable<Parameters<typeof nominate>[1]>['members']) =>
      world.useCases.saveMembers(world.coordinator, { familyId, version, members: members ?? [] });
    await expect(save([mother])).rejects.toMatchObject({ code: 'REQUIRED', field: 'members' });
    await expect(save([mother, { ...child, relation: 'REPRESENTATIVE' }])).rejects.toMatchObject({ code: 'INVALID' });
    const { members } = await save([{ ...child, leftMonth: '2018-03' }, mother]);
    expect(members.map(({ name, leftMonth }) => [name, leftMonth])).toEqual([
      ['أم خالد', null],
      ['سلمى', '2018-03'],
    ]);
  });

  test('the latest consent or refusal for a purpose counts, whatever the order of recording', async () => {
    const { _id: familyId } = await nominate(world);
    const say = (isGiven: boolean, on: string) =>
      world.families.recordConsent(world.coordinator, {
        clientKey: randomUUID(),
        familyId,
        purpose: 'SHARING',
        given: isGiven,
        on,
        language: 'ar',
      });
    expect((await say(true, '2018-02-10')).consented).toEqual(['SHARING']);
    expect((await say(false, '2018-03-10')).consented).toEqual([]);
    expect((await say(true, '2018-03-01')).consented).toEqual([]);
  });

  test('a family out of scope is not found; its head reads but cannot write', async () => {
    const family = await enrol(world, { associationId: world.associationIds[1] });
    const own = await enrol(world);
    const stranger = actorWith('COORDINATOR', { clusterIds: [randomUUID()] });
    expect(await world.families.familyById(stranger, family._id)).toBeNull();
    expect(await world.families.familyById(world.head, family._id)).toBeNull();
    expect(await world.families.familyById(world.head, own._id)).toMatchObject({ _id: own._id });
    const rename = { id: own._id, version: own.version, name: 'اسم' };
    await expect(world.families.updateFamily(stranger, rename)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.families.updateFamily(world.head, rename)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    for (const role of ['MINISTER', 'FEDERATION', 'ADMINISTRATOR'] as const) {
      const reader = actorWith(role, { clusterIds: [world.clusterId], pilotIds: [world.pilotId] });
      expect((await world.families.page(reader, {})).totalCount).toBe(0);
    }
  });

  test('every change leaves a revision and an audit entry without personal values', async () => {
    const { _id: id, version } = await nominate(world, { address: 'قرب المدرسة' });
    await world.families.updateFamily(world.coordinator, { id, version, phone: '٠٩٩٩ ١٢٣', address: null });
    const { connection } = world.database;
    const revisions = await revisionsModel(connection).find({ recordId: id }).sort({ version: 1 }).lean();
    expect(revisions.map(({ action, state }) => [action, (state as { phone: string }).phone])).toEqual([
      ['family.nominate', null],
      ['family.update', '0999 123'],
    ]);
    const audit = await auditModel(connection).find({ recordId: id }).lean();
    expect(audit).toHaveLength(2);
    expect(JSON.stringify(audit)).not.toMatch(/0999|المدرسة|خالد/);
  });
});
