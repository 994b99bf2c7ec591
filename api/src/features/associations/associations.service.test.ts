import { randomUUID } from 'node:crypto';
import type { CreateAssociationInput, JoinClusterInput } from '@anaqid/shared-types';
import { actorWith } from '../../testing/actors.js';
import { administrator, startSetUpWorld, uniqueName, type SetUpWorld } from '../../testing/set-up-world.js';

describe('associations.service', () => {
  let world: SetUpWorld;
  let pilotId: string;
  let clusterId: string;
  beforeEach(async () => {
    world = await startSetUpWorld();
    const window = { startMonth: '2018-03', plannedMonths: 6, currency: 'SYP', timeZone: 'Asia/Damascus' };
    const pilot = { clientKey: randomUUID(), name: uniqueName(), ...window };
    pilotId = (await world.pilots.createPilot(administrator, pilot))._id;
    clusterId = await createCluster();
  });
  afterEach(() => world.database.close());

  const createCluster = async (): Promise<string> => {
    const input = { clientKey: randomUUID(), pilotId, name: uniqueName(), familyQuota: 25 };
    return (await world.clusters.createCluster(administrator, input))._id;
  };
  const create = (overrides: Partial<CreateAssociationInput> = {}) =>
    world.associations.createAssociation(administrator, {
      clientKey: randomUUID(),
      name: uniqueName(),
      kind: 'CHARITY',
      ...overrides,
    });
  const join = (associationId: string, overrides: Partial<JoinClusterInput> = {}) =>
    world.associations.joinCluster(administrator, {
      clientKey: randomUUID(),
      associationId,
      clusterId,
      fromMonth: '2018-02',
      adoptsFamilies: true,
      ...overrides,
    });
  const leave = async (toMonth: string, version: number, number = 0) => {
    const membership = (await world.associations.membershipsOf(clusterId))[number];
    const input = { membershipId: membership?._id ?? '', version, toMonth };
    return world.useCases.leaveCluster(administrator, input);
  };
  const names = async (search: string): Promise<string[]> => {
    const { edges } = await world.associations.page(administrator, { search });
    return edges.map(({ node }) => node.name.en);
  };

  test.each([
    ['money without currency', { monthlyBudget: 100 }, 'REQUIRED', 'currency'],
    ['negative overhead', { monthlyOverhead: -1, currency: 'SYP' }, 'INVALID', 'monthlyOverhead'],
    ['half a pound', { monthlyBudget: 0.5, currency: 'SYP' }, 'INVALID', 'monthlyBudget'],
    ['an unknown service', { serviceTypeIds: [randomUUID()] }, 'NOT_FOUND', 'serviceTypeIds'],
  ])('refuses %s', async (_case, overrides, code, field) => {
    await expect(create(overrides)).rejects.toMatchObject({ code, field });
  });

  test('search normalises the letters of names and aliases and takes wildcard characters literally', async () => {
    await create({ name: { ar: 'جمعية الإحسان', en: 'Ihsan' }, aliases: ['Charité (Damas)'] });
    await create({ name: { ar: 'جمعية البر', en: 'Birr' } });
    expect(await names('الاحسان')).toEqual(['Ihsan']);
    expect(await names('charite (')).toEqual(['Ihsan']);
    expect(await names('جمعيه')).toEqual(['Ihsan', 'Birr']);
    expect(await names('.*')).toEqual([]);
  });

  test('pages continue without gaps or duplicates', async () => {
    const expected: string[] = [];
    for (const letter of ['ا', 'ب', 'ت', 'ث', 'ج'])
      expected.push((await create({ name: { ar: letter, en: letter } }))._id);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await world.associations.page(administrator, { first: 2, after });
      expect(page.totalCount).toBe(5);
      seen.push(...page.edges.map(({ node }) => node._id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(expected);
    await expect(world.associations.page(administrator, { after: 'nonsense' })).rejects.toMatchObject({
      code: 'INVALID',
    });
    await expect(world.associations.page(administrator, { first: 101 })).rejects.toMatchObject({ code: 'INVALID' });
  });

  test('joining a cluster brings the association into the scope of those who see the cluster', async () => {
    const { _id: id } = await create();
    const stranger = await create();
    const coordinator = actorWith('COORDINATOR', { clusterIds: [clusterId], pilotIds: [pilotId] });
    const federation = actorWith('FEDERATION', { pilotIds: [pilotId] });
    const head = actorWith('ASSOCIATION_HEAD', { associationId: id });
    const minister = actorWith('MINISTER', { pilotIds: [pilotId] });
    const seen = async (associationId: string): Promise<boolean[]> =>
      Promise.all(
        [coordinator, federation, head, minister].map(
          async (reader) => (await world.associations.visibleTo(reader, associationId)) !== null,
        ),
      );
    expect(await seen(id)).toEqual([false, false, true, false]);
    expect(await join(id)).toMatchObject({ _id: id, clusterIds: [clusterId], pilotIds: [pilotId], version: 2 });
    expect(await seen(id)).toEqual([true, true, true, false]);
    expect(await seen(stranger._id)).toEqual([false, false, false, false]);
  });

  test('filtering by a cluster out of scope gives an empty list, as for an unknown cluster', async () => {
    const sister = await createCluster();
    const { _id: id } = await create();
    await join(id);
    await join(id, { clusterId: sister });
    const coordinator = actorWith('COORDINATOR', { clusterIds: [clusterId], pilotIds: [pilotId] });
    const count = async (inCluster: string): Promise<number> =>
      (await world.associations.page(coordinator, { clusterId: inCluster })).totalCount;
    expect([await count(clusterId), await count(sister), await count(randomUUID())]).toEqual([1, 0, 0]);
  });

  test('an association can adopt families of the cluster from the first to the last month of its membership', async () => {
    const { _id: associationId } = await create();
    await join(associationId, { fromMonth: '2018-03' });
    await leave('2018-05', 1);
    const adopts = (month: string): Promise<boolean> =>
      world.associations.adoptsFamilies({ associationId, clusterId, month });
    const months = ['2018-02', '2018-03', '2018-05', '2018-06'];
    expect(await Promise.all(months.map(adopts))).toEqual([false, true, true, false]);
  });

  test('memberships in one cluster never overlap, even after a correction of the last month', async () => {
    const { _id: id } = await create();
    await join(id);
    await expect(join(id, { fromMonth: '2018-09' })).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
      field: 'fromMonth',
    });
    await expect(leave('2018-01', 1)).rejects.toMatchObject({ code: 'INVALID', field: 'toMonth' });
    await leave('2018-05', 1);
    await join(id, { fromMonth: '2018-07' });
    await expect(leave('2018-07', 2)).rejects.toMatchObject({ code: 'ALREADY_EXISTS', field: 'toMonth' });
    await expect(leave('2018-06', 1)).rejects.toMatchObject({ code: 'STALE_VERSION', detail: '2' });
    await leave('2018-06', 2);
    const times = (await world.associations.membershipsOf(clusterId)).map(({ fromMonth, toMonth }) => [
      fromMonth,
      toMonth,
    ]);
    expect(times).toEqual([
      ['2018-02', '2018-06'],
      ['2018-07', null],
    ]);
  });

  test('a membership can be corrected: first month, a departure recorded by mistake, adoption', async () => {
    const { _id: id } = await create();
    await join(id);
    await leave('2018-05', 1);
    const [membership] = await world.associations.membershipsOf(clusterId);
    const revise = (overrides: object) =>
      world.useCases.reviseMembership(administrator, {
        membershipId: membership?._id ?? '',
        version: 2,
        ...overrides,
      });
    await expect(revise({ fromMonth: '2018-06' })).rejects.toMatchObject({ code: 'INVALID', field: 'toMonth' });
    await expect(revise({ version: 1, toMonth: null })).rejects.toMatchObject({ code: 'STALE_VERSION', detail: '2' });
    await revise({ fromMonth: '2018-03', toMonth: null, adoptsFamilies: false });
    expect(await world.associations.membershipsOf(clusterId)).toMatchObject([
      { fromMonth: '2018-03', toMonth: null, adoptsFamilies: false, version: 3 },
    ]);
    await revise({ version: 3, adoptsFamilies: true });
    expect(await world.associations.membershipsOf(clusterId)).toMatchObject([
      { fromMonth: '2018-03', toMonth: null, adoptsFamilies: true },
    ]);
  });

  test('only one of two concurrent requests to join succeeds', async () => {
    const { _id: id } = await create();
    const answers = await Promise.allSettled([join(id), join(id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await world.associations.membershipsOf(clusterId)).toHaveLength(1);
  });

  test('a change keeps omitted fields; without amounts there is no currency', async () => {
    const { _id: id } = await create({ monthlyBudget: 650_000, monthlyOverhead: 60_000, currency: 'SYP' });
    const overhead = { id, version: 1, monthlyOverhead: 70_000 };
    expect(await world.associations.updateAssociation(administrator, overhead)).toMatchObject({
      monthlyBudget: 650_000,
      monthlyOverhead: 70_000,
      currency: 'SYP',
      version: 2,
    });
    const emptied = { id, version: 2, monthlyBudget: null, monthlyOverhead: null };
    expect(await world.associations.updateAssociation(administrator, emptied)).toMatchObject({ currency: null });
  });
});
