import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { axeViolations, devicesForTests } from '../kit/browser.js';
import { committedSchema, documentFor, operationsOf } from '../kit/selection.js';
import { make } from '../kit/world.js';
import { openPage, recordVisits, startVisitsWorld, type VisitsWorld } from './visits-world.js';

/** Visits of families by progress: none of the slow families reaches the line within six months. */
const fates = {
  reached: { '2018-02': 2, '2018-03': 3, '2018-04': 4, '2018-05': 4, '2018-06': 4 },
  slow: { '2018-02': 2, '2018-05': 3, '2018-07': 3, '2018-08': 3 },
} as const;

const badges: Readonly<Record<string, string>> = {
  ON_TRACK: 'تتقدّم كما هو متوقّع',
  WATCH: 'تحتاج إلى انتباه',
  AT_RISK: 'تحتاج إلى دعم إضافي',
  NO_RECENT_DATA: 'لا بيانات حديثة',
  NO_BASELINE: 'لم يُجرَ التقييم الأول',
};

interface Progress {
  families: number;
  newPaths: number | null;
  newWords: number | null;
  reopened: number | null;
  words: string[];
  before: (number | null)[];
  after: (number | null)[];
}

const previewDocument = `query ($input: ExtensionPreviewInput!) { extensionPreview(input: $input) {
  preview { families progress { families newPaths newWords reopened words before after } } refusal { code detail } } }`;
const pilotDocument = `query ($id: ID!) { pilot(id: $id) { months lastMonth version extensions { decisionNumber decidedOn reason fromMonths toMonths } } }`;
const statusDocument = `query ($id: ID!) { family(id: $id) { code state
  status { badge } statedStatuses { occasion durationMonths presentMonth status { badge } } } }`;

interface FamilyNow {
  code: string;
  state: string;
  status: { badge: string };
  statedStatuses: { occasion: string; durationMonths: number; presentMonth: string; status: { badge: string } }[];
}

/**
 * The administrator extends the pilot from six to twelve months; the outcomes of the first six months do not change.
 */
