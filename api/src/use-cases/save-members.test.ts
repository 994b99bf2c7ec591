import { randomUUID } from 'node:crypto';
import type { MemberInput, SaveMembersInput } from '@anaqid/shared-types';
import type { FamilyRecord } from '../features/families/families.service.js';
import { actorWith } from '../testing/actors.js';
import { enrol, startProgrammeWorld, type ProgrammeWorld } from '../testing/programme-world.js';
import { familyNow, visitAt } from '../testing/visits.js';

const inputOf = ({ _id, ...member }: FamilyRecord['members'][number]): MemberInput => ({ ...member, id: _id });
const pupil = (): MemberInput => ({
  id: randomUUID(),
  name: 'سلمى',
  sex: 'FEMALE',
  relation: 'CHILD',
  bornOn: '2009-06-06',
});

describe('saving the members of a family whose months are judged', () => {
  let world: ProgrammeWorld;
  beforeAll(async () => {
    world = await startProgrammeWorld();
  });
  afterAll(() => world.database.close());

  /** A family that qualifies in months 1 to 3 as long as it has no pupil, whose education is at the lowest level. */
  async function sufficientFamily(): Promise<FamilyRecord> {
    world.moveTo('2018-05-31');
    const { _id: familyId } = await enrol(world);
    for (const month of ['2018-03', '2018-04', '2018-05']) {
      const visit = visitAt(familyId, month, 4);
      const answers = (visit.answers ?? []).map((answer) =>
        answer.domain === 'CHILDREN_EDUCATION' ? { ...answer, level: 1 } : answer,
      );
      await world.assessments.recordAssessment(world.coordinator, { ...visit, answers });
    }
    return familyNow(world, familyId);
  }

  /** The same family, proposed by the head and approved by the coordinator. */
  async function approvedFamily(): Promise<FamilyRecord> {
    const { _id: familyId, version } = await sufficientFamily();
    const step = { clientKey: randomUUID(), familyId, version, on: '2018-05-31' };
    const proposed = await world.useCases.proposeGraduation(world.head, step);
    const approval = { ...step, clientKey: randomUUID(), version: proposed.version };
    return world.useCases.approveGraduation(world.coordinator, approval);
  }

  const withMember = ({ _id, version, members }: FamilyRecord, ...added: MemberInput[]): SaveMembersInput => ({
    familyId: _id,
    version,
    members: [...members.map(inputOf), ...added],
  });
  const graduationOf = async (familyId: string): Promise<string | null> => {
    const family = await familyNow(world, familyId);
    const { members } = family;
    const kept = { familyId, version: family.version, members: members.map(inputOf) };
    return (await world.useCases.previewMembers(world.coordinator, kept)).graduationBefore;
  };

  test('who is added says since when, or that the person always belonged; a candidate’s household has no past', async () => {
    const family = await sufficientFamily();
    const save = (member: MemberInput): Promise<FamilyRecord> =>
      world.useCases.saveMembers(world.coordinator, withMember(family, member));
    await expect(save(pupil())).rejects.toMatchObject({ code: 'REQUIRED', field: 'members.1.joinedMonth' });
    const saved = await save({ ...pupil(), alwaysBelonged: true });
    expect(saved.members.map(({ joinedMonth }) => joinedMonth)).toEqual([null, null]);
    expect(await graduationOf(family._id)).toBeNull();
  });

  test('the effect of a change is shown before it is saved: months, graduation and badge, before and after', async () => {
    const family = await sufficientFamily();
    const preview = (member: MemberInput) =>
      world.useCases.previewMembers(world.coordinator, withMember(family, member));
    expect(await preview({ ...pupil(), joinedMonth: '2018-05' })).toMatchObject({
      months: [{ month: '2018-05', qualifiedBefore: true, qualifiesAfter: false }],
      graduationBefore: '2018-05',
      graduationAfter: null,
      badgeBefore: 'GRADUATED_PROVISIONAL',
      needsSecondPerson: false,
    });
    const always = await preview({ ...pupil(), alwaysBelonged: true });
    expect(always.months.map(({ month }) => month)).toEqual(['2018-03', '2018-04', '2018-05']);
    expect((await familyNow(world, family._id)).members).toHaveLength(1);
  });

  const changes: [string, (family: FamilyRecord) => SaveMembersInput][] = [
    ['a member added who always belonged', (family) => withMember(family, { ...pupil(), alwaysBelonged: true })],
    ['a member added since a month of the run', (family) => withMember(family, { ...pupil(), joinedMonth: '2018-05' })],
  ];
  test.each(changes)('an approved graduation is changed by a second person only: %s', async (_name, changeOf) => {
    const family = await approvedFamily();
    const change = changeOf(family);
    const secondCoordinator = actorWith('COORDINATOR', {
      clusterIds: world.coordinator.clusterIds,
      pilotIds: world.coordinator.pilotIds,
    });
    await expect(world.useCases.saveMembers(world.coordinator, change)).rejects.toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    });
    const waiting = await familyNow(world, family._id);
    expect(waiting.members).toEqual(family.members);
    expect(waiting.membersProposal?.members).toHaveLength(2);
    expect(await graduationOf(family._id)).toBe('2018-05');

    const again = { ...change, version: waiting.version };
    await expect(world.useCases.saveMembers(world.coordinator, again)).rejects.toMatchObject({ code: 'SAME_PERSON' });
    const saved = await world.useCases.saveMembers(secondCoordinator, again);
    expect([saved.members.length, saved.membersProposal]).toEqual([2, null]);
    expect(await graduationOf(family._id)).toBeNull();
  });

  test('an earlier month of joining needs a second person as well; what changes no approval does not', async () => {
    world.moveTo('2018-05-31');
    const family = await approvedFamily();
    const later = { ...pupil(), joinedMonth: '2018-06' };
    world.moveTo('2018-06-10');
    const grown = await world.useCases.saveMembers(world.coordinator, withMember(family, later));
    const moved = (change: Partial<MemberInput>): SaveMembersInput => ({
      familyId: grown._id,
      version: grown.version,
      members: grown.members.map(inputOf).map((member) => (member.id === later.id ? { ...member, ...change } : member)),
    });
    await expect(
      world.useCases.saveMembers(world.coordinator, moved({ joinedMonth: '2018-04' })),
    ).rejects.toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
    const waiting = await familyNow(world, grown._id);
    const dropped = await world.useCases.saveMembers(world.coordinator, {
      ...moved({ name: 'سلمى الصغيرة' }),
      version: waiting.version,
    });
    expect(dropped.membersProposal).toBeNull();
    expect(await graduationOf(grown._id)).toBe('2018-05');
  });
});
