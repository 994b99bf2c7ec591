import { randomUUID } from 'node:crypto';
import { reasonOf, submit } from '../../kit/mutations.js';
import { cleanUp } from '../../kit/product.js';
import { startSmallWorld, type SmallWorld } from '../../kit/small-world.js';
import { enrolledFamily } from '../../kit/world.js';

interface Association {
  readonly id: string;
  readonly version: number;
  readonly memberships: readonly { readonly id: string; readonly toMonth: string | null; readonly version: number }[];
}

const association = 'association { id version memberships { id toMonth version } }';

describe('associations and their memberships in clusters', () => {
  let world: SmallWorld;
  beforeAll(async () => {
    world = await startSmallWorld();
  });
  afterAll(cleanUp);

  const asAdministrator = (mutation: string, input: object) =>
    submit<{ association: Association }>(world.people.administrator, mutation, association, input);

  it('are found in any spelling of their name; budgets are shown only to permitted roles', async () => {
    const created = await asAdministrator('createAssociation', {
      clientKey: randomUUID(),
      name: { ar: 'جمعية الإحسان', en: 'Al-Ihsan' },
      kind: 'CHARITY',
      monthlyBudget: 5_000_000,
      currency: 'SYP',
    });
    const { id } = created.association;
    const found = `{ associations(search: "الاحسان") { totalCount edges { node { id monthlyBudget } } } }`;
    expect(await world.people.federation.ask(found)).toEqual({ associations: { totalCount: 0, edges: [] } });
    await asAdministrator('joinCluster', {
      clientKey: randomUUID(),
      associationId: id,
      clusterId: world.clusters[0],
      fromMonth: '2018-03',
      adoptsFamilies: true,
    });
    const budgetFor = async (person: 'federation' | 'coordinator1') =>
      (await world.people[person].ask<{ associations: { edges: { node: object }[] } }>(found)).associations.edges;
    expect(await budgetFor('federation')).toEqual([{ node: { id, monthlyBudget: 5_000_000 } }]);
    expect(await budgetFor('coordinator1')).toEqual([{ node: { id, monthlyBudget: null } }]);
  });

  it('have at most one current membership in a cluster, and can join again after leaving', async () => {
    const joining = (fromMonth: string) =>
      asAdministrator('joinCluster', {
        clientKey: randomUUID(),
        associationId: world.associations[1],
        clusterId: world.clusters[0],
        fromMonth,
        adoptsFamilies: true,
      });
    expect(reasonOf(await joining('2018-05'))).toBe('ALREADY_EXISTS fromMonth');
    const left = { membershipId: world.memberships[1], toMonth: '2018-04', version: 1 };
    expect((await asAdministrator('leaveCluster', left)).association.memberships).toMatchObject([
      { toMonth: '2018-04' },
    ]);
    expect(reasonOf(await joining('2018-04'))).toBe('ALREADY_EXISTS fromMonth');
    expect((await joining('2018-07')).association.memberships).toHaveLength(2);
  });

  it('cannot adopt a family in a month in which they are not a member', async () => {
    const [clusterId] = world.clusters;
    const away = enrolledFamily(world.people.coordinator1, {
      clusterId,
      associationId: world.associations[2],
      number: 4,
    });
    await expect(away).rejects.toThrow('ASSOCIATION_NOT_IN_CLUSTER');
  });
});
