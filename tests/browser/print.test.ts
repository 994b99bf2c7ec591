import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { devicesForTests, signInAs } from '../kit/browser.js';
import { startSampleProduct, root, type Product } from '../kit/product.js';

/** Widths of windows from which people print, in pixels. */
const widths = [700, 1024, 1280, 1920];
/** Width of A4, in pixels. */
const PAPER_WIDTH = 794;
const languages = ['ar', 'en'] as const;

interface Printable {
  userName: string;
  open(page: Page): Promise<unknown>;
}

const heading = (page: Page): Promise<unknown> => page.locator('main h1').first().waitFor();

/** Every page that people print, with somebody who may read it. */
const printable: Record<string, Printable> = {
  'the outcomes': { userName: 'minister', open: (page) => page.getByTestId('headline').waitFor() },
  'a family': {
    userName: 'coordinator1',
    async open(page) {
      await page.goto(new URL('/families', page.url()).href);
      await page.locator('main a[href^="/families/"]').filter({ hasNotText: /\+/ }).nth(2).click();
      await page.locator('.recharts-surface').first().waitFor();
    },
  },
  'the month grid': { userName: 'coordinator1', open: (page) => page.getByRole('grid').waitFor() },
  'the families': {
    userName: 'coordinator1',
    async open(page) {
      await page.goto(new URL('/families', page.url()).href);
      await page.locator('main a[href^="/families/"]').nth(3).waitFor();
    },
  },
  'the visits': {
    userName: 'coordinator1',
    async open(page) {
      await page.goto(new URL('/visits', page.url()).href);
      await heading(page);
      await page.locator('main a[href^="/families/"]').first().waitFor();
    },
  },
  'the families of an association': { userName: 'head1', open: heading },
  'the associations': {
    userName: 'federation',
    async open(page) {
      await page.goto(new URL('/associations', page.url()).href);
      await page.getByRole('table').first().waitFor();
    },
  },
};

/** Numbers that a reader sees on the page as it is printed, each as often as it stands there; drawings apart. */
function numbersOnPage(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const numbers: string[] = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent === null || parent.closest('svg, script, style, noscript') !== null) continue;
      const { width, height } = parent.getBoundingClientRect();
      const isShown = parent.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      // What is for screen readers only is one pixel large.
      if (!isShown || width <= 1 || height <= 1) continue;
      numbers.push(...(walker.currentNode.textContent?.match(/\d+/g) ?? []));
    }
    return numbers;
  });
}

/** Resizes the window; some pages look different on narrow screens, and follow a little later. */
async function resizeTo(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
}

const counted = (values: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

describe('paper holds the whole page, from a window of any width', () => {
  let product: Product;
  const devices = devicesForTests();

  beforeAll(async () => {
    product = await startSampleProduct();
  });

  it.each(Object.keys(printable).flatMap((name) => languages.map((language) => ({ name, language }))))(
    '$name in $language',
    async ({ name, language }) => {
      const { userName, open } = printable[name] ?? { userName: '', open: heading };
      const device = await devices.open({ language });
      const page = await device.newPage();
      await signInAs(page, product.url, userName, language);
      await open(page);
      await page.waitForLoadState('networkidle');
      // Pages look as in a window as wide as the paper.
      await page.emulateMedia({ media: 'print' });
      await resizeTo(page, PAPER_WIDTH);
      const expected = counted(await numbersOnPage(page));
      await page.emulateMedia({ media: null });
      const found: Record<string, unknown> = {};
      for (const width of widths) {
        await resizeTo(page, width);
        const pdf = await page.pdf({ preferCSSPageSize: true });
        const reader = path.join(root, 'tests/kit/read-pdf.mjs');
        const pieces = JSON.parse(execFileSync(process.execPath, [reader], { input: pdf, encoding: 'utf8' })) as {
          text: string;
          isOutside: boolean;
        }[];
        const printed = counted(pieces.flatMap(({ text }) => text.match(/\d+/g) ?? []));
        found[width] = {
          missing: [...expected]
            .filter(([number, times]) => (printed.get(number) ?? 0) < times)
            .map(([number]) => number),
          outside: pieces.filter(({ isOutside }) => isOutside).map(({ text }) => text),
          isEmpty: expected.size < 3,
        };
      }
      const whole = { missing: [], outside: [], isEmpty: false };
      expect(found).toEqual(Object.fromEntries(widths.map((width) => [width, whole])));
    },
  );
});
