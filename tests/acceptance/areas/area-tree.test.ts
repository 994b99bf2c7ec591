import { randomUUID } from 'node:crypto';
import { faultOf, reasonOf, submit } from '../../kit/mutations.js';
import { cleanUp } from '../../kit/product.js';
import { startSmallWorld, type SmallWorld } from '../../kit/small-world.js';

interface Area {
  readonly id: string;
  readonly version: number;
  readonly name: { readonly en: string };
  readonly parent: { readonly id: string } | null;
  readonly code: string | null;
}

const area = 'area { id version code name { en } parent { id } }';

describe('areas', () => {
  let world: SmallWorld;
  beforeAll(async () => {
    world = await startSmallWorld();
  });
  afterAll(cleanUp);

  const district = (changes: object = {}) => ({
    clientKey: randomUUID(),
    name: { ar: 'منطقة الغوطة', en: 'Ghouta' },
    level: 'DISTRICT',
    parentId: world.areaId,
    ...changes,
  });
  const create = (changes: object = {}) =>
    submit<{ area: Area }>(world.people.administrator, 'createArea', area, district(changes));

  it('lists a district below its governorate for everybody who is signed in', async () => {
    const created = await create({ code: 'SY-08-01' });
    expect(created).toMatchObject({
      refusal: null,
      area: { version: 1, code: 'SY-08-01', parent: { id: world.areaId } },
    });
    const { areas } = await world.people.head1.ask<{ areas: Area[] }>('{ areas { name { en } parent { id } } }');
    expect(areas).toEqual([
      { name: { en: 'Governorate' }, parent: null },
      { name: { en: 'Ghouta' }, parent: { id: world.areaId } },
    ]);
  });

  it('refuses a second area of the same name in any spelling, and a code already in use', async () => {
    expect(reasonOf(await create({ name: { ar: 'منطقه الغوطه', en: 'Another' } }))).toBe('ALREADY_EXISTS name.ar');
    expect(reasonOf(await create({ name: { ar: 'منطقة أخرى', en: 'Another' }, code: 'SY-08-01' }))).toBe(
      'ALREADY_EXISTS code',
    );
  });

  it('renames an area, and refuses a change based on an earlier version', async () => {
    const created = (await create({ name: { ar: 'حرستا', en: 'Harsta' } })).area;
    const rename = (en: string) =>
      submit<{ area: Area }>(world.people.administrator, 'updateArea', area, {
        id: created.id,
        version: created.version,
        name: { ar: 'حرستا', en },
      });
    expect((await rename('Harasta')).area).toMatchObject({ name: { en: 'Harasta' }, version: 2 });
    expect((await rename('Harista')).refusal).toMatchObject({ code: 'STALE_VERSION', detail: '2' });
  });

  it('only the administrator changes areas', async () => {
    expect(await faultOf(world.people.coordinator1, 'createArea', district())).toBe('NOT_ALLOWED');
  });
});
