import type { Page } from 'playwright-core';
import { axeViolations, devicesForTests, phone, signInAs, type Visit } from '../kit/browser.js';
import { signedIn } from '../kit/client.js';
import { startSampleProduct, type Product } from '../kit/product.js';

interface Outcomes {
  figures: {
    strip: { enrolled: number; graduated: number; left: number; stillIn: number };
    headline: { of100: number; low: number; high: number; leftOf100: number; months: number };
    curve: { months: number[]; graduated: number[]; left: number[]; stillInCount: number[] };
  };
}

const outcomesDocument = /* GraphQL */ `
  query ($pilotId: ID!, $view: OutcomeView!) {
    pilotOutcomes(pilotId: $pilotId, view: $view) {
      figures {
        strip {
          enrolled
          graduated
          left
          stillIn
        }
        headline {
          of100
          low
          high
          leftOf100
          months
        }
        curve {
          months
          graduated
          left
          stillInCount
        }
      }
    }
  }
`;

const words = {
  ar: { curve: 'كم أسرة بلغت حدّ الكفاية، وبأي سرعة', table: 'جدول', chart: 'رسم' },
  en: { curve: 'How many reached sufficiency, and how fast', table: 'Table', chart: 'Chart' },
};

describe('outcomes', () => {
  let product: Product;
  const devices = devicesForTests();

  beforeAll(async () => {
    product = await startSampleProduct();
  });

  async function open(userName: string, visit: Visit = {}): Promise<Page> {
    const page = await (await devices.open(visit)).newPage();
    await signInAs(page, product.url, userName, visit.language);
    await page.getByTestId('headline').waitFor();
    return page;
  }

  async function fromServer(view: 'SIX_MONTHS' | 'WHOLE'): Promise<Outcomes['figures']> {
    const minister = await signedIn(product.url, 'minister');
    const { pilots } = await minister.ask<{ pilots: { id: string }[] }>('{ pilots { id } }');
    const answer = await minister.ask<{ pilotOutcomes: Outcomes }>(outcomesDocument, { pilotId: pilots[0]?.id, view });
    return answer.pilotOutcomes.figures;
  }

  it('shows the same figure in the sentence, the summary, the table, the text and the API', async () => {
    const page = await open('minister', { language: 'en' });
    const { headline, strip, curve } = await fromServer('WHOLE');
    const six = await fromServer('SIX_MONTHS');
    const sentence =
      `Of every 100 families, ${headline.of100} reached sufficiency within ${headline.months} months ` +
      `(likely range ${headline.low} to ${headline.high}); ${headline.leftOf100} left before.`;
    expect(await page.getByTestId('headline').textContent()).toContain(
      `6 months was not enough: ${six.headline.of100} of every 100 families`,
    );
    expect(await page.getByTestId('second').textContent()).toContain(
      `${headline.of100} of every 100, and the likely range (${headline.low} to ${headline.high})`,
    );
    const counts = await page.locator('dl').first().locator('dd').allTextContents();
    expect(counts.map((text) => Number(/\d+/.exec(text)))).toEqual([strip.graduated, strip.left, strip.stillIn]);

    const figure = page.getByRole('figure', { name: words.en.curve });
    const id = await figure.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${id}"]`).textContent()).toContain(sentence);

    await figure.getByText(words.en.table, { exact: true }).click();
    const rows = await figure.locator('tbody tr').all();
    expect(rows).toHaveLength(curve.months.length);
    for (const [index, row] of rows.entries()) {
      const cells = await row.locator('td').allTextContents();
      expect([Number(cells[0]), Number(cells[2])]).toEqual([curve.graduated[index], curve.left[index]]);
    }
    expect(curve.graduated.at(-1)).toBe(headline.of100);
  });

  it.each([
    ['ar', 1280, 800],
    ['en', 1280, 800],
  ] as const)('answers both durations on the first screen without a click in %s', async (language, width, height) => {
    const page = await open('minister', { language });
    await page.setViewportSize({ width, height });
    for (const part of ['headline', 'reason', 'second', 'durations']) {
      const box = await page.getByTestId(part).boundingBox();
      expect(box === null ? NaN : box.y + box.height).toBeLessThanOrEqual(height);
    }
    const picture = await page.getByTestId('durations').textContent();
    for (const { headline } of [await fromServer('SIX_MONTHS'), await fromServer('WHOLE')]) {
      for (const number of [headline.of100, headline.low, headline.high]) expect(picture).toContain(String(number));
    }
  });

  it.each([
    ['ar', 'ArrowLeft', 'ArrowRight', 'الشهر 1', 'الشهر 0'],
    ['en', 'ArrowRight', 'ArrowLeft', 'Month 1', 'Month 0'],
  ] as const)(
    'arrow keys move through the months in reading direction in %s',
    async (language, next, previous, first, zero) => {
      const page = await open('minister', { language });
      const figure = page.getByRole('figure', { name: words[language].curve });
      // The cursor reads out what is below it, wherever the page scrolls to.
      await page.mouse.move(0, 0);
      await figure.locator('svg[role=application]').focus();
      const name = figure.locator('[aria-live=polite] p').first();
      await name.waitFor();
      expect(await name.textContent()).toBe(zero);
      await page.keyboard.press(next);
      expect(await name.textContent()).toBe(first);
      await page.keyboard.press(previous);
      expect(await name.textContent()).toBe(zero);
    },
  );

  it.each([
    ['minister', 'ar', undefined],
    ['minister', 'en', undefined],
    ['minister', 'ar', phone],
    ['federation', 'en', phone],
  ] as const)('has no axe violations for the %s in %s on %o', async (userName, language, viewport) => {
    const page = await open(userName, { language, ...(viewport === undefined ? {} : { viewport }) });
    expect(await axeViolations(page)).toEqual([]);
    for (const toggle of await page.getByText(words[language].table, { exact: true }).all()) await toggle.click();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('opens a saved view and says as of which day its figures are', async () => {
    const page = await open('minister', { language: 'en' });
    const knownOn = page.getByLabel('As known on');
    await page.getByRole('button', { name: 'Keep these results' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('For the meeting');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    expect(await knownOn.inputValue()).toBe('');
    // By keyboard, because the notification covers the end of the page.
    await page.getByRole('link', { name: /^For the meeting/ }).press('Enter');
    await page.waitForURL(/knownOn=/);
    const day = new URL(page.url()).searchParams.get('knownOn') ?? '';
    await page.waitForFunction(() => window.scrollY === 0);
    const shown = day.split('-').reverse().join('/');
    await page.locator(`input[data-day][value="${shown}"]`).waitFor();
    expect(await knownOn.inputValue()).toBe(shown);
    await page.goBack();
    await page.locator('input[data-day][value=""]').waitFor();
    await knownOn.fill('2018-09-30');
    await page.waitForURL(/knownOn=2018-09-30/);
    expect(await knownOn.inputValue()).toBe('2018-09-30');
  });

  it('opens the families behind a figure for their coordinator but not for the minister', async () => {
    const minister = await open('minister', { language: 'en' });
    expect(await minister.locator('dl').first().getByRole('button').count()).toBe(0);

    const page = await (await devices.open({ language: 'en' })).newPage();
    await signInAs(page, product.url, 'coordinator1', 'en');
    await page.goto(`${product.url}/outcomes`);
    await page.getByTestId('headline').waitFor();
    const graduated = page.getByRole('button', { name: /^Reached sufficiency: \d+/ });
    const count = Number(await graduated.textContent());
    await graduated.click();
    const list = page.getByRole('dialog').locator('tbody tr');
    await list.first().waitFor();
    expect(await list.count()).toBe(count);
  });

  it.each(['light', 'dark'] as const)(
    'writes into its charts with enough contrast in the %s look',
    async (colorScheme) => {
      const page = await open('minister');
      await page.emulateMedia({ colorScheme });
      const ratios = await page.locator('.recharts-surface text').evaluateAll((texts) => {
        const channels = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
        const luminance = (color: string): number => {
          const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
            const share = value / 255;
            return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const ground = luminance(getComputedStyle(document.body).backgroundColor);
        return texts.map((text) => {
          const ink = luminance(getComputedStyle(text).fill);
          const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
          return { text: text.textContent, ratio };
        });
      });
      expect(ratios.length).toBeGreaterThan(20);
      expect(ratios.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    },
  );
});
