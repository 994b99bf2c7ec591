import { randomUUID } from 'node:crypto';
import { faultOf, reasonOf, submit } from '../../kit/mutations.js';
import { cleanUp } from '../../kit/product.js';
import { startSmallWorld, type SmallWorld } from '../../kit/small-world.js';

interface Cluster {
  readonly id: string;
  readonly version: number;
}

describe('clusters of a pilot', () => {
  let world: SmallWorld;
  beforeAll(async () => {
    world = await startSmallWorld();
  });
  afterAll(cleanUp);

  const inputOf = (pilot: 0 | 1, ar = 'عنقود القابون') => ({
    clientKey: randomUUID(),
    pilotId: world.pilots[pilot],
    name: { ar, en: 'Qaboun' },
    familyQuota: 25,
    areaId: world.areaId,
  });
  const create = (pilot: 0 | 1, ar?: string) =>
    submit<{ cluster: Cluster }>(
      world.people.administrator,
      'createCluster',
      'cluster { id version }',
      inputOf(pilot, ar),
    );
  const namesFor = async (person: 'administrator' | 'coordinator1' | 'minister'): Promise<string[]> => {
    const { clusters } = await world.people[person].ask<{ clusters: { name: { en: string } }[] }>(
      '{ clusters { name { en } } }',
    );
    return clusters.map(({ name }) => name.en).sort();
  };

  it('are visible to everybody whose scope contains the pilot or the cluster', async () => {
    expect((await create(0)).refusal).toBeNull();
    expect(await namesFor('administrator')).toEqual(['Cluster one', 'Cluster three', 'Cluster two', 'Qaboun']);
    expect(await namesFor('minister')).toEqual(['Cluster one', 'Cluster two', 'Qaboun']);
    expect(await namesFor('coordinator1')).toEqual(['Cluster one']);
  });

  it('have names that are unique within the pilot but not across pilots', async () => {
    expect(reasonOf(await create(0, 'عنقود القابُون'))).toBe('ALREADY_EXISTS name.ar');
    expect((await create(1)).refusal).toBeNull();
  });

  it('look as if they did not exist to readers out of scope', async () => {
    const [own, other] = world.clusters;
    const read = (id: string) =>
      world.people.coordinator1.ask('query ($id: ID!) { cluster(id: $id) { name { en } viewerCanEdit } }', { id });
    expect(await read(own)).toEqual({ cluster: { name: { en: 'Cluster one' }, viewerCanEdit: false } });
    expect(await read(other)).toEqual({ cluster: null });
  });

  it('are changed by the administrator only, and only based on their latest version', async () => {
    const [id] = world.clusters;
    const { administrator, coordinator1 } = world.people;
    const change = { id, version: 1, familyQuota: 30 };
    expect(await faultOf(coordinator1, 'updateCluster', change)).toBe('NOT_ALLOWED');
    const selection = 'cluster { familyQuota version }';
    const changed = await submit<{ cluster: object }>(administrator, 'updateCluster', selection, change);
    expect(changed.cluster).toEqual({ familyQuota: 30, version: 2 });
    const again = await submit(administrator, 'updateCluster', selection, { ...change, familyQuota: 35 });
    expect(reasonOf(again)).toBe('STALE_VERSION version');
  });
});
