import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeViolations, launchBrowser, newDevice, phone, signInAs } from '../kit/browser.js';
import { cleanUp, startProduct, type Product } from '../kit/product.js';
import { makeWorld, marker, type PersonName, type World, worldMonth, worldPassword } from '../kit/world.js';

let browser: Browser;
let product: Product;
let world: World;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  product = await startProduct({ args: ['--empty'] });
  world = await makeWorld(product.url, /first-administrator#(\S+)/.exec(product.output())?.[1] ?? '');
  browser = await launchBrowser();
}, 180_000);

afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

afterAll(async () => {
  await browser.close();
  await cleanUp();
});

type Visit = NonNullable<Parameters<typeof newDevice>[1]>;

async function open(person: PersonName, path: string, visit: Visit = {}): Promise<Page> {
  const context = await newDevice(browser, visit);
  contexts.push(context);
  const page = await context.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signInAs(page, `${product.url}${path}`, person, visit.language, worldPassword);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const words = {
  ar: {
    ...{ visits: 'الزيارات', record: 'تسجيل زيارة', save: 'حفظ الزيارة', sameAsLast: 'الباقي كما في الزيارة السابقة' },
    ...{
      opinion: 'رأي الباحث/ـة',
      resumed: 'تتابع ما بدأته',
      failed: 'لم تُرسل الزيارة',
      table: 'جدول',
      change: 'تغيير',
    },
    ...{ confirm: 'تأكيد', confirmed: 'أُكّد', ask: 'طرح سؤال', question: 'السؤال', send: 'إرسال السؤال' },
    ...{ answer: 'الجواب', sendAnswer: 'إرسال الجواب', statement: 'لا توقف أي إجابة' },
  },
  en: {
    ...{
      visits: 'Visits',
      record: 'Record the visit',
      save: 'Save the visit',
      sameAsLast: 'The rest as at the visit before',
    },
    ...{
      opinion: 'The visitor’s opinion',
      resumed: 'You go on with',
      failed: 'The visit was not sent',
      table: 'Table',
      change: 'Change',
    },
    ...{
      confirm: 'Confirm',
      confirmed: 'is confirmed',
      ask: 'Raise a question',
      question: 'Question',
      send: 'Send the question',
    },
    ...{ answer: 'Answer', sendAnswer: 'Send the answer', statement: 'No answer, opinion or missed visit stops' },
  },
} as const;

/** Counts taps from here on, also over pages. */
async function countTaps(page: Page): Promise<() => Promise<number>> {
  let taps = 0;
  await page.exposeFunction('countTap', () => (taps += 1));
  await page.evaluate(() =>
    window.addEventListener(
      'click',
      (event) => {
        if (event.isTrusted) (window as unknown as { countTap(): void }).countTap();
      },
      true,
    ),
  );
  return async () => taps;
}

interface Path {
  months: { month: string; index: number | null; assessed: boolean }[];
  expected: number[] | null;
}

async function pathOf(id: string): Promise<Path> {
  const { family } = await world.people.coordinator1.ask<{ family: { path: Path } }>(
    'query ($id: ID!) { family(id: $id) { path { months { month index assessed } expected } } }',
    { id },
  );
  return family.path;
}

const levelButtons = (page: Page) => page.locator('form ol ol button');

/** Answers every open question with a level. */
async function answerAll(page: Page, level: number): Promise<number> {
  let answered = 0;
  for (; (await levelButtons(page).count()) > 0; answered += 1)
    await levelButtons(page)
      .nth(level - 1)
      .click();
  return answered;
}

describe('assessments', () => {
  it('from the baseline to the second visit on a phone, in counted taps; half a form survives a reload and a lost network', async () => {
    const w = words.ar;
    const [id] = world.families;
    const page = await open('coordinator1', '/visits', { viewport: phone });
    const began = Date.now();
    const taps = await countTaps(page);

    await page.getByRole('link', { name: `${w.record} ${marker('name', 1)}` }).click();
    await page.getByText(w.statement).waitFor();
    await levelButtons(page).nth(1).click();
    await levelButtons(page).nth(1).click();
    await page.getByLabel(w.opinion).fill(marker('opinion', 1));
    await page.reload();
    await page.getByText(w.resumed).waitFor();
    expect(await page.getByLabel(w.opinion).inputValue()).toBe(marker('opinion', 1));
    const rest = await answerAll(page, 2);
    expect(rest).toBeGreaterThanOrEqual(6);

    // The network fails: nothing is lost, and the same visit is sent again.
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('recordAssessment') === true ? route.abort() : route.continue(),
    );
    await page.getByRole('button', { name: w.save }).click();
    await page.getByText(w.failed).waitFor();
    await page.unroute('**/graphql');
    await page.reload();
    await page.getByText(w.resumed).waitFor();
    await page.getByRole('button', { name: w.save }).click();
    await page.getByTestId('visit-outcome').waitFor();
    expect(await page.getByTestId('visit-index').textContent()).toBe('25');
    const before = await taps();

    await page.getByRole('main').getByRole('link', { name: w.visits }).click();
    await page.getByRole('link', { name: `${w.record} ${marker('name', 1)}` }).click();
    await page.getByRole('button', { name: w.sameAsLast }).click();
    await page.getByRole('button', { name: `${w.change}: الغذاء` }).click();
    await levelButtons(page).nth(2).click();
    await page.getByRole('button', { name: w.save }).click();
    await page.getByTestId('visit-outcome').waitFor();
    // Visits, record, as before, change, level, save: five taps on the form and its list, one to get there.
    expect((await taps()) - before).toBeLessThanOrEqual(6);
    expect(Date.now() - began).toBeLessThan(180_000);

    const { months } = await pathOf(id);
    expect(months.filter(({ assessed }) => assessed).map(({ month }) => month)).toEqual(['2018-02', '2018-03']);
    expect(months[1]?.index).toBeGreaterThan(25);
  }, 120_000);

  it.each(['ar', 'en'] as const)(
    'the same figures on the chart, in its table, its text and the API; arrows walk the months as they are drawn: %s',
    async (language) => {
      const [id] = world.families;
      const page = await open('coordinator1', `/families/${id}`, { language });
      const figure = page.locator('figure').first();
      await figure.locator('.recharts-surface').waitFor();
      const { months } = await pathOf(id);
      const shown = months.filter(({ index }) => index !== null).map(({ index }) => String(index));
      const text = (await figure.locator('p').first().textContent()) ?? '';
      expect(text).toContain(shown[0]);
      expect(text).toContain(shown.at(-1));

      // Time runs as the text does: the left arrow goes on in Arabic and back in English.
      await figure.locator('.recharts-surface').first().focus();
      const readout = figure.locator('[aria-live=polite] dt').first();
      const [onward, back] = language === 'ar' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
      await page.keyboard.press(onward);
      const second = await readout.textContent();
      await page.keyboard.press(onward);
      const third = await readout.textContent();
      await page.keyboard.press(back);
      expect(third).not.toBe(second);
      expect(await readout.textContent()).toBe(second);

      await figure.getByText(words[language].table, { exact: true }).click();
      const cells = await figure
        .locator('tbody tr')
        .evaluateAll((rows) => rows.map((row) => row.querySelector('td')?.textContent ?? ''));
      expect(cells.filter((cell) => /^[\d.]+$/.test(cell))).toEqual(shown);
    },
    60_000,
  );

  it('a head confirms a month in two presses and asks about a cell; the coordinator answers beside it', async () => {
    const w = words.ar;
    const page = await open('head1', `/?month=${worldMonth}`);
    await page.getByRole('link', { name: marker('name', 1) }).waitFor();
    const taps = await countTaps(page);
    await page.getByRole('button', { name: w.confirm }).click();
    await page.getByRole('dialog').getByRole('button', { name: w.confirm }).click();
    await page.getByText(w.confirmed).waitFor();
    expect(await taps()).toBe(2);

    await page.getByRole('button', { name: w.ask }).first().click();
    await page.getByRole('dialog').getByLabel(w.question, { exact: true }).fill(marker('question', 1));
    await page.getByRole('button', { name: w.send }).click();
    await page.getByText(marker('question', 1)).waitFor();

    const coordinator = await open('coordinator1', '/visits');
    await coordinator.getByText(marker('question', 1)).waitFor();
    await coordinator.locator('section').first().getByRole('link').first().click();
    const panel = coordinator.getByRole('dialog');
    await panel.getByText(marker('question', 1)).waitFor();
    await panel.getByLabel(w.answer).fill(marker('answer', 1));
    await panel.getByRole('button', { name: w.sendAnswer }).click();
    await panel.getByText(marker('answer', 1)).waitFor();
    await page.reload();
    await page.getByText(marker('answer', 1)).waitFor();
  }, 90_000);

  it.each([
    ['ar', undefined],
    ['en', undefined],
    ['ar', phone],
    ['en', phone],
  ] as const)(
    'has no axe violations and no page wider than the screen in %s on %o',
    async (language, viewport) => {
      const visit = { language, ...(viewport === undefined ? {} : { viewport }) };
      const [id, other] = world.families;
      const page = await open('coordinator1', '/visits', visit);
      const isClean = async (): Promise<void> => {
        expect(await axeViolations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
          0,
        );
      };
      await page.locator('main tbody tr').first().waitFor();
      await isClean();
      await page.goto(`${product.url}/families/${id}`);
      await page.locator('figure').nth(1).waitFor();
      await isClean();
      await page.goto(`${product.url}/families/${other}/visit`);
      await page.getByText(words[language].statement).waitFor();
      await levelButtons(page).first().click();
      await isClean();
      const head = await open('head1', '/', visit);
      await head.getByRole('link', { name: marker('name', 1) }).waitFor();
      await head.locator('main svg[role=img]').first().waitFor();
      expect(await axeViolations(head)).toEqual([]);
    },
    90_000,
  );

  it('sending a recorded visit again stores nothing twice', async () => {
    const [, familyId] = world.families;
    const input = {
      ...{ clientKey: randomUUID(), familyId, month: '2018-02', visitedOn: '2018-02-10', form: 'FULL' },
      answers: [{ domain: 'FOOD', level: 3 }],
    };
    const send = () =>
      world.people.coordinator1.ask(
        'mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) { assessment { id } refusal { code } } }',
        { input },
      );
    expect(await send()).toEqual(await send());
  });
});
