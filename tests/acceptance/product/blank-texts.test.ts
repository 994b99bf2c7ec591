import { randomUUID } from 'node:crypto';
import {
  nominate,
  representative,
  startProgrammeWorld,
  type ProgrammeWorld,
} from '../../../api/src/testing/programme-world.js';
import { administrator, uniqueName } from '../../../api/src/testing/set-up-world.js';

/** Texts that show nothing, each another kind of character. */
const blanks = [
  '',
  ' \u00A0\u3000',
  '\u200C',
  '\u061C',
  '\u2800',
  '\u3164',
  '\uFFA0',
  'ــــ',
  '\u0651',
  '\u064B\u0670 \u0301',
  '\u00AD',
  '\u2060\u200B\uFEFF',
  '\u202E',
  '\u2067\u2069',
  '\u034F\uFE0F',
  '\u180E\u{E0020}',
];

/** Each text that must be given, and a request in which everything else is right. */
const required: readonly [
  field: string,
  code: string,
  ask: (world: ProgrammeWorld, text: string) => Promise<unknown>,
][] = [
  ['name', 'REQUIRED', (world, name) => nominate(world, { name })],
  ['members.0.name', 'REQUIRED', (world, name) => nominate(world, { members: [{ ...representative(), name }] })],
  ['strengths.0', 'REQUIRED', (world, text) => nominate(world, { strengths: [text] })],
  [
    'name',
    'REQUIRED',
    async (world, name) => {
      const { _id: id, version } = await nominate(world);
      return world.families.updateFamily(world.coordinator, { id, version, name });
    },
  ],
  [
    'name.ar',
    'REQUIRED',
    ({ clusters, pilotId }, ar) =>
      clusters.createCluster(administrator, {
        clientKey: randomUUID(),
        pilotId,
        name: { ar, en: 'x' },
        familyQuota: 9,
      }),
  ],
  [
    'name.en',
    'REQUIRED',
    ({ associations }, en) =>
      associations.createAssociation(administrator, {
        clientKey: randomUUID(),
        name: { ar: 'س', en },
        kind: 'CHARITY',
      }),
  ],
  [
    'name.ar',
    'REQUIRED',
    ({ areas }, ar) =>
      areas.createArea(administrator, { clientKey: randomUUID(), name: { ar, en: 'x' }, level: 'GOVERNORATE' }),
  ],
  [
    'unit.ar',
    'REQUIRED',
    ({ serviceTypes }, ar) =>
      serviceTypes.createServiceType(administrator, {
        clientKey: randomUUID(),
        name: uniqueName(),
        unit: { ar, en: 'x' },
        entryMode: 'GIVEN',
        frequency: 'MONTHLY',
        class: 'CARE',
      }),
  ],
  [
    'displayName',
    'REQUIRED',
    ({ accounts }, displayName) =>
      accounts.createAccount(administrator, {
        userName: `u${randomUUID().slice(0, 8)}`,
        displayName,
        role: 'ADMINISTRATOR',
        password: 'a long enough password',
        clientKey: randomUUID(),
      }),
  ],
  [
    'source',
    'REQUIRED',
    ({ pilots, pilotId }, source) =>
      pilots.recordPriceIndex(administrator, { clientKey: randomUUID(), pilotId, month: '2018-03', value: 100, source }),
  ],
  [
    'reason',
    'REASON_REQUIRED',
    async (world, reason) => {
      const { _id: familyId, version } = await nominate(world);
      return world.useCases.takeFamilyStep(world.coordinator, {
        clientKey: randomUUID(),
        familyId,
        version,
        step: 'DECLINE',
        on: '2018-03-20',
        reason,
        nextStep: 'x',
      });
    },
  ],
];

describe('a text that shows nothing', () => {
  let world: ProgrammeWorld;
  beforeAll(async () => {
    world = await startProgrammeWorld();
  });
  afterAll(() => world.database.close());

  test.each(required)('is no %s (%s)', async (field, code, ask) => {
    for (const text of blanks) {
      const refused = await ask(world, text).catch((error: unknown) => error);
      expect([text, refused]).toEqual([text, expect.objectContaining({ code, field })]);
    }
  });

  test('is nothing where a text may be left out', async () => {
    for (const text of blanks) {
      const family = await nominate(world, { address: text, phone: text });
      expect([text, family.address, family.phone]).toEqual([text, null, null]);
    }
  });
});