describe('extension of a pilot', () => {
  let world: VisitsWorld;
  const devices = devicesForTests();
  const slow: string[] = [];
  const ended: string[] = [];

  beforeAll(async () => {
    world = await startVisitsWorld();
    const { coordinator1 } = world.people;
    const families = await Promise.all(Array.from({ length: 19 }, (_, index) => world.wholeFamily(index + 10)));
    await Promise.all(
      families.map(async (familyId, index) => {
        await recordVisits(coordinator1, familyId, index < 5 ? fates.reached : fates.slow);
        if (index >= 5) (index < 10 ? ended : slow).push(familyId);
      }),
    );
    for (const familyId of ended) await leaveAtTheEnd(familyId);
  });

  async function leaveAtTheEnd(familyId: string): Promise<void> {
    const { coordinator1 } = world.people;
    const { family } = await coordinator1.ask<{ family: { version: number } }>(
      'query ($id: ID!) { family(id: $id) { version } }',
      { id: familyId },
    );
    await make(coordinator1, 'takeFamilyStep', 'FamilyStepInput', 'family', {
      clientKey: randomUUID(),
      familyId,
      version: family.version,
      step: 'EXIT',
      on: '2018-08-31',
      exitReason: 'PILOT_ENDED',
      nextStep: 'متابعة',
    });
  }

  /** Every field of the six-month view as the minister reads it, except the duration of the pilot and the clusters. */
  async function sixMonths(): Promise<object> {
    const operation = operationsOf(committedSchema()).find(({ name }) => name === 'pilotOutcomes');
    if (operation === undefined) throw new Error('no outcomes');
    const leftOut = new Set(['Pilot', 'Cluster', 'AssociationOutcome']);
    const document = documentFor(operation, 9, (type) => leftOut.has(type));
    const variables = { pilotId: world.pilots[0], view: 'SIX_MONTHS', knownOn: null, baseMonth: null };
    const { pilotOutcomes } = await world.people.minister.ask<{
      pilotOutcomes: { knownAt: string; figures: object | null };
    }>(document, variables);
    expect(pilotOutcomes.figures).not.toBeNull();
    const { knownAt: _at, ...fields } = pilotOutcomes;
    return fields;
  }

  const pilotNow = async (): Promise<{ months: number; lastMonth: string; version: number; extensions: object[] }> => {
    const id = world.pilots[0];
    const answer = await world.people.administrator.ask<{ pilot: Awaited<ReturnType<typeof pilotNow>> }>(
      pilotDocument,
      { id },
    );
    return answer.pilot;
  };

  const familyNow = async (id: string): Promise<FamilyNow> =>
    (await world.people.coordinator1.ask<{ family: FamilyNow }>(statusDocument, { id })).family;

  async function openDialog(language: 'ar' | 'en'): Promise<{ page: Page; dialog: Locator }> {
    const path = `/setup/pilots/${world.pilots[0]}`;
    const page = await openPage(devices, world, { person: 'administrator', path, visit: { language } });
    await page.getByRole('button', { name: language === 'ar' ? 'تسجيل قرار تمديد' : 'Record an extension' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(language === 'ar' ? 'ما الذي يتغيّر' : 'What changes').waitFor();
    return { page, dialog };
  }

  it('previews the changes, is recorded with number, date and reason, and leaves the first six months unchanged', async () => {
    const before = await sixMonths();
    const statuses = new Map<string, string>();
    for (const id of slow) statuses.set(id, (await familyNow(id)).status.badge);
    const { extensionPreview } = await world.people.administrator.ask<{
      extensionPreview: { preview: { families: number; progress: Progress } };
    }>(previewDocument, { input: { pilotId: world.pilots[0], toMonths: 12 } });
    const { families, progress } = extensionPreview.preview;

    const english = await openDialog('en');
    const { page, dialog } = await openDialog('ar');
    const preview = (await dialog.getByRole('list').allTextContents()).join('\n');
    for (const line of [
      'آخر شهر: شباط 2019 بدلًا من آب 2018',
      'تُفتح للإدخال 6 أشهر: من أيلول 2018 إلى شباط 2019',
      'مضت منها 6 أشهر وقد تكون بلا خدمات',
      'يشمل عنقودين',
      `تستمر ${families} أسرة ملتحقة`,
      `يتغيّر ما يقال عن تقدّمها: ${progress.newWords ?? 'لا يُعرض'}`,
      `غادرت بانتهاء التجربة وتعود إليها: ${ended.length}`,
      ...progress.words.flatMap((label, index) => {
        const [now, then] = [progress.before[index], progress.after[index]];
        if ((now === 0 && then === 0) || (now === null && then === null)) return [];
        return [`${badges[label] ?? label}: ${now ?? 'لا يُعرض'} الآن، ${then ?? 'لا يُعرض'} بعد التمديد`];
      }),
    ]) {
      expect(preview).toContain(line);
    }
    expect((await english.dialog.getByRole('list').allTextContents()).join('\n')).toContain(
      'Last month: February 2019 instead of August 2018',
    );
    expect(await axeViolations(page, '[role=dialog]')).toEqual([]);
    expect(await dialog.getByLabel('المدة بعد التمديد').locator('option').last().textContent()).toBe('12 شهرًا');

    await refusesWithoutReason(dialog);
    expect((await pilotNow()).months).toBe(6);
    await dialog.getByLabel('السبب').fill('لم تبلغ أغلب الأسر حدّ الكفاية في ستة أشهر');
    await dialog.getByRole('button', { name: 'تسجيل التمديد' }).click();
    await dialog.waitFor({ state: 'detached' });
    await isRecorded(page);
    await refusesWhatIsOld(english);

    expect(await sixMonths()).toEqual(before);
    await reopensWhoLeftAtTheEnd();
    for (const [id, badge] of statuses) await keepsWhatWasStated(id, badge);
    await showsWhatWasStated(slow[0] ?? '', statuses.get(slow[0] ?? '') ?? '');
  });

  async function refusesWithoutReason(dialog: Locator): Promise<void> {
    const submit = dialog.getByRole('button', { name: 'تسجيل التمديد' });
    await submit.click();
    expect(await dialog.getByText('هذا الحقل مطلوب.').count()).toBe(2);
    await dialog.getByLabel('رقم القرار').fill('18/2018');
    await dialog.getByLabel('تاريخ القرار').fill('2018-09-04');
    await submit.click();
    expect(await dialog.getByText('هذا الحقل مطلوب.').count()).toBe(1);
    expect(await dialog.getByLabel('السبب').getAttribute('aria-invalid')).toBe('true');
  }

  async function isRecorded(page: Page): Promise<void> {
    await page.getByText('سُجّل قرار التمديد.').waitFor();
    const row = page.getByRole('table', { name: 'التمديد' }).getByRole('row').nth(1);
    const text = (await row.textContent()) ?? '';
    for (const part of ['التجربة كلها', 'من 6 إلى 12', '18/2018', 'لم تبلغ أغلب الأسر']) expect(text).toContain(part);
    await page.getByText('بلغت التجربة أقصى مدة لها، فلا تمديد بعدها.').waitFor();
    expect(await page.getByRole('button', { name: 'تسجيل قرار تمديد' }).count()).toBe(0);
    expect(await pilotNow()).toMatchObject({
      months: 12,
      lastMonth: '2019-02',
      extensions: [
        {
          decisionNumber: '18/2018',
          decidedOn: '2018-09-04',
          fromMonths: 6,
          toMonths: 12,
        },
      ],
    });
  }

  /** A second administrator works on an outdated page; and nobody can exceed the cap. */
  async function refusesWhatIsOld({ page, dialog }: { page: Page; dialog: Locator }): Promise<void> {
    const { version } = await pilotNow();
    await dialog.getByLabel('Number of the decision').fill('19/2018');
    await dialog.getByLabel('Reason').fill('Too short');
    await dialog.getByRole('button', { name: 'Record the extension' }).click();
    await page.getByText('The record changed since you opened it.').waitFor();
    const { extendPilot } = await world.people.administrator.ask<{ extendPilot: { refusal: object | null } }>(
      'mutation ($input: ExtendPilotInput!) { extendPilot(input: $input) { refusal { code detail } } }',
      {
        input: {
          clientKey: randomUUID(),
          pilotId: world.pilots[0],
          version,
          toMonths: 13,
          reason: 'سبب',
          decisionNumber: '20',
          decidedOn: '2018-09-04',
        },
      },
    );
    expect(extendPilot.refusal).toEqual({ code: 'LONGER_THAN_CAP', detail: '12' });
    expect((await pilotNow()).extensions).toHaveLength(1);
  }

  async function reopensWhoLeftAtTheEnd(): Promise<void> {
    for (const id of ended) expect((await familyNow(id)).state).toBe('ACTIVE');
  }

  async function keepsWhatWasStated(id: string, badge: string): Promise<void> {
    const [latest] = (await familyNow(id)).statedStatuses.filter(({ occasion }) => occasion === 'EXTENSION');
    expect(latest).toMatchObject({ durationMonths: 6, presentMonth: '2018-08', status: { badge } });
  }

  async function showsWhatWasStated(id: string, badge: string): Promise<void> {
    const page = await openPage(devices, world, { person: 'coordinator1', path: `/families/${id}` });
    await page.getByText(/الأوضاع كما ذُكرت سابقًا/).click();
    const statement = await page.getByRole('listitem').filter({ hasText: 'قبيل تمديد المدة' }).first().textContent();
    expect(statement).toContain(badges[badge]);
    expect(statement).toContain('حتى آب 2018، المدة 6');
  }
});
