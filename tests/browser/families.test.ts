import type { Page } from 'playwright-core';
import { axeViolations, devicesForTests, phone, signInAs, type Visit } from '../kit/browser.js';
import { startSmallWorld } from '../kit/small-world.js';
import { marker, type PersonName, type World, worldPassword } from '../kit/world.js';

let world: World;
const devices = devicesForTests();

beforeAll(async () => {
  world = await startSmallWorld();
});

async function open(person: PersonName, path: string, visit: Visit = {}): Promise<Page> {
  const page = await (await devices.open(visit)).newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signInAs(page, `${world.url}${path}`, person, visit.language, worldPassword);
  await page.getByRole('heading', { level: 1 }).or(page.getByText(words.ar.notFound)).first().waitFor();
  return page;
}

const words = {
  ar: {
    nominate: 'ترشيح أسرة',
    familyName: 'اسم الأسرة',
    memberName: 'الاسم',
    sex: 'الجنس',
    born: 'الولادة (سنة أو تاريخ)',
    save: 'حفظ',
    saveNomination: 'حفظ الترشيح',
    record: 'تسجيل موافقة',
    agrees: 'توافق',
    day: 'اليوم',
    enrolNow: 'تسجيل الالتحاق الآن',
    association: 'الجمعية المتبنّية',
    month: 'شهر الالتحاق',
    baseline: 'يوم زيارة خط الأساس',
    enrol: 'تسجيل الالتحاق',
    steps: 'تغيير الحالة',
    exit: 'مغادرة البرنامج',
    undo: 'تراجع عن المغادرة',
    exitReason: 'سبب المغادرة',
    nextStep: 'الخطوة التالية المتفق عليها مع الأسرة',
    reason: 'السبب',
    nominatedOn: 'يوم الترشيح',
    candidate: 'مرشّحة',
    active: 'لم يُجرَ التقييم الأول',
    left: 'غادرت البرنامج',
    search: 'بحث',
    notFound: 'لا توجد هذه الصفحة',
    add: 'إضافة فرد',
    editFile: 'تعديل الملف',
    nobody: 'لا أسرة بهذه المواصفات',
  },
  en: {
    nominate: 'Nominate a family',
    familyName: 'Name of the family',
    memberName: 'Name',
    sex: 'Sex',
    born: 'Born (year or day)',
    save: 'Save',
    saveNomination: 'Save the nomination',
    record: 'Record consent',
    agrees: 'Agrees',
    day: 'Day',
    enrolNow: 'Enrol now',
    association: 'Adopting association',
    month: 'Month of enrolment',
    baseline: 'Day of the baseline visit',
    enrol: 'Enrol',
    steps: 'Change the state',
    exit: 'Leave the programme',
    undo: 'Undo the exit',
    exitReason: 'Reason of the exit',
    nextStep: 'Next step agreed with the family',
    reason: 'Reason',
    nominatedOn: 'Day of the nomination',
    candidate: 'Candidate',
    active: 'No first assessment',
    left: 'Left the programme',
    search: 'Search',
    notFound: 'There is no such page',
    add: 'Add a member',
    editFile: 'Edit the file',
    nobody: 'No family like this',
  },
} as const;

/** The badge in the header of a family's page. */
const badge = (page: Page, state: string) =>
  page.locator('main').getByRole('button', { name: new RegExp(`^${state}\\.`) });

interface StoredFamily {
  state: string;
  name: string;
  code: string;
  spells: { enrolledMonth: string; exitReason: string | null; association: { id: string } }[];
  consents: { purpose: string; given: boolean }[];
  members: { name: string; bornOn: string | null; bornYearOnly: boolean; work: string | null }[];
}

async function stored(id: string): Promise<StoredFamily> {
  const { family } = await world.people.coordinator1.ask<{ family: StoredFamily }>(
    `query ($id: ID!) { family(id: $id) { state name code spells { enrolledMonth exitReason association { id } }
      consents { purpose given } members { name bornOn bornYearOnly work } } }`,
    { id },
  );
  return family;
}

const familyId = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

