import { randomUUID } from 'node:crypto';
import { lastMonthOf, type ExtendPilotInput } from '@anaqid/shared-types';
import { administrator, startSetUpWorld, uniqueName, type SetUpWorld } from '../testing/set-up-world.js';
import { actorWith } from '../testing/actors.js';
import { extensionsModel } from '../features/pilots/pilots.model.js';

describe('extend-pilot', () => {
  let world: SetUpWorld;
  let pilotId: string;
  let clusterId: string;
  let familyId: string;
  beforeEach(async () => {
    world = await startSetUpWorld();
    const window = { startMonth: '2018-03', plannedMonths: 6, currency: 'SYP', timeZone: 'Asia/Damascus' };
    const pilot = { clientKey: randomUUID(), name: uniqueName(), ...window };
    pilotId = (await world.pilots.createPilot(administrator, pilot))._id;
    const cluster = { clientKey: randomUUID(), pilotId, name: uniqueName(), familyQuota: 25 };
    clusterId = (await world.clusters.createCluster(administrator, cluster))._id;
    const coordinator = actorWith('COORDINATOR', { clusterIds: [clusterId], pilotIds: [pilotId] });
    const family = { clientKey: randomUUID(), clusterId, name: 'أسرة', code: 'F-001' };
    familyId = (await world.families.nominateFamily(coordinator, family))._id;
    world.moveTo('2018-09-05');
  });
  afterEach(() => world.database.close());

  const decision = (overrides: Partial<ExtendPilotInput> = {}): ExtendPilotInput => ({
    clientKey: randomUUID(),
    pilotId,
    version: 1,
    toMonths: 12,
    reason: 'لم تكفِ ستة أشهر',
    decisionNumber: '18/2018',
    decidedOn: '2018-09-04',
    ...overrides,
  });
  const extend = (overrides?: Partial<ExtendPilotInput>) =>
    world.useCases.extendPilot(administrator, decision(overrides));
  const decisions = () => extensionsModel(world.database.connection).find().sort({ toMonths: 1 }).lean();
  const lastMonths = async (): Promise<string[]> => {
    const pilot = await world.pilots.byId(pilotId);
    if (pilot === null) throw new Error('the pilot is gone');
    const parts = [
      { clusterId: null, familyId: null },
      { clusterId, familyId: null },
      { clusterId, familyId },
      { clusterId, familyId: 'another' },
      { clusterId: 'sister', familyId: null },
    ];
    return Promise.all(parts.map(async (part) => lastMonthOf(await world.pilots.windowOf(pilot, part))));
  };

  test('an extension lengthens the pilot and stores the details of the decision', async () => {
    expect(await extend()).toMatchObject({ months: 12, plannedMonths: 6, version: 2 });
    expect(await decisions()).toMatchObject([
      {
        scope: 'PILOT',
        pilotId,
        clusterId: null,
        familyId: null,
        fromMonths: 6,
        toMonths: 12,
        version: 1,
        reason: 'لم تكفِ ستة أشهر',
        decisionNumber: '18/2018',
        decidedOn: '2018-09-04',
        recordedBy: administrator.accountId,
        recordedAt: new Date('2018-09-05T09:00:00Z'),
      },
    ]);
  });

  test('a cluster or a family is extended alone, and a later extension of the pilot includes it', async () => {
    await extend({ clusterId, toMonths: 8 });
    expect(await lastMonths()).toEqual(['2018-08', '2018-10', '2018-10', '2018-10', '2018-08']);
    await extend({ familyCode: 'f-٠٠١', toMonths: 10, version: 2 });
    expect(await lastMonths()).toEqual(['2018-08', '2018-10', '2018-12', '2018-10', '2018-08']);
    await extend({ toMonths: 9, version: 3 });
    expect(await lastMonths()).toEqual(['2018-11', '2018-11', '2018-12', '2018-11', '2018-11']);
    expect(await decisions()).toMatchObject([
      { scope: 'CLUSTER', clusterId, familyId: null, fromMonths: 6 },
      { scope: 'PILOT', clusterId: null, fromMonths: 6 },
      { scope: 'FAMILY', clusterId, familyId, familyCode: 'F-001', fromMonths: 8 },
    ]);
  });

  test.each([
    ['more months than the cap', { toMonths: 13 }, 'LONGER_THAN_CAP', 'toMonths'],
    ['no more months than now', { toMonths: 6 }, 'INVALID', 'toMonths'],
    ['part of a month', { toMonths: 7.5 }, 'INVALID', 'toMonths'],
    ['no reason', { reason: '  ' }, 'REASON_REQUIRED', 'reason'],
    ['no decision number', { decisionNumber: '' }, 'REQUIRED', 'decisionNumber'],
    ['a day that there is not', { decidedOn: '2018-02-30' }, 'INVALID', 'decidedOn'],
    ['a decision of tomorrow', { decidedOn: '2018-09-06' }, 'INVALID', 'decidedOn'],
    ['an unknown pilot', { pilotId: randomUUID() }, 'NOT_FOUND', 'pilotId'],
    ['an unknown cluster', { clusterId: randomUUID() }, 'NOT_FOUND', 'clusterId'],
    ['an unknown family', { familyCode: 'F-999' }, 'NOT_FOUND', 'familyCode'],
    ['a cluster and a family at once', { clusterId: randomUUID(), familyCode: 'F-001' }, 'INVALID', 'familyCode'],
    ['a decision based on an older version', { version: 0 }, 'STALE_VERSION', 'version'],
  ])('refuses %s and writes nothing', async (_case, overrides, code, field) => {
    await expect(extend(overrides)).rejects.toMatchObject({ code, field });
    expect(await decisions()).toEqual([]);
    expect(await world.pilots.byId(pilotId)).toMatchObject({ months: 6, version: 1 });
  });

  test('a retry of an extension stores one decision', async () => {
    const input = decision();
    await world.useCases.extendPilot(administrator, input);
    expect(await world.useCases.extendPilot(administrator, input)).toMatchObject({ months: 12, version: 2 });
    expect(await decisions()).toHaveLength(1);
  });

  test('one of two concurrent extensions is recorded, the other is refused as stale', async () => {
    const answers = await Promise.allSettled([extend({ toMonths: 9 }), extend({ toMonths: 10 })]);
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'STALE_VERSION' } }]);
    expect(await decisions()).toHaveLength(1);
  });

  test('a preview shows the changes, refuses what the extension would refuse, and records nothing', async () => {
    const preview = (overrides: object) => world.useCases.previewExtension({ pilotId, toMonths: 8, ...overrides });
    expect(await preview({ clusterId })).toMatchObject({
      scope: 'CLUSTER',
      clusterId,
      fromMonths: 6,
      toMonths: 8,
      lastMonthBefore: '2018-08',
      lastMonthAfter: '2018-10',
      presentMonthBefore: '2018-08',
      presentMonthAfter: '2018-09',
      openedMonths: ['2018-09', '2018-10'],
      passedMonths: [],
    });
    await expect(preview({ toMonths: 13 })).rejects.toMatchObject({ code: 'LONGER_THAN_CAP', detail: '12' });
    await expect(preview({ toMonths: 6 })).rejects.toMatchObject({ code: 'INVALID', detail: '6' });
    expect(await decisions()).toEqual([]);
    expect(await world.pilots.byId(pilotId)).toMatchObject({ version: 1 });
  });
});
