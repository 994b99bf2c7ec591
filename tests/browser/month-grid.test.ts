import type { Page } from 'playwright-core';
import { axeViolations, devicesForTests, phone, signInAs, type Visit } from '../kit/browser.js';
import { startProduct, type Product } from '../kit/product.js';
import { familyCount, makeMonthCluster, month, type MonthCluster, serverMonth } from './month-cluster.js';

const words = {
  copy: 'نسخ الشهر الماضي',
  close: 'إغلاق الشهر',
  allSaved: 'كل شيء محفوظ',
  reopen: 'إعادة فتح الشهر',
};

let product: Product;
let cluster: MonthCluster;
const devices = devicesForTests();

beforeAll(async () => {
  product = await startProduct({ args: ['--empty'] });
  cluster = await makeMonthCluster(product);
});

async function openMonth(visit: Visit = {}): Promise<Page> {
  const page = await (await devices.open(visit)).newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signInAs(page, `${product.url}/?month=${month}`, 'coordinator', visit.language);
  await page.getByTestId('filled-cells').waitFor();
  return page;
}

/** Waits until the server has confirmed everything. */
async function allSaved(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.allSaved }).waitFor();
}

/** Waits until the badge has exactly this text. */
async function badgeSays(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: text, exact: true }).waitFor();
}

async function keys(page: Page, ...pressed: string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key);
}

/** Text of a cell, or the value of its input field. */
async function cell(page: Page, row: number, column: number): Promise<string> {
  const gridCell = page.locator('tbody tr').nth(row).getByRole('gridcell').nth(column);
  const field = gridCell.locator('input');
  return (await field.count()) > 0
    ? field.inputValue()
    : ((await gridCell.locator('span > span').first().textContent()) ?? '');
}

