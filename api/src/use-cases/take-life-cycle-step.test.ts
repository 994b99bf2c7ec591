import { randomUUID } from 'node:crypto';
import type { FamilyStepInput, GraduationInput } from '@anaqid/shared-types';
import { actorWith } from '../testing/actors.js';
import { enrol, startProgrammeWorld, type ProgrammeWorld } from '../testing/programme-world.js';
import { administrator } from '../testing/set-up-world.js';
import { familyNow, visitAt, visitMonths } from '../testing/visits.js';
import type { FamilyRecord } from '../features/families/families.service.js';

/** Steps of the life cycle whose guards depend on visits: approvals, exits and returns to need on real records. */
describe('graduation', () => {
  let world: ProgrammeWorld;
  beforeEach(async () => {
    world = await startProgrammeWorld();
  });
  afterEach(() => world.database.close());

  const input = ({ _id, version }: FamilyRecord, on: string): GraduationInput => ({
    clientKey: randomUUID(),
    familyId: _id,
    version,
    on,
  });
  const propose = (family: FamilyRecord, on: string, actor = world.head) =>
    world.useCases.proposeGraduation(actor, input(family, on));
  const approve = (family: FamilyRecord, on: string, actor = world.coordinator) =>
    world.useCases.approveGraduation(actor, input(family, on));
  const step = (family: FamilyRecord, overrides: Partial<FamilyStepInput> & Pick<FamilyStepInput, 'step' | 'on'>) =>
    world.useCases.takeFamilyStep(world.coordinator, {
      clientKey: randomUUID(),
      familyId: family._id,
      version: family.version,
      ...overrides,
    });
  const reenrol = ({ _id, version }: FamilyRecord, enrolledMonth: string, reason: string | null) =>
    world.useCases.enrolFamily(world.coordinator, {
      clientKey: randomUUID(),
      familyId: _id,
      version,
      associationId: world.associationIds[0],
      enrolledMonth,
      baselineOn: `${enrolledMonth}-28`,
      reason,
    });

  /** A family that qualified in March, April and May. */
  async function qualified(): Promise<FamilyRecord> {
    const { _id } = await enrol(world);
    await visitMonths(world, _id, [2, 4, 4, 4]);
    return familyNow(world, _id);
  }

  test('the head proposes and the coordinator approves; the months are checked both times', async () => {
    const { _id, version } = await enrol(world);
    await visitMonths(world, _id, [2, 4, 4]);
    const early = propose(await familyNow(world, _id), '2018-04-30');
    await expect(early).rejects.toMatchObject({ code: 'RUN_INCOMPLETE', detail: '2/3' });
    world.moveTo('2018-05-31');
    await world.assessments.recordAssessment(world.coordinator, visitAt(_id, '2018-05', 4));
    const before = await familyNow(world, _id);
    expect(before.version).toBe(version);
    await expect(approve(before, '2018-05-31')).rejects.toMatchObject({ code: 'PROPOSAL_MISSING' });
    const proposed = await propose(before, '2018-05-31');
    expect(proposed).toMatchObject({ state: 'ACTIVE', version: version + 1 });
    await expect(approve(before, '2018-05-31')).rejects.toMatchObject({ code: 'STALE_VERSION' });
    expect(await approve(proposed, '2018-05-31')).toMatchObject({ state: 'GRADUATED' });
    const [approval, proposal] = await world.families.eventsOf([_id]);
    expect([approval, proposal]).toMatchObject([
      { step: 'APPROVE_GRADUATION', graduationMonth: '2018-05', from: 'ACTIVE', to: 'GRADUATED' },
      { step: 'PROPOSE_GRADUATION', graduationMonth: '2018-05', from: 'ACTIVE', to: 'ACTIVE' },
    ]);
  });

  test('a correction after the proposal makes the proposal lapse', async () => {
    const family = await qualified();
    const proposed = await propose(family, '2018-05-31');
    const form = await world.assessments.form(world.coordinator, { familyId: family._id, month: '2018-04' });
    const [visit] = form?.recorded ?? [];
    const correct = (version: number, level: number) =>
      world.assessments.correctAssessment(world.coordinator, {
        id: visit?._id ?? '',
        version,
        answers: [
          {
            domain: 'FOOD',
            level,
          },
        ],
      });
    await correct(1, 2);
    await expect(approve(proposed, '2018-05-31')).rejects.toMatchObject({ code: 'RUN_INCOMPLETE', detail: '1/3' });
    await correct(2, 4);
    expect(await approve(proposed, '2018-05-31')).toMatchObject({ state: 'GRADUATED' });
  });

  test('an approval concurrent with a correction never counts months that no longer qualify', async () => {
    const family = await qualified();
    const proposed = await propose(family, '2018-05-31');
    const form = await world.assessments.form(world.coordinator, { familyId: family._id, month: '2018-04' });
    const [visit] = form?.recorded ?? [];
    const [, approval] = await Promise.allSettled([
      world.assessments.correctAssessment(world.coordinator, {
        id: visit?._id ?? '',
        version: 1,
        answers: [
          {
            domain: 'FOOD',
            level: 1,
          },
        ],
      }),
      approve(proposed, '2018-05-31'),
    ]);
    const at = await world.families.eventsOf([family._id]);
    const approved = at.find((event) => event.step === 'APPROVE_GRADUATION');
    // Either the approval came first or it was refused; it never counts the corrected months.
    if (approval.status === 'rejected') expect(approval.reason).toMatchObject({ code: 'RUN_INCOMPLETE' });
    else expect(approved?.graduationMonth).toBe('2018-05');
  });

  test("nobody approves their own proposal, and only the head of the family's association proposes", async () => {
    const family = await qualified();
    const both = { ...world.head, role: 'COORDINATOR', clusterIds: [world.clusterId] } as const;
    const otherHead = actorWith('ASSOCIATION_HEAD', { associationId: world.associationIds[1] });
    await expect(propose(family, '2018-05-31', otherHead)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(propose(family, '2018-05-31', world.coordinator)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    const proposed = await propose(family, '2018-05-31');
    await expect(approve(proposed, '2018-05-31', both)).rejects.toMatchObject({ code: 'SAME_PERSON' });
    await expect(approve(proposed, '2018-05-31', world.head)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    const general = step(proposed, { step: 'APPROVE_GRADUATION', on: '2018-05-31' });
    await expect(general).rejects.toMatchObject({ code: 'STEP_NOT_ALLOWED' });
  });

  test('a return to need opens a new spell when a person confirms it; the first outcome is kept', async () => {
    const family = await qualified();
    const graduated = await approve(await propose(family, '2018-05-31'), '2018-05-31');
    await expect(reenrol(graduated, '2018-05', 'سبب')).rejects.toMatchObject({ code: 'RELAPSE_MISSING' });
    world.moveTo('2018-06-30');
    await world.assessments.recordAssessment(world.coordinator, visitAt(family._id, '2018-06', 2));
    await expect(reenrol(graduated, '2018-06', null)).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    await expect(reenrol(graduated, '2018-05', 'سبب')).rejects.toMatchObject({ code: 'INVALID' });
    const again = await reenrol(graduated, '2018-06', 'فقد المعيل عمله');
    expect(again.state).toBe('ACTIVE');
    expect(again.spells).toMatchObject([
      { enrolledMonth: '2018-02', exitMonth: '2018-06', exitReason: null },
      { enrolledMonth: '2018-06', exitMonth: null },
    ]);
    const pilot = await world.pilots.byId(world.pilotId);
    if (pilot === null) throw new Error('the pilot is gone');
    const { spells } = await world.assessments.spellFacts(pilot, null);
    expect(spells.map(({ graduationConfirmed, exit }) => [graduationConfirmed, exit])).toEqual([
      [true, null],
      [false, null],
    ]);
    expect(spells[0]?.months.map(({ qualifies }) => qualifies)).toEqual([false, true, true, true, false]);
    expect(spells[1]?.months).toMatchObject([{ month: '2018-06', assessed: false }]);
  });

  /** For each spell, its last month and the months of the visits that its figures use. */
  async function seenBySpell(): Promise<[string, string[]][]> {
    const pilot = await world.pilots.byId(world.pilotId);
    if (pilot === null) throw new Error('the pilot is gone');
    const { spells } = await world.assessments.spellFacts(pilot, null);
    return spells
      .toSorted((a, b) => a.enrolledMonth.localeCompare(b.enrolledMonth))
      .map(({ enrolledMonth, months }) => [
        enrolledMonth,
        months.filter(({ assessed }) => assessed).map(({ month }) => month),
      ]);
  }

  test.each(['2018-06', '2018-07'])(
    'visits after a return to need stay in a spell that begins in %s',
    async (month) => {
      const family = await qualified();
      const graduated = await approve(await propose(family, '2018-05-31'), '2018-05-31');
      for (const [visited, level] of [
        ['2018-06', 2],
        ['2018-08', 3],
      ] as const) {
        world.moveTo(`${visited}-30`);
        await world.assessments.recordAssessment(
          world.coordinator,
          visitAt(family._id, visited, level, { visitedOn: `${visited}-30` }),
        );
      }
      await reenrol(graduated, month, 'فقد المعيل عمله');
      expect(await seenBySpell()).toEqual([
        ['2018-02', ['2018-02', '2018-03', '2018-04', '2018-05', '2018-06']],
        [month, ['2018-08']],
      ]);
      const form = await world.assessments.form(world.coordinator, { familyId: family._id, month: '2018-08' });
      expect(form?.recorded).toHaveLength(1);
      const correction = {
        id: form?.recorded[0]?._id ?? '',
        version: 1,
        answers: [{ domain: 'FOOD', level: 1 } as const],
      };
      await world.assessments.correctAssessment(world.coordinator, correction);
      expect(await world.useCases.verifyRollups(() => undefined)).toEqual([]);
    },
  );

  test('follow-up visits after the end of the pilot stay in a spell that ended with it', async () => {
    const family = await qualified();
    world.moveTo('2018-10-31');
    await world.assessments.recordAssessment(world.coordinator, visitAt(family._id, '2018-10', 4));
    const before = await seenBySpell();
    expect(before.at(0)?.[1].at(-1)).toBe('2018-10');
    const details = { exitReason: 'PILOT_ENDED', nextStep: 'تُبلَّغ' } as const;
    await step(family, { step: 'EXIT', on: '2018-10-31', ...details });
    expect(await seenBySpell()).toEqual(before);
  });

  test("follow-up visits continue after the pilot's last month until follow-up is ended", async () => {
    const family = await qualified();
    const graduated = await approve(await propose(family, '2018-05-31'), '2018-05-31');
    world.moveTo('2018-11-30');
    const due = () => world.assessments.visitsDue(world.coordinator, world.clusterId);
    expect((await due()).map(({ visit }) => [visit.kind, visit.month, visit.followUpAfter])).toEqual([
      ['FOLLOW_UP', '2018-06', 1],
    ]);
    await world.assessments.recordAssessment(world.coordinator, visitAt(family._id, '2018-11', 4));
    expect(await due()).toEqual([]);
    const ended = await step(graduated, { step: 'END_FOLLOW_UP', on: '2018-11-30', reason: 'سافرت الأسرة' });
    expect(ended.state).toBe('GRADUATED');
    const other = await enrol(world);
    const late = world.assessments.recordAssessment(world.coordinator, visitAt(other._id, '2018-11', 4));
    await expect(late).rejects.toMatchObject({ code: 'MONTH_IN_FUTURE' });
  });

  test('an exit because the pilot ended is possible only after its end, and is reopened in the same spell by an extension', async () => {
    const [ended, moved] = [await enrol(world), await enrol(world)];
    const leave = (family: FamilyRecord, on: string, exitReason: 'PILOT_ENDED' | 'MOVED') =>
      step(family, { step: 'EXIT', on, exitReason, nextStep: 'تُبلَّغ' });
    await expect(leave(ended, '2018-03-27', 'PILOT_ENDED')).rejects.toMatchObject({ code: 'INVALID' });
    world.moveTo('2018-09-03');
    const left = await leave(ended, '2018-09-03', 'PILOT_ENDED');
    await leave(moved, '2018-08-31', 'MOVED');
    expect(left.spells).toMatchObject([{ exitMonth: '2018-08', exitReason: 'PILOT_ENDED' }]);
    const reopening = step(left, { step: 'REOPEN', on: '2018-09-03', reason: 'سبب' });
    await expect(reopening).rejects.toMatchObject({ code: 'PILOT_NOT_EXTENDED' });
    await world.useCases.extendPilot(administrator, {
      clientKey: randomUUID(),
      pilotId: world.pilotId,
      version: 1,
      toMonths: 12,
      reason: 'لم تكفِ ستة أشهر',
      decisionNumber: '1',
      decidedOn: '2018-09-03',
    });
    const back = await familyNow(world, ended._id);
    expect(back).toMatchObject({ state: 'ACTIVE', spells: [{ _id: left.spells[0]?._id, exitMonth: null }] });
    expect((await world.families.eventsOf([ended._id]))[0]).toMatchObject({
      step: 'REOPEN',
      from: 'EXITED',
      to: 'ACTIVE',
      reason: 'لم تكفِ ستة أشهر',
    });
    expect((await familyNow(world, moved._id)).state).toBe('EXITED');
  });
});
