import type { Page } from 'playwright-core';
import { devicesForTests, phone, type Visit } from '../kit/browser.js';
import { marker, type PersonName, worldMonth } from '../kit/world.js';
import { basicDomains, openPage, recordVisits, startVisitsWorld, type VisitsWorld } from './visits-world.js';

let world: VisitsWorld;
/** A family that is enrolled but never visited, and a family with visits, one of them missed. */
let unvisited: string;
let visited: string;
const devices = devicesForTests();

const FRESH = 4;
const VISITED = 5;

beforeAll(async () => {
  world = await startVisitsWorld();
  unvisited = await world.wholeFamily(FRESH);
  visited = await world.wholeFamily(VISITED);
  const levels = { '2018-02': 2, '2018-03': 3, '2018-05': 4, '2018-06': 3 };
  await recordVisits(world.people.coordinator1, visited, levels);
});

const open = (person: PersonName, path: string, visit: Visit = {}): Promise<Page> =>
  openPage(devices, world, { person, path, visit });

const w = {
  visits: 'الزيارات',
  record: 'تسجيل زيارة',
  save: 'حفظ الزيارة',
  sameAsLast: 'الباقي كما في الزيارة السابقة',
  opinion: 'رأي الباحث/ـة',
  resumed: 'تتابع ما بدأته',
  failed: 'لم تُرسل الزيارة',
  change: 'تغيير',
  confirm: 'تأكيد',
  confirmed: 'أُكّد',
  ask: 'طرح سؤال',
  question: 'السؤال',
  send: 'إرسال السؤال',
  answer: 'الجواب',
  sendAnswer: 'إرسال الجواب',
  statement: 'لن تتوقف أي خدمة',
};
const tableView = { ar: 'جدول', en: 'Table' };

/** Counts taps from now on, across page loads. */
async function countTaps(page: Page): Promise<() => Promise<number>> {
  let taps = 0;
  await page.exposeFunction('countTap', () => (taps += 1));
  const listen = (): void =>
    window.addEventListener(
      'click',
      (event) => {
        if (event.isTrusted) (window as unknown as { countTap(): void }).countTap();
      },
      true,
    );
  await page.evaluate(listen);
  // Also after a reload.
  await page.addInitScript(listen);
  return async () => taps;
}

/**
 * Duration in seconds, estimated from the counted actions: a clock would measure this machine instead of a coordinator.
 */
const pace = {
  /** Finding and pressing the button. */
  tap: 1.5,
  /** Choosing one of five levels, by a coordinator who knows the form. */
  question: 6,
  /** Typing a word on a phone. */
  word: 2,
  /** Reading the statement aloud. */
  statement: 12,
  /** Reading the result. */
  outcome: 5,
};

interface Path {
  months: { month: string; programmeMonth: number; index: number | null; assessed: boolean }[];
  expected: number[] | null;
}

async function pathOf(id: string): Promise<Path> {
  const { family } = await world.people.coordinator1.ask<{ family: { path: Path } }>(
    'query ($id: ID!) { family(id: $id) { path { months { month programmeMonth index assessed } expected } } }',
    { id },
  );
  return family.path;
}

const levelButtons = (page: Page) => page.locator('form ol ol button');

/** Questions whose levels are visible. */
const openQuestions = (page: Page) => page.locator('form ol > li:has(ol)');

/** Answers every open question with a level. An answered question collapses, so the next one is the first. */
async function answerAll(page: Page, level: number): Promise<number> {
  const count = await openQuestions(page).count();
  for (let left = count; left > 0; left -= 1) {
    await levelButtons(page)
      .nth(level - 1)
      .click();
    await openQuestions(page)
      .nth(left - 1)
      .waitFor({ state: 'detached' });
  }
  return count;
}

/** The response to a request that records a visit is lost. */
async function cutNetwork(page: Page): Promise<() => Promise<void>> {
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('recordAssessment') === true ? route.abort() : route.continue(),
  );
  return () => page.unroute('**/graphql');
}

/** Saves a visit without a network and expects the message about it. */
async function failToSend(page: Page): Promise<void> {
  const mend = await cutNetwork(page);
  await page.getByRole('button', { name: w.save }).click();
  await page.getByText(w.failed).waitFor();
  await mend();
}

interface StoredVisit {
  month: string;
  opinion: string | null;
  answers: { level: number | null }[];
}

/** Stored visits of a family in a month. */
async function visitsIn(month: string, id: string): Promise<StoredVisit[]> {
  const { family } = await world.people.coordinator1.ask<{ family: { assessments: StoredVisit[] } }>(
    'query ($id: ID!) { family(id: $id) { assessments { month opinion answers { level } } } }',
    { id },
  );
  return family.assessments.filter((visit) => visit.month === month);
}

