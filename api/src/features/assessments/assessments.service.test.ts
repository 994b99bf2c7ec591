import { randomUUID } from 'node:crypto';
import type { RecordAssessmentInput } from '@anaqid/shared-types';
import { auditModel, revisionsModel } from '../../platform/revisions.js';
import { actorWith } from '../../testing/actors.js';
import {
  enrol,
  makeCluster,
  nominate,
  startProgrammeWorld,
  type ProgrammeWorld,
} from '../../testing/programme-world.js';
import { administrator } from '../../testing/set-up-world.js';
import { visitAt, visitMonths } from '../../testing/visits.js';
import { statedStatusesModel, type StatedStatusRecord } from './status/stated-statuses.model.js';

describe('assessments.service', () => {
  let world: ProgrammeWorld;
  beforeEach(async () => {
    world = await startProgrammeWorld();
    world.moveTo('2018-04-02');
  });
  afterEach(() => world.database.close());

  const record = (familyId: string, overrides: Partial<RecordAssessmentInput> = {}, level = 3) =>
    world.assessments.recordAssessment(world.coordinator, visitAt(familyId, '2018-03', level, overrides));
  const statements = (familyId: string): Promise<StatedStatusRecord[]> =>
    statedStatusesModel(world.database.connection)
      .find({ familyId })
      .sort({ statedAt: 1 })
      .lean<StatedStatusRecord[]>();
  const badges = async (familyId: string): Promise<string[]> =>
    (await statements(familyId)).map(({ occasion, status }) => `${occasion} ${status.badge}`);

  test('a retry does not record a visit twice, even if the first response was lost', async () => {
    const { _id } = await enrol(world);
    const input = visitAt(_id, '2018-03', 3);
    const [first, ...others] = await Promise.all(
      Array.from({ length: 5 }, () => world.assessments.recordAssessment(world.coordinator, input)),
    );
    expect(others).toEqual([first, first, first, first]);
    const changed = { ...input, selfRating: 4 };
    const conflict = world.assessments.recordAssessment(world.coordinator, changed);
    await expect(conflict).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await statements(_id)).toHaveLength(1);
  });

  test.each<[string, Partial<RecordAssessmentInput>, string, string]>([
    ['a month before the enrolment', { month: '2018-01' }, 'MONTH_OUTSIDE_SPELL', 'month'],
    ['a month that has not come', { month: '2018-05' }, 'MONTH_IN_FUTURE', 'month'],
    ['no month', { month: '2018-13' }, 'INVALID', 'month'],
    ['a visit tomorrow', { visitedOn: '2018-04-03' }, 'INVALID', 'visitedOn'],
    ['a visit before its month', { visitedOn: '2018-02-28' }, 'INVALID', 'visitedOn'],
    ['level 6', { answers: [{ domain: 'FOOD', level: 6 }] }, 'INVALID', 'answers.0.level'],
    ['half a level', { answers: [{ domain: 'FOOD', level: 2.5 }] }, 'INVALID', 'answers.0.level'],
    [
      'two answers to one question',
      {
        answers: [
          { domain: 'FOOD', level: 2 },
          { domain: 'FOOD', level: 3 },
        ],
      },
      'INVALID',
      'answers.1.domain',
    ],
    ['an income below nothing', { incomes: [{ source: 'SALES', amount: -1 }] }, 'INVALID', 'incomes.0.amount'],
    ['a rating of 0', { selfRating: 0 }, 'INVALID', 'selfRating'],
    ['nothing at all', { answers: [] }, 'REQUIRED', 'answers'],
    ['an unknown family', { familyId: randomUUID() }, 'NOT_FOUND', 'familyId'],
  ])('refuses %s', async (_case, overrides, code, field) => {
    const { _id } = await enrol(world);
    await expect(record(_id, overrides)).rejects.toMatchObject({ code, field });
    expect(await statements(_id)).toEqual([]);
  });

  test('candidates cannot be visited, families out of scope are not found, and heads cannot record', async () => {
    const candidate = await nominate(world);
    await expect(record(candidate._id)).rejects.toMatchObject({ code: 'MONTH_OUTSIDE_SPELL' });
    const { _id } = await enrol(world);
    const stranger = actorWith('COORDINATOR', { clusterIds: [randomUUID()] });
    const asStranger = world.assessments.recordAssessment(stranger, visitAt(_id, '2018-03', 3));
    await expect(asStranger).rejects.toMatchObject({ code: 'NOT_FOUND', field: 'familyId' });
    const asHead = world.assessments.recordAssessment(world.head, visitAt(_id, '2018-03', 3));
    await expect(asHead).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });

  test('a correction replaces the given fields, keeps the others and stays in the history', async () => {
    const { _id } = await enrol(world);
    const first = await record(_id, { opinion: 'رأي', incomes: [{ source: 'SALES', amount: 5_000 }] });
    const correct = (version: number) =>
      world.assessments.correctAssessment(world.coordinator, {
        id: first._id,
        version,
        reason: 'قراءة خاطئة',
        opinion: null,
        answers: [
          {
            domain: 'FOOD',
            level: 1,
            evidence: 'SAID',
          },
        ],
      });
    world.moveTo('2018-04-03');
    const after = await correct(1);
    expect(after).toMatchObject({ version: 2, opinion: null, incomes: [{ source: 'SALES', amount: 5_000 }] });
    expect(after.answers.map(({ domain, level }) => [domain, level])).toEqual(
      first.answers.map(({ domain }) => [domain, domain === 'FOOD' ? 1 : 3]),
    );
    await expect(correct(1)).rejects.toMatchObject({ code: 'STALE_VERSION', detail: '2' });
    const { connection } = world.database;
    const revisions = await revisionsModel(connection).find({ recordId: first._id }).sort({ version: 1 }).lean();
    expect(revisions.map(({ action, state }) => [action, (state as { opinion: string | null }).opinion])).toEqual([
      ['assessment.record', 'رأي'],
      ['assessment.correct', null],
    ]);
    const audit = await auditModel(connection).find({ recordId: first._id }).lean();
    expect(audit).toHaveLength(2);
    expect(JSON.stringify(audit)).not.toMatch(/رأي|5000/);
    expect(await badges(_id)).toEqual(['VISIT NO_BASELINE', 'CORRECTION NO_BASELINE']);
  });

  test('a closed month refuses services but accepts visits', async () => {
    const { _id } = await enrol(world);
    const closing = { clientKey: randomUUID(), clusterId: world.clusterId, month: '2018-03', blanks: 'LEAVE' } as const;
    await world.useCases.closeMonth(world.coordinator, closing);
    expect(await record(_id)).toMatchObject({ month: '2018-03' });
  });

  test('an independent re-visit is stored separately and changes no status', async () => {
    const { _id } = await enrol(world);
    await visitMonths(world, _id, [2, 3]);
    await record(_id, { independent: true, visitor: 'زائرة' }, 1);
    const { spells } = await world.assessments.spellFacts(await pilot(), null);
    expect(spells[0]?.months.map(({ index }) => index)).toEqual([25, 50]);
    expect(await statements(_id)).toHaveLength(2);
  });

  test('many visits in one request are stored all or none, and only once', async () => {
    const families = await Promise.all([enrol(world), enrol(world)]);
    const inputs = families.map(({ _id }) => visitAt(_id, '2018-03', 3));
    const strange = [...inputs, visitAt(randomUUID(), '2018-03', 3)];
    await expect(world.assessments.recordAssessments(world.coordinator, strange)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const counts = async () => Promise.all(families.map(async ({ _id }) => (await statements(_id)).length));
    expect(await counts()).toEqual([0, 0]);
    await world.assessments.recordAssessments(world.coordinator, inputs);
    await world.assessments.recordAssessments(world.coordinator, inputs);
    expect(await counts()).toEqual([1, 1]);
  });

  const pilot = async () => {
    const found = await world.pilots.byId(world.pilotId);
    if (found === null) throw new Error('the pilot is gone');
    return found;
  };

  test('figures as known on an earlier day ignore later corrections, exits and extensions', async () => {
    const { _id, version } = await enrol(world);
    await visitMonths(world, _id, [2, 3, 4]);
    const knownAt = new Date('2018-04-30T12:00:00Z');
    const before = await world.assessments.spellFacts(await pilot(), null);
    world.moveTo('2018-05-10');
    const visits = await world.assessments.spellFacts(await pilot(), null);
    expect(visits.spells[0]?.months).toHaveLength(4);
    const form = await world.assessments.form(world.coordinator, { familyId: _id, month: '2018-04' });
    const [visit] = form?.recorded ?? [];
    await world.assessments.correctAssessment(world.coordinator, {
      id: visit?._id ?? '',
      version: 1,
      answers: [
        {
          domain: 'FOOD',
          level: 1,
        },
      ],
    });
    await world.useCases.takeFamilyStep(world.coordinator, {
      clientKey: randomUUID(),
      familyId: _id,
      version,
      step: 'EXIT',
      on: '2018-05-10',
      exitReason: 'MOVED',
      nextStep: 'عنوان جديد',
    });
    const now = await world.assessments.spellFacts(await pilot(), null);
    expect(now.spells[0]).toMatchObject({ exit: { month: '2018-05', reason: 'MOVED' } });
    expect(now.spells[0]?.months[2]?.index).not.toBe(75);
    expect(await world.assessments.spellFacts(await pilot(), knownAt)).toEqual(before);
  });

  test('statuses stated before an extension stay readable', async () => {
    const { _id } = await enrol(world);
    await visitMonths(world, _id, [2, 2]);
    const cluster = await makeCluster(world, world.pilotId);
    const other = actorWith('COORDINATOR', { clusterIds: [cluster] });
    expect(await world.assessments.familiesByNeed(other)).toEqual([]);
    world.moveTo('2018-04-02');
    await world.useCases.extendPilot(administrator, {
      clientKey: randomUUID(),
      pilotId: world.pilotId,
      version: 1,
      toMonths: 12,
      reason: 'لم تكفِ',
      decisionNumber: '1',
      decidedOn: '2018-04-01',
    });
    const stated = await statements(_id);
    expect(stated.map(({ occasion, durationMonths, status }) => [occasion, durationMonths, status.badge])).toEqual([
      ['VISIT', 6, 'ON_TRACK'],
      ['VISIT', 6, 'WATCH'],
      ['EXTENSION', 6, 'WATCH'],
    ]);
    expect(stated.at(-1)?.status.reason).toMatchObject({ code: 'BELOW_PATH', index: 25, expected: 36.3, gap: -11.3 });
    world.moveTo('2018-04-03');
    await record(_id, {}, 2);
    expect((await statements(_id)).at(-1)).toMatchObject({ durationMonths: 12, status: { badge: 'ON_TRACK' } });
  });

  test('the form contains family, month, earlier answers and what the household needs', async () => {
    const { _id } = await enrol(world);
    const form = (month: string | null, familyId = _id) =>
      world.assessments.form(world.coordinator, { familyId, month });
    expect(await form(null)).toMatchObject({ month: '2018-02', form: 'FULL', recorded: [], incomeLine: null });
    await visitMonths(world, _id, [2]);
    await world.pilots.recordIncomeLine(administrator, {
      clientKey: randomUUID(),
      pilotId: world.pilotId,
      fromMonth: '2018-02',
      amountPerAdult: 46_001,
      source: 'مسح',
    });
    world.moveTo('2018-04-02');
    const monthlyForm = await form('2018-03');
    expect(monthlyForm).toMatchObject({
      form: 'MONTHLY',
      programmeMonth: 1,
      firstMonth: '2018-02',
      lastMonth: '2018-04',
    });
    expect(monthlyForm?.incomeLine).toMatchObject({ adultEquivalents: 1, needed: 46_001, fromMonth: '2018-02' });
    const domain = (name: string) => monthlyForm?.domains.find(({ rule }) => rule.domain === name);
    expect(domain('FOOD')).toMatchObject({ asked: true, inForce: null, last: { level: 2, month: '2018-02' } });
    expect(domain('SAVINGS')).toMatchObject({ asked: false, carried: true, inForce: { level: 2, evidence: 'SEEN' } });
    expect(domain('CHILDREN_EDUCATION')).toMatchObject({
      asked: false,
      applicable: false,
      notApplicableReason: 'NO_SCHOOL_CHILD',
    });
    expect((await form('2018-04'))?.form).toBe('MONTHLY');
    expect(await form('2018-05')).toBeNull();
    expect(await form('2018-01')).toBeNull();
    expect(await form(null, randomUUID())).toBeNull();
    expect(await world.assessments.form(world.head, { familyId: _id })).toBeNull();
  });

  test('visits due and families by need are sorted and limited to the scope of the actor', async () => {
    const [late, recent, steady] = [await enrol(world), await enrol(world), await enrol(world)];
    await visitMonths(world, late._id, [3]);
    await visitMonths(world, recent._id, [3, 1]);
    await visitMonths(world, steady._id, [3, 3, 4]);
    world.moveTo('2018-04-30');
    const due = await world.assessments.visitsDue(world.coordinator, world.clusterId);
    expect(due.map(({ family, visit }) => [family._id, visit.month, visit.daysOver])).toEqual([
      [late._id, '2018-03', 30],
      [recent._id, '2018-04', 0],
    ]);
    const needs = await world.assessments.familiesByNeed(world.head);
    expect(needs.map(({ _id }) => _id)).toEqual([recent._id, late._id, steady._id]);
    const stranger = actorWith('COORDINATOR', { clusterIds: [randomUUID()] });
    expect(await world.assessments.visitsDue(stranger, world.clusterId)).toEqual([]);
    expect(await world.assessments.familiesByNeed(stranger, world.clusterId)).toEqual([]);
  });
});
