import { addMonths, dayIn, monthOf } from '@anaqid/shared-types';
import type { Locator, Page } from 'playwright-core';
import { devicesForTests, signInAs } from '../kit/browser.js';
import { samplePassword, startProduct, type Product } from '../kit/product.js';

const zone = 'Asia/Damascus';
const today = dayIn(zone, new Date());
const thisMonth = monthOf(today);
const cluster = 'عنقود الياسمين';
const association = 'جمعية الأمل';
const service = 'سلة غذائية';

let product: Product;
const devices = devicesForTests();

beforeAll(async () => {
  product = await startProduct({ args: ['--empty'] });
});

async function newPage(): Promise<Page> {
  const page = await (await devices.open()).newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return page;
}

/** Presses a button that opens a dialog. */
async function dialogOf(page: Page, button: string): Promise<Locator> {
  await page.getByRole('button', { name: button }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

async function fill(form: Locator | Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await form.getByLabel(label, { exact: true }).fill(value);
}

async function save(page: Page, dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'حفظ', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('main').waitFor();
}

async function follow(page: Page, navigation: string): Promise<void> {
  await page.getByRole('link', { name: navigation, exact: true }).first().click();
}

async function makeAdministrator(page: Page): Promise<void> {
  await page.goto(/http:\S+first-administrator#\S+/.exec(product.output())?.[0] ?? '');
  await fill(page, { 'الاسم الظاهر للزملاء': 'هدى', 'اسم المستخدم': 'huda', 'كلمة المرور': samplePassword });
  await page.getByRole('button', { name: 'إنشاء الحساب' }).click();
  await page.getByRole('heading', { name: 'لا توجد تجربة بعد' }).or(page.getByText('لا توجد تجربة بعد')).waitFor();
}

/** A pilot that starts next month, so families enrol in this month. */
async function makePilotAndCluster(page: Page): Promise<void> {
  const pilot = await dialogOf(page, 'تجربة جديدة');
  await fill(pilot, { 'الاسم (بالعربية)': 'تجربة الشام', 'الاسم (بالإنكليزية)': 'Damascus pilot' });
  await pilot.getByLabel('الشهر الأول').selectOption(addMonths(thisMonth, -1));
  await save(page, pilot);
  await page.getByRole('heading', { name: 'تجربة الشام' }).waitFor();
  const dialog = await dialogOf(page, 'عنقود جديد');
  await fill(dialog, { 'الاسم (بالعربية)': cluster, 'الاسم (بالإنكليزية)': 'Jasmine', 'عدد الأسر المستهدف': '٢٥' });
  await save(page, dialog);
  await page.getByRole('row', { name: new RegExp(cluster) }).waitFor();
}

async function makeServiceType(page: Page): Promise<void> {
  await follow(page, 'الخدمات');
  const dialog = await dialogOf(page, 'إضافة خدمة');
  await fill(dialog, {
    'الاسم (بالعربية)': service,
    'الاسم (بالإنكليزية)': 'Food basket',
    'الوحدة (بالعربية)': 'سلة',
    'الوحدة (بالإنكليزية)': 'basket',
    'القيمة المعتادة للوحدة': '١٥٠٬٠٠٠',
  });
  await save(page, dialog);
  await page.getByRole('row', { name: new RegExp(service) }).waitFor();
}

async function makeAssociation(page: Page): Promise<void> {
  await follow(page, 'الجمعيات');
  const dialog = await dialogOf(page, 'إضافة جمعية');
  await fill(dialog, { 'الاسم (بالعربية)': association, 'الاسم (بالإنكليزية)': 'Hope' });
  await save(page, dialog);
  const memberships = await dialogOf(page, `عناقيد ${association}`);
  await memberships.getByLabel('العنقود', { exact: true }).selectOption({ label: cluster });
  await memberships.getByLabel('من شهر').selectOption(addMonths(thisMonth, -1));
  await memberships.getByRole('button', { name: 'الانضمام إلى عنقود' }).click();
  await memberships.getByRole('heading', { name: cluster }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: new RegExp(cluster) }).waitFor();
}

async function makeAccount(page: Page, name: string, userName: string, scope: (dialog: Locator) => Promise<void>) {
  const dialog = await dialogOf(page, 'إضافة شخص');
  await fill(dialog, { 'الاسم الظاهر': name, 'اسم المستخدم': userName, 'كلمة المرور الأولى': samplePassword });
  await scope(dialog);
  await save(page, dialog);
  await page.getByRole('row', { name: new RegExp(name) }).waitFor();
}

async function enrolFamily(page: Page): Promise<void> {
  await follow(page, 'الأسر');
  await page.getByRole('link', { name: 'ترشيح أسرة' }).click();
  await fill(page, { 'اسم الأسرة': 'أم خالد', الاسم: 'خديجة', 'الولادة (سنة أو تاريخ)': '١٩٨٤' });
  await page.getByLabel('الجنس', { exact: true }).selectOption('FEMALE');
  await page.getByRole('button', { name: 'حفظ الترشيح' }).click();
  const consent = await dialogOf(page, 'تسجيل موافقة');
  await consent.getByRole('radio', { name: 'توافق', exact: true }).first().check();
  await save(page, consent);
  const enrolment = await dialogOf(page, 'تسجيل الالتحاق الآن');
  await enrolment.getByLabel('الجمعية المتبنّية').selectOption({ label: association });
  await enrolment.getByLabel('شهر الالتحاق').selectOption(thisMonth);
  await enrolment.getByLabel('يوم زيارة خط الأساس').fill(today);
  await enrolment.getByRole('button', { name: 'تسجيل الالتحاق', exact: true }).click();
  await enrolment.waitFor({ state: 'detached' });
}

const firstCell = (page: Page): Locator => page.locator('tbody tr').first().getByRole('gridcell').first();

/** Text of a cell. The page restores the cell last used, with its input field. */
async function valueOf(cell: Locator): Promise<string> {
  const field = cell.locator('input');
  return (await field.count()) > 0 ? field.inputValue() : ((await cell.textContent()) ?? '');
}

async function logService(page: Page): Promise<void> {
  await page.goto(`${product.url}/?month=${thisMonth}`);
  await firstCell(page).click();
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'كل شيء محفوظ' }).waitFor();
}

it('an empty installation becomes a pilot with a logged service, through the screens alone', async () => {
  const admin = await newPage();
  await makeAdministrator(admin);
  await makePilotAndCluster(admin);
  await makeServiceType(admin);
  await makeAssociation(admin);
  await follow(admin, 'الأشخاص والأدوار');
  await makeAccount(admin, 'رنا', 'rana', async (dialog) => dialog.getByLabel(cluster).check());
  await makeAccount(admin, 'سمير', 'samir', async (dialog) => {
    await dialog.getByLabel('الدور').selectOption('ASSOCIATION_HEAD');
    await dialog.getByLabel('الجمعية', { exact: true }).selectOption({ label: association });
  });

  const coordinator = await newPage();
  await signInAs(coordinator, product.url, 'rana');
  await enrolFamily(coordinator);
  await logService(coordinator);
  await coordinator.reload();
  await coordinator.getByTestId('filled-cells').waitFor();
  expect(await valueOf(firstCell(coordinator))).toBe('2');

  const head = await newPage();
  await signInAs(head, product.url, 'samir');
  await head.getByText('أم خالد').waitFor();
  await head.getByText(service).waitFor();

  await follow(admin, 'الإعداد');
  await admin.getByRole('row', { name: /تجربة الشام/ }).waitFor();
});
