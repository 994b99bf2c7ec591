import { randomUUID } from 'node:crypto';
import { reasonOf, submit } from '../../kit/mutations.js';
import { cleanUp } from '../../kit/product.js';
import { startSmallWorld, type SmallWorld } from '../../kit/small-world.js';

interface Pilot {
  readonly months: number;
  readonly version: number;
}

const pilotDocument = `query ($id: ID!) { pilot(id: $id) { months lastMonth version
  extensions { fromMonths toMonths reason decisionNumber recordedBy } } }`;
const previewDocument = `query ($input: ExtensionPreviewInput!) { extensionPreview(input: $input) {
  preview { families fromMonths toMonths lastMonthAfter openedMonths } refusal { code field detail } } }`;

describe('the duration of a pilot', () => {
  let world: SmallWorld;
  beforeAll(async () => {
    world = await startSmallWorld();
  });
  afterAll(cleanUp);

  const decision = { reason: 'Six months were not enough', decisionNumber: '17', decidedOn: '2018-08-20' };
  const extend = (changes: object) =>
    submit<{ pilot: Pilot }>(world.people.administrator, 'extendPilot', 'pilot { months version }', {
      clientKey: randomUUID(),
      pilotId: world.pilots[0],
      version: 1,
      toMonths: 8,
      ...decision,
      ...changes,
    });
  const pilot = () => world.people.minister.ask(pilotDocument, { id: world.pilots[0] });

  it('has a preview of its extension that records nothing', async () => {
    const before = await pilot();
    const input = { pilotId: world.pilots[0], toMonths: 8 };
    expect(await world.people.administrator.ask(previewDocument, { input })).toMatchObject({
      extensionPreview: {
        preview: { families: 3, fromMonths: 6, toMonths: 8, lastMonthAfter: '2018-10' },
        refusal: null,
      },
    });
    expect(await pilot()).toEqual(before);
  });

  it('cannot be extended beyond the cap, without a reason, or by less than a month', async () => {
    expect((await extend({ toMonths: 60 })).refusal).toMatchObject({ code: 'LONGER_THAN_CAP', field: 'toMonths' });
    expect(reasonOf(await extend({ reason: ' ' }))).toBe('REASON_REQUIRED reason');
    expect(reasonOf(await extend({ toMonths: 6 }))).toBe('INVALID toMonths');
  });

  it('is longer after an extension, and permitted readers see the decision', async () => {
    expect((await extend({})).pilot).toEqual({ months: 8, version: 2 });
    const { reason, decisionNumber } = decision;
    expect(await pilot()).toMatchObject({
      pilot: {
        months: 8,
        lastMonth: '2018-10',
        extensions: [{ fromMonths: 6, toMonths: 8, reason, decisionNumber, recordedBy: 'Administrator' }],
      },
    });
    expect(reasonOf(await extend({ toMonths: 9 }))).toBe('STALE_VERSION version');
  });

  it('keeps its start month and currency once a family is enrolled', async () => {
    const change = { id: world.pilots[0], version: 2 };
    const update = (input: object) =>
      submit<{ pilot: Pilot }>(world.people.administrator, 'updatePilot', 'pilot { version }', { ...change, ...input });
    expect(reasonOf(await update({ startMonth: '2018-02' }))).toBe('STILL_USED startMonth');
    expect(reasonOf(await update({ currency: 'USD' }))).toBe('STILL_USED currency');
    expect((await update({ name: { ar: 'تجربة دمشق', en: 'Damascus' } })).pilot.version).toBe(3);
  });
});