/** Moves the cursor to a cell of a row that other tests do not use. */
async function goTo(page: Page, row: number, column: number): Promise<void> {
  await page.locator('tbody tr').nth(row).getByRole('gridcell').nth(column).click();
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.setData('text/plain', content);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

describe('month grid', () => {
  it('follows spreadsheet keys in the direction of the screen', async () => {
    const page = await openMonth();
    await goTo(page, 20, 1);
    await keys(page, '3', 'ArrowLeft', '2', 'ArrowRight', 'ArrowDown');
    expect(await cell(page, 20, 1)).toBe('3');
    expect(await cell(page, 20, 2)).toBe('2');
    await keys(page, '5', 'Tab', '6', 'Tab', '7', 'Enter', '8', 'ArrowUp');
    expect([await cell(page, 21, 1), await cell(page, 21, 2), await cell(page, 21, 3)]).toEqual(['5', '6', '7']);
    expect(await cell(page, 22, 1)).toBe('8');
    await keys(page, 'ArrowDown', 'ArrowDown', 'Control+d');
    expect(await cell(page, 23, 1)).toBe('8');
    await allSaved(page);
    const before = await serverMonth(cluster);
    expect(before.quantities[23]?.[1]).toBe(8);

    await keys(page, ...Array<string>(7).fill('Control+z'));
    await allSaved(page);
    expect((await serverMonth(cluster)).filledCells).toBe(0);
  });

  it('pastes a block from Excel with Arabic or Western digits, marks invalid values, and undoes it in one step', async () => {
    const page = await openMonth();
    await goTo(page, 10, 1);
    await paste(page, '٢\t4\r\n3\tخمسة\r\n');
    expect([await cell(page, 10, 2), await cell(page, 11, 1)]).toEqual(['4', '3']);
    expect(await page.locator('tbody tr').nth(11).getByRole('gridcell').nth(2).getAttribute('data-state')).toBe(
      'refused',
    );
    await badgeSays(page, '1 للتصحيح');
    await page.locator('tbody tr [data-state=waiting]').waitFor({ state: 'detached' });
    expect((await serverMonth(cluster)).filledCells).toBe(3);
    await keys(page, 'Control+z');
    await allSaved(page);
    expect((await serverMonth(cluster)).filledCells).toBe(0);
  });

  it('keeps unsent entries over a reload and sends them when the server answers again', async () => {
    const page = await openMonth();
    const isMutation = (body: string | null): boolean => body?.includes('logInterventions') === true;
    await page.route('**/graphql', (route) =>
      isMutation(route.request().postData()) ? route.abort() : route.continue(),
    );
    await goTo(page, 5, 1);
    await keys(page, '4', 'Enter');
    await page.locator('[data-testid=outbox-badge][data-tone=waiting]').waitFor();
    await page.reload();
    await page.getByTestId('filled-cells').waitFor();
    expect(await cell(page, 5, 1)).toBe('4');
    expect((await serverMonth(cluster)).filledCells).toBe(0);
    await page.unroute('**/graphql');
    await page.reload();
    await page.getByTestId('filled-cells').waitFor();
    await allSaved(page);
    expect((await serverMonth(cluster)).quantities[5]?.[1]).toBe(4);
    await page.locator('tbody tr').nth(5).getByRole('gridcell').nth(1).filter({ hasText: '4' }).waitFor();
    await goTo(page, 5, 1);
    await keys(page, 'Delete');
    await allSaved(page);
    expect((await serverMonth(cluster)).filledCells).toBe(0);
  });

  it('keeps an invalid value over a reload, counts and lists it, never as "nothing given", and undoes it by keyboard', async () => {
    const page = await openMonth();
    await goTo(page, 15, 1);
    await keys(page, 'x', 'x', 'Enter');
    await badgeSays(page, '1 للتصحيح');
    await page.reload();
    await page.getByTestId('filled-cells').waitFor();
    await badgeSays(page, '1 للتصحيح');
    expect(await cell(page, 15, 1)).toBe('xx');
    await page.getByRole('button', { name: words.close }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('خانة واحدة تحتاج إلى تصحيح').waitFor();
    expect(await dialog.getByText('لم يُقدَّم شيء').count()).toBe(0);
    await dialog.getByRole('button', { name: /xx/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await keys(page, '2', 'Enter');
    await allSaved(page);
    expect((await serverMonth(cluster)).quantities[15]?.[1]).toBe(2);
    await keys(page, 'Control+z');
    await badgeSays(page, '1 للتصحيح');
    await keys(page, 'ArrowUp', 'Escape');
    await allSaved(page);
    expect((await serverMonth(cluster)).filledCells).toBe(0);
  });

  it('typing replaces the value of the active cell, however often the cell was pressed', async () => {
    const page = await openMonth();
    await goTo(page, 18, 1);
    await keys(page, '2', 'Enter', 'ArrowUp');
    await goTo(page, 18, 1);
    await page.waitForTimeout(600);
    await goTo(page, 18, 1);
    await keys(page, '3', 'Enter');
    await allSaved(page);
    expect((await serverMonth(cluster)).quantities[18]?.[1]).toBe(3);
    await keys(page, 'ArrowUp', 'Delete');
    await allSaved(page);
    expect((await serverMonth(cluster)).filledCells).toBe(0);
  });

  it.each([
    ['ar', undefined],
    ['en', undefined],
    ['ar', phone],
    ['en', phone],
  ] as const)('has no axe violations in %s on %o', async (language, viewport) => {
    const page = await openMonth({ language, ...(viewport === undefined ? {} : { viewport }) });
    expect(await axeViolations(page)).toEqual([]);
    await page.getByTestId('outbox-badge').click();
    await page.getByRole('dialog').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('logs a month for 25 families with two clicks and six keys for each changed cell, and keeps it over reload and restart', async () => {
    const page = await openMonth();
    await page.locator('td input').waitFor();
    const counted = await countActs(page);
    const changed = 10;

    await page.getByRole('button', { name: words.copy }).click();
    for (let row = 0; row < changed; row += 1) await keys(page, '2', '7', '5', '0', '0', 'Enter');
    await allSaved(page);
    await page.getByRole('button', { name: words.close }).click();
    await page.getByRole('dialog').waitFor();
    await keys(page, 'Enter');
    await page.getByRole('button', { name: words.reopen }).waitFor();

    const { clicks, keys: pressed } = await counted();
    expect(clicks).toBe(2);
    expect(pressed).toBeLessThanOrEqual(6 * changed + 1);

    const stipends = changed * 27_500 + (familyCount - changed) * 25_000;
    const stands = async (): Promise<void> => {
      const { filledCells, totals, isClosed } = await serverMonth(cluster);
      expect({ filledCells, isClosed }).toEqual({ filledCells: 8 * familyCount, isClosed: true });
      expect(totals.map(({ amount }) => amount).slice(0, 2)).toEqual([stipends, familyCount * 14_000]);
      expect(await page.getByTestId('total-0').textContent()).toBe(new Intl.NumberFormat('en').format(stipends));
      expect(await cell(page, 9, 0)).toBe('27,500');
      expect(await cell(page, 12, 0)).toBe('25,000');
      expect(await cell(page, 24, 7)).toBe('–');
    };
    await stands();
    await page.reload();
    await page.getByTestId('filled-cells').waitFor();
    await stands();

    const port = new URL(product.url).port;
    await product.stop();
    product = await startProduct({ args: ['--empty'], dataFolder: product.dataFolder, environment: { PORT: port } });
    await page.reload();
    await page.getByTestId('filled-cells').waitFor();
    await stands();
  });
});

/** Counts a person's mouse clicks and key presses from now on. */
async function countActs(page: Page): Promise<() => Promise<{ clicks: number; keys: number }>> {
  await page.evaluate(() => {
    const counts = { clicks: 0, keys: 0 };
    window.addEventListener('mousedown', () => (counts.clicks += 1), true);
    window.addEventListener('keydown', () => (counts.keys += 1), true);
    Object.assign(window, { counts });
  });
  return () => page.evaluate(() => (window as unknown as { counts: { clicks: number; keys: number } }).counts);
}
