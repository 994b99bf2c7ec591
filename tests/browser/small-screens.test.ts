import { axeViolations, devicesForTests, signInAs } from '../kit/browser.js';
import { startProduct, type Product } from '../kit/product.js';
import { makeMonthCluster, month } from './month-cluster.js';

const devices = devicesForTests();
let product: Product;

beforeAll(async () => {
  product = await startProduct({ args: ['--empty'] });
  await makeMonthCluster(product);
});

/** A window of 1280 x 800 at 200 % has this many pixels. */
const enlarged = { width: 640, height: 400 };

describe('the month on a small screen', () => {
  it.each([
    ['at 200 %', enlarged, 2],
    ['on a small phone', { width: 320, height: 568 }, 3],
  ])('shows families without scrolling %s', async (_name, viewport, least) => {
    const page = await (await devices.open({ viewport })).newPage();
    await signInAs(page, `${product.url}/?month=${month}`, 'coordinator');
    await page.getByTestId('filled-cells').waitFor({ state: 'attached' });
    await page.locator('main li input[inputmode]').first().waitFor();
    const folder = process.env['SCREENSHOTS'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/small-${viewport.width}.png` });
    const bar = await page.locator('header nav').boundingBox();
    const rows = await page
      .locator('main li')
      .filter({ has: page.locator('input[inputmode]') })
      .all();
    const boxes = await Promise.all(rows.slice(0, 8).map((row) => row.boundingBox()));
    const foot = bar?.y ?? viewport.height;
    const visible = boxes.filter((box) => box !== null && box.y >= 0 && box.y + box.height <= foot);
    expect(visible.length).toBeGreaterThanOrEqual(least);
    expect(await axeViolations(page)).toEqual([]);
  });
});
