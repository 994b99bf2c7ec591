import { randomUUID } from 'node:crypto';
import type { PossibleDuplicatesInput } from '@anaqid/shared-types';
import { actorWith } from '../../../api/src/testing/actors.js';
import {
  makeCluster,
  nominate,
  startProgrammeWorld,
  type ProgrammeWorld,
} from '../../../api/src/testing/programme-world.js';

/** A family that is typed a second time is named before it is saved, and only to those who see it. */
describe('possible duplicates', () => {
  let world: ProgrammeWorld;
  let code = '';
  let id = '';

  beforeAll(async () => {
    world = await startProgrammeWorld();
    const representative = {
      id: randomUUID(),
      sex: 'FEMALE',
      relation: 'REPRESENTATIVE',
      bornOn: '1985-03-05',
    } as const;
    const family = await nominate(world, {
      name: 'رشا الصبّاغ',
      phone: '0944 123 456',
      members: [
        { ...representative, name: 'رشا الصبّاغ' },
        {
          id: randomUUID(),
          name: 'عبد الرحمن الخطيب',
          sex: 'MALE',
          relation: 'SPOUSE',
          bornOn: '1980-01-01',
          bornYearOnly: true,
        },
      ],
    });
    ({ code, _id: id } = family);
  });
  afterAll(() => world.database.close());

  const codesFor = async (input: PossibleDuplicatesInput, actor = world.coordinator): Promise<string[]> =>
    (await world.families.possibleDuplicates(actor, input)).map((family) => family.code);

  test.each<[string, PossibleDuplicatesInput]>([
    ['the same day of birth', { name: 'رشا الصباغ', bornOn: '1985-03-05' }],
    ['the same phone', { name: 'رشا الصباغ', phone: '0944123456' }],
    ['the same phone from abroad', { name: 'رشا الصباغ', phone: '+963 944 123 456' }],
    ['the same year, if only the year is typed', { name: 'رشا الصباغ', bornOn: '1985-01-01', bornYearOnly: true }],
    ['another order of the words', { name: 'صباغ رشا', bornOn: '1985-03-05' }],
    ['invisible characters in the name', { name: 'رشا\u061Cالصـبّاغ\u2800', bornOn: '1985-03-05' }],
    ['a member whose year alone is known', { name: 'عبدالرحمن خطيب', bornOn: '1980-07-09' }],
    ['a member with the phone of the family', { name: 'الخطيب عبد الرحمن', phone: '٠٩٤٤١٢٣٤٥٦' }],
  ])('are named by the same folded name and %s', async (_which, input) => {
    expect(await codesFor(input)).toEqual([code]);
  });

  test.each<[string, PossibleDuplicatesInput]>([
    ['the name alone', { name: 'رشا الصباغ' }],
    ['another day of birth', { name: 'رشا الصباغ', bornOn: '1985-03-06' }],
    ['another phone', { name: 'رشا الصباغ', phone: '0944123457' }],
    ['another name', { name: 'رشا الصايغ', bornOn: '1985-03-05', phone: '0944123456' }],
    ['a part of the name', { name: 'رشا', bornOn: '1985-03-05' }],
    ['no letters', { name: '\u2800', bornOn: '1985-03-05', phone: '0944123456' }],
  ])('are not named by %s', async (_which, input) => {
    expect(await codesFor(input)).toEqual([]);
  });

  test('leave out the family that is edited', async () => {
    expect(await codesFor({ name: 'رشا الصباغ', bornOn: '1985-03-05', exceptId: id })).toEqual([]);
  });

  test('say nothing across clusters', async () => {
    const stranger = actorWith('COORDINATOR', { clusterIds: [await makeCluster(world, world.pilotId)] });
    expect(await codesFor({ name: 'رشا الصباغ', bornOn: '1985-03-05', phone: '0944123456' }, stranger)).toEqual([]);
  });
});
