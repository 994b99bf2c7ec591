import { randomUUID } from 'node:crypto';
import { startProductWorld, type ProductWorld } from '../../../api/src/testing/product-world.js';
import { randomPilot, type RandomPilot } from '../../../api/src/testing/random-pilot.js';
import { seededRandom } from '../../../api/src/testing/random.js';
import type { Actor } from '../../../api/src/platform/actor.js';
import { found, notFound, stored, type StoredFamily } from './search.cases.js';

const query = `query ($search: String!) { families(first: 100, search: $search) { totalCount edges { node { code } } } }`;

/** Searches of families through GraphQL, as the roles that read families. */
describe('search of families', () => {
  let world: ProductWorld;
  let pilot: RandomPilot;
  /** Code of a family that the head sees. */
  let ownCode = '';

  beforeAll(async () => {
    world = await startProductWorld();
    pilot = await randomPilot(world, seededRandom(3), { clusters: 2, families: 4, months: 6 });
    for (const family of stored) await nominate(family);
    const own = await world.families.page(pilot.head, { first: 1 });
    ownCode = own.edges[0]?.node.code ?? '';
  });
  afterAll(() => world.database.close());

  const member = (name: string) => ({ id: randomUUID(), name, sex: 'FEMALE', relation: 'CHILD' }) as const;

  const nominate = ({ members = [], ...file }: StoredFamily) =>
    world.families.nominateFamily(pilot.coordinator, {
      clientKey: randomUUID(),
      clusterId: pilot.clusterIds[0] ?? '',
      ...file,
      members: members.map(member),
    });

  async function codesFor(actor: Actor, search: string): Promise<string[]> {
    interface Answer {
      readonly families: { totalCount: number; edges: { node: { code: string } }[] };
    }
    const { families } = await world.ask<Answer>(actor, query, { search });
    expect(families.edges).toHaveLength(families.totalCount);
    return families.edges.map(({ node }) => node.code);
  }

  test.each(found)('%j finds %s', async (typed, code) => {
    expect(await codesFor(pilot.coordinator, typed)).toContain(code);
  });

  test.each(notFound)('%j does not find %s', async (typed, code) => {
    expect(await codesFor(pilot.coordinator, typed)).not.toContain(code);
  });

  test('a text that shows nothing is no search', async () => {
    const all = await codesFor(pilot.coordinator, '');
    for (const blank of ['\u061C', '\u3164 \u2800', 'ـ', '\u0651']) {
      expect(await codesFor(pilot.coordinator, blank)).toEqual(all);
    }
  });

  test('a head finds by what she reads: names, members and codes of her own families, never by a phone', async () => {
    const { edges } = await world.families.page(pilot.head, { search: ownCode });
    const family = edges[0]?.node;
    if (family === undefined) throw new Error('the head sees no family');
    const edited = await world.families.updateFamily(pilot.coordinator, {
      id: family._id,
      version: family.version,
      name: 'بثينة الخضر',
      phone: '0988 765 432',
      address: 'حارة الياسمين',
    });
    const members = edited.members.map(({ _id, ...kept }) => ({ ...kept, id: _id }));
    await world.useCases.saveMembers(pilot.coordinator, {
      familyId: edited._id,
      version: edited.version,
      members: [...members, { ...member('ورد الشام'), alwaysBelonged: true }],
    });
    for (const actor of [pilot.head, pilot.coordinator]) {
      for (const typed of ['خضر بثينة', 'ورد']) expect(await codesFor(actor, typed)).toEqual([ownCode]);
      expect(await codesFor(actor, ownCode)).toContain(ownCode);
      expect(await codesFor(actor, 'منتهى')).toEqual(actor === pilot.head ? [] : ['F-301']);
    }
    for (const typed of ['0988765432', '765432', '432', '+963988765432', 'بثينة 0988', `${ownCode} 0988`]) {
      expect([typed, await codesFor(pilot.head, typed)]).toEqual([typed, []]);
      expect([typed, await codesFor(pilot.coordinator, typed)]).toEqual([typed, [ownCode]]);
    }
    for (const actor of [pilot.head, pilot.coordinator]) expect(await codesFor(actor, 'الياسمين')).toEqual([]);
  });

  test('a changed name and phone are found by the new ones only', async () => {
    const { edges } = await world.families.page(pilot.coordinator, { search: 'F-307' });
    const family = edges[0]?.node;
    if (family === undefined) throw new Error('not found');
    const { _id: id, version } = family;
    await world.families.updateFamily(pilot.coordinator, { id, version, name: 'نوال بدران', phone: '0911000222' });
    expect(await codesFor(pilot.coordinator, 'بدران نوال')).toEqual(['F-307']);
    expect(await codesFor(pilot.coordinator, '0911000222')).toEqual(['F-307']);
    expect(await codesFor(pilot.coordinator, 'قرقوط')).toEqual([]);
  });

  test('reads only the families that have the longest word, however many there are', async () => {
    const { connection } = world.database;
    const families = connection.getClient().db(connection.name).collection('families');
    const sent: object[] = [];
    const listen = ({
      collectionName,
      method,
      params,
    }: {
      collectionName: string;
      method: string;
      params: object[];
    }) => (collectionName === 'families' && method === 'find' ? void sent.push(params[0] ?? {}) : undefined);
    connection.on('operation-start', listen);
    for (const actor of [pilot.coordinator, pilot.head]) await codesFor(actor, 'منتهى عبد');
    await codesFor(pilot.coordinator, '0944123456');
    connection.off('operation-start', listen);
    expect(sent).toHaveLength(3);
    for (const filter of sent) {
      const explained = await families.find(filter).sort({ codeKey: 1, _id: 1 }).explain('executionStats');
      const { totalDocsExamined } = explained['executionStats'] as { totalDocsExamined: number };
      expect(totalDocsExamined).toBeLessThanOrEqual(1);
    }
  });
});