describe('assessments', () => {
  it('from the baseline to the second visit on a phone: counted taps correspond to less than three minutes', async () => {
    const page = await open('coordinator1', '/visits', { viewport: phone });
    const taps = await countTaps(page);
    const opinion = 'الأم تخيط في البيت وتبحث عن زبائن';

    await page.getByRole('link', { name: `${w.record} ${marker('name', FRESH)}` }).click();
    await page.getByText(w.statement).waitFor();
    const answered = await answerAll(page, 2);
    // The baseline asks all ten domains.
    expect(answered).toBe(10);
    await page.getByLabel(w.opinion).click();
    await page.getByLabel(w.opinion).fill(opinion);
    await page.getByRole('button', { name: w.save }).click();
    await page.getByTestId('visit-outcome').waitFor();
    expect(await page.getByTestId('visit-index').textContent()).toBe('25');
    const baseline = await taps();
    // Taps for: the family, an answer to each question, the opinion, save.
    expect(baseline).toBe(1 + answered + 2);

    await page.getByRole('main').getByRole('link', { name: w.visits }).click();
    await page.getByRole('link', { name: `${w.record} ${marker('name', FRESH)}` }).click();
    await page.getByRole('button', { name: w.sameAsLast }).click();
    await page.getByRole('button', { name: `${w.change}: الغذاء` }).click();
    await levelButtons(page).nth(2).click();
    await page.getByRole('button', { name: w.save }).click();
    await page.getByTestId('visit-outcome').waitFor();
    // Taps for: visits, the family, "as before", change, level, save.
    expect((await taps()) - baseline).toBe(6);

    const { months } = await pathOf(unvisited);
    expect(months.filter(({ assessed }) => assessed).map(({ month }) => month)).toEqual(['2018-02', '2018-03']);
    expect(months[0]?.index).toBe(25);
    expect(months[1]?.index).toBeGreaterThan(25);

    // At the second visit only the six basic answers are read again.
    const read = 2 * pace.statement + (answered + basicDomains.length) * pace.question + 2 * pace.outcome;
    const seconds = (await taps()) * pace.tap + opinion.split(' ').length * pace.word + read;
    expect(seconds).toBeLessThan(180);
  });

  it('an unfinished form survives a reload, a lost network and a closed page; it is deleted once the visit is stored', async () => {
    const [, other] = world.families;
    const form = `${world.url}/families/${other}/visit?month=2018-04&form=FULL`;
    const page = await open('coordinator1', new URL(form).pathname, { viewport: phone });
    await page.goto(form);
    await page.getByText(w.statement).waitFor();
    const openCount = await openQuestions(page).count();
    await levelButtons(page).nth(1).click();
    await levelButtons(page).nth(2).click();
    await page.getByLabel(w.opinion).fill(marker('opinion', 7));
    await page.reload();
    await page.getByText(w.resumed).waitFor();
    expect(await page.getByLabel(w.opinion).inputValue()).toBe(marker('opinion', 7));
    expect(await openQuestions(page).count()).toBe(openCount - 2);
    await answerAll(page, 2);
    await failToSend(page);

    // The unsent visit is sent again from a new page.
    const device = page.context();
    await page.close();
    const again = await device.newPage();
    await again.goto(form);
    await again.getByText(w.resumed).waitFor();
    expect(await openQuestions(again).count()).toBe(0);
    await again.getByRole('button', { name: w.save }).click();
    await again.getByTestId('visit-outcome').waitFor();

    await again.goto(form);
    await again.getByText(w.statement).waitFor();
    expect(await again.getByText(w.resumed).count()).toBe(0);
    const levels = [2, 3, ...Array<number>(openCount - 2).fill(2)];
    expect(await visitsIn('2018-04', other)).toEqual([
      { month: '2018-04', opinion: marker('opinion', 7), answers: levels.map((level) => ({ level })) },
    ]);
  });

  it.each(['ar', 'en'] as const)(
    'path of a family: chart, table, text and API show the same figures, and arrow keys follow the drawn months: %s',
    async (language) => {
      const page = await open('coordinator1', `/families/${visited}`, { language });
      const figure = page.locator('figure').first();
      const surface = figure.locator('.recharts-surface').first();
      await surface.waitFor();
      const { months } = await pathOf(visited);
      const shown = months.filter(({ index }) => index !== null).map(({ index }) => String(index));
      expect(shown).toEqual(['25', '45', '75', '55']);
      const text = (await figure.locator('p').first().textContent()) ?? '';
      expect(text).toContain(`: ${shown[0]}`);
      expect(text).toContain(`: ${shown.at(-1)}`);

      // Time runs in reading direction: the left arrow moves forward in Arabic and back in English, so always to the
      // left.
      const [onward, back] = language === 'ar' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
      const readout = figure.locator('[aria-live=polite]');
      const cursorAt = async (): Promise<number> =>
        (await figure.locator('.recharts-tooltip-cursor').boundingBox())?.x ?? Number.NaN;
      // The mouse pointer over the plot would keep its month selected.
      await page.mouse.move(0, 0);
      await surface.focus();
      for (const _month of months) await page.keyboard.press(back);
      const walked: string[] = [];
      const places: number[] = [];
      for (const _month of months) {
        walked.push((await readout.locator('dd').first().textContent()) ?? '');
        places.push(await cursorAt());
        await page.keyboard.press(onward);
      }
      expect(walked.filter((index) => /^\d/.test(index))).toEqual(shown);
      expect(walked.map((index) => /^\d/.test(index))).toEqual(months.map(({ index }) => index !== null));
      expect(places).toEqual(places.toSorted((a, b) => (language === 'ar' ? b - a : a - b)));
      expect(new Set(places).size).toBe(months.length);

      await figure.getByText(tableView[language], { exact: true }).click();
      const cells = await figure
        .locator('tbody tr')
        .evaluateAll((rows) => rows.map((row) => row.querySelector('td')?.textContent ?? ''));
      expect(cells.filter((cell) => /^[\d.]+$/.test(cell))).toEqual(shown);
    },
  );

  it.each(['ar', 'en'] as const)(
    'what holds a family back: drawing, table, text and API show the same levels: %s',
    async (language) => {
      const page = await open('coordinator1', `/families/${visited}`, { language });
      const figure = page.locator('figure').nth(1);
      await figure.waitFor();
      const { family } = await world.people.coordinator1.ask<{
        family: { path: { latest: { domains: { level: number }[] }; months: { domains: { level: number }[] }[] } };
      }>(
        `query ($id: ID!) { family(id: $id) { path { latest { domains { level } } months { domains { level } } } } }`,
        { id: visited },
      );
      const sorted = (levels: readonly (number | string)[]): string[] => levels.map(String).sort();
      const latest = sorted(family.path.latest.domains.map(({ level }) => level));
      const baseline = sorted((family.path.months[0]?.domains ?? []).map(({ level }) => level));
      expect(latest).toHaveLength(10);
      // A dot lies between 1/20 (level 1) and 19/20 (level 5) of its track, in reading direction.
      const drawn = await figure.locator('[data-mark=latest]').evaluateAll(
        (dots, isArabic) =>
          dots.map((dot) => {
            const [at, track] = [dot, dot.parentElement ?? dot].map((element) => element.getBoundingClientRect());
            if (at === undefined || track === undefined) return 'nowhere';
            const middle = (at.left + at.right) / 2;
            const way = (isArabic ? track.right - middle : middle - track.left) / track.width;
            return String(Math.round(((way - 0.05) / 0.9) * 4 + 1));
          }),
        language === 'ar',
      );
      await figure.getByText(tableView[language], { exact: true }).click();
      const rows = await figure
        .locator('tbody tr')
        .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('th,td')].map((cell) => cell.textContent)));
      expect(sorted(rows.map((row) => row[1] ?? ''))).toEqual(baseline);
      expect(sorted(rows.map((row) => row[2] ?? ''))).toEqual(latest);
      expect(drawn).toEqual(rows.map((row) => row[2]));
      const text = (await figure.locator('p').first().textContent()) ?? '';
      for (const row of rows) expect(text).toContain(row.slice(0, 3).join(language === 'ar' ? '، ' : ', '));
    },
  );

  it('a head confirms a month in two taps and asks about a cell; the coordinator answers in the grid', async () => {
    const questionText = marker('question', FRESH);
    const page = await open('head1', `/?month=${worldMonth}`);
    await page.getByRole('link', { name: marker('name', 1) }).waitFor();
    const taps = await countTaps(page);
    await page.getByRole('button', { name: w.confirm }).click();
    await page.getByRole('dialog').getByRole('button', { name: w.confirm }).click();
    await page.getByText(w.confirmed).waitFor();
    expect(await taps()).toBe(2);

    await page
      .getByRole('button', { name: `${w.ask} ` })
      .first()
      .click();
    await page.getByRole('dialog').getByLabel(w.question, { exact: true }).fill(questionText);
    await page.getByRole('button', { name: w.send }).click();
    await page.getByRole('listitem').getByText(questionText).waitFor();

    const coordinator = await open('coordinator1', '/visits');
    const waiting = coordinator.locator('section').first().getByRole('listitem').filter({ hasText: questionText });
    await waiting.getByRole('link').click();
    const panel = coordinator.getByRole('dialog');
    await panel.getByText(questionText).waitFor();
    await panel.getByLabel(w.answer).last().fill(marker('answer', FRESH));
    await panel.getByRole('button', { name: w.sendAnswer }).last().click();
    await panel.getByText(marker('answer', FRESH)).waitFor();
    await page.reload();
    await page.getByText(marker('answer', FRESH)).waitFor();
  });
});