describe.each(['ar', 'en'] as const)('families in %s', (language) => {
  const w = words[language];
  const name = language === 'ar' ? 'أم خالد الإدلبي' : 'Um Khaled';
  const born = language === 'ar' ? '١٢/٥/١٩٨٤' : '12/5/1984';

  it('a family is nominated, consents, is enrolled, is found again, and an exit by mistake is undone', async () => {
    const page = await open('coordinator1', '/families', { language });
    await nominate(page);
    const id = familyId(page);
    expect(await stored(id)).toMatchObject({
      state: 'CANDIDATE',
      members: [{ name, bornOn: '1984-05-12', bornYearOnly: false }],
    });
    await recordConsent(page);
    await enrol(page);
    expect(await stored(id)).toMatchObject({
      state: 'ACTIVE',
      consents: [{ purpose: 'RECORD', given: true }],
      spells: [{ enrolledMonth: '2018-08' }],
    });
    await findAgain(page);
    await page.goto(`${world.url}/families/${id}`);
    await leave(page);
    expect((await stored(id)).spells[0]?.exitReason).toBe('MOVED');
    await undoExit(page);
    expect(await stored(id)).toMatchObject({ state: 'ACTIVE', spells: [{ exitReason: null }] });
    // The history contains the exit and its undoing with their details.
    await page.locator('#history').getByText(marker('next', 9)).waitFor();
    await page.locator('#history').getByText(marker('undo', 9)).waitFor();
  });

  async function nominate(page: Page): Promise<void> {
    await page.getByRole('link', { name: w.nominate }).click();
    await page.getByLabel(w.familyName, { exact: true }).fill(name);
    await page.getByRole('button', { name: w.saveNomination }).click();
    // Missing fields are marked, and nothing was sent.
    expect(await page.locator('[aria-invalid=true]').count()).toBe(2);
    await page.getByLabel(w.memberName, { exact: true }).fill(name);
    await page.getByLabel(w.sex, { exact: true }).selectOption('FEMALE');
    await page.getByLabel(w.born, { exact: true }).fill(born);
    await page.getByLabel(w.nominatedOn).fill('2018-08-02');
    await page.getByRole('button', { name: w.saveNomination }).click();
    await badge(page, w.candidate).waitFor();
  }

  async function recordConsent(page: Page): Promise<void> {
    await page.getByRole('button', { name: w.record }).first().click();
    await page.getByRole('radio', { name: w.agrees, exact: true }).first().check();
    await page.getByLabel(w.day, { exact: true }).fill('2018-08-02');
    await page.getByRole('button', { name: w.save, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  /** A baseline before the consent is refused with the day of the consent, and then corrected. */
  async function enrol(page: Page): Promise<void> {
    await page.getByRole('button', { name: w.enrolNow }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(w.association).selectOption({ index: 1 });
    await dialog.getByLabel(w.month).selectOption('2018-08');
    await dialog.getByLabel(w.baseline).fill('2018-08-01');
    await dialog.getByRole('button', { name: w.enrol, exact: true }).click();
    await dialog.getByText('02/08/2018').waitFor();
    await dialog.getByLabel(w.baseline).fill('2018-08-03');
    await dialog.getByRole('button', { name: w.enrol, exact: true }).click();
    await badge(page, w.active).waitFor();
  }

  /** The list finds the family by part of its name in another spelling, and says if it finds nothing. */
  async function findAgain(page: Page): Promise<void> {
    await page.goto(`${world.url}/families`);
    await page.getByRole('link', { name: marker('name', 1) }).waitFor();
    await page.getByLabel(w.search).fill(language === 'ar' ? 'ام خالد الادلبى' : 'um khal');
    await page.getByRole('link', { name: marker('name', 1) }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name }).waitFor();
    expect(await page.locator('main tbody tr').count()).toBe(1);
    await page.getByLabel(w.search).fill('zzzz');
    await page.getByText(w.nobody).waitFor();
  }

  async function leave(page: Page): Promise<void> {
    await page.getByRole('button', { name: w.steps }).click();
    await page.getByRole('menuitem', { name: w.exit }).click();
    await page.getByRole('button', { name: w.exit, exact: true }).click();
    expect(await page.getByRole('dialog').locator('[aria-invalid=true]').count()).toBe(2);
    await page.getByLabel(w.exitReason).selectOption('MOVED');
    await page.getByLabel(w.nextStep).fill(marker('next', 9));
    await page.getByRole('button', { name: w.exit, exact: true }).click();
    await badge(page, w.left).waitFor();
  }

  async function undoExit(page: Page): Promise<void> {
    await page.getByRole('button', { name: w.steps }).click();
    await page.getByRole('menuitem', { name: w.undo }).click();
    await page.getByLabel(w.reason, { exact: true }).fill(marker('undo', 9));
    await page.getByRole('button', { name: w.undo, exact: true }).click();
    await badge(page, w.active).waitFor();
  }

  it('a member and the file are edited, and the history shows the values before and after', async () => {
    const [id] = world.families;
    const page = await open('coordinator1', `/families/${id}`, { language });
    await page.getByRole('button', { name: marker('member', 1) }).click();
    await page.getByRole('dialog').locator('details > summary').click();
    const work = `${language} ${marker('newwork', 1)}`;
    const before = (await stored(id)).members[0]?.work ?? '';
    await page.getByRole('dialog').locator(`input[value="${before}"]`).fill(work);
    await page.getByRole('button', { name: w.save, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await stored(id)).members[0]?.work).toBe(work);
    const latest = page.locator('#history > ol > li').first();
    expect(await latest.textContent()).toContain(before);
    expect(await latest.textContent()).toContain(work);

    await page.getByRole('button', { name: w.add }).first().click();
    await page.getByRole('dialog').getByLabel(w.memberName, { exact: true }).fill(`${language} child`);
    await page.getByRole('dialog').getByLabel(w.sex).selectOption('MALE');
    await page.getByRole('dialog').getByLabel(w.born).fill('2030');
    await page.getByRole('button', { name: w.save, exact: true }).click();
    // The server refuses a future year, with a message at its field.
    await page.getByRole('dialog').locator('[aria-invalid=true]').waitFor();
    await page.getByRole('dialog').getByLabel(w.born).fill('2011');
    await page.getByRole('button', { name: w.save, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await stored(id)).members.at(-1)).toMatchObject({ bornOn: '2011-01-01', bornYearOnly: true });
  });

  it('the history names areas and associations in the reader’s language', async () => {
    const page = await open('coordinator1', `/families/${world.families[1]}`, { language });
    const history = page.locator('#history');
    const names = { ar: ['جمعية 2', 'محافظة'], en: ['Association 2', 'Governorate'] };
    for (const name of names[language]) await history.getByText(name).first().waitFor();
    const text = (await history.textContent()) ?? '';
    expect(names[language === 'ar' ? 'en' : 'ar'].filter((name) => text.includes(name))).toEqual([]);
  });

  it('a head opens a family from her card, without contact data and buttons; other families do not exist for her', async () => {
    const [own, , foreign] = world.families;
    const page = await open('head1', '/', { language });
    await page.getByRole('link', { name: marker('name', 1) }).click();
    // Her cards have badges too, so the page's own badge is checked first.
    await page.waitForURL('**/families/*');
    await page.getByRole('heading', { level: 1, name: marker('name', 1) }).waitFor();
    await badge(page, w.active).first().waitFor();
    expect(familyId(page)).toBe(own);
    expect(await page.locator('main').textContent()).not.toContain(marker('address', 1));
    expect(await page.getByRole('button', { name: w.editFile }).count()).toBe(0);
    expect(await page.getByRole('button', { name: w.steps }).count()).toBe(0);

    const answers: string[] = [];
    for (const id of [foreign, '6f1c9f0e-0000-4000-8000-000000000000', 'new']) {
      await page.goto(`${world.url}/families/${id}`);
      await page.getByText(w.notFound).waitFor();
      answers.push((await page.locator('main').textContent()) ?? '');
    }
    expect(new Set(answers).size).toBe(1);
    await page.goto(`${world.url}/families`);
    await page.getByText(w.notFound).waitFor();
  });

  it.each([
    ['wide', undefined],
    ['phone', phone],
  ] as const)('has no axe violations and fits the screen width: %s', async (_size, viewport) => {
    const visit = { language, ...(viewport === undefined ? {} : { viewport }) };
    const page = await open('coordinator1', '/families', visit);
    const isClean = async (): Promise<void> => {
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
    };
    await page.locator('main tbody tr').first().waitFor();
    await isClean();
    await page.getByRole('link', { name: w.nominate }).click();
    await page.getByLabel(w.familyName, { exact: true }).waitFor();
    await isClean();
    await page.goto(`${world.url}/families/${world.families[0]}`);
    await badge(page, w.active).click();
    await isClean();
    for (const button of [w.editFile, w.record, w.add]) {
      await page.getByRole('button', { name: button }).first().click();
      await page.getByRole('dialog').getByRole('button', { name: w.save, exact: true }).waitFor();
      await isClean();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.getByRole('button', { name: w.steps }).click();
    await page.getByRole('menuitem', { name: w.exit }).click();
    await page.getByLabel(w.exitReason).waitFor();
    await isClean();
  });
});
