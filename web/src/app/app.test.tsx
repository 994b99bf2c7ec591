import { screen, within } from '@testing-library/react';
import { judgeSituations } from '../testing/every-situation.js';
import { readScreen } from '../testing/read-screen.js';
import { show } from '../testing/show.js';
import { situations } from './app.situations.js';

describe('layout of every page', () => {
  it('links a coordinator to the month, the families, the visits and the outcomes', () => {
    show(situations.coordinator);
    expect(readScreen()).toMatchInlineSnapshot(`
      link "إلى المحتوى" -> #content
      عناقيد
      navigation "التنقل"
        link "إدخال الشهر" -> /
        link "الأسر" -> /families current=page
        link "الزيارات 9 بانتظارك" -> /visits
        link "النتائج" -> /outcomes
      كل شيء محفوظ
      button "حساب لينا الحمصي"
      الصفحة
    `);
    expect(screen.getByRole('link', { name: 'إلى المحتوى' })).toHaveAttribute('href', '#content');
    expect(document.querySelector('#content')).toHaveTextContent('الصفحة');
    expect(document.querySelector('#content')).toHaveAttribute('tabindex', '-1');
  });

  it.each([
    ['head', ['أسرنا -> /', 'النتائج -> /outcomes'], 'أسرنا'],
    [
      'administrator',
      ['الإعداد -> /setup', 'الجمعيات -> /associations', 'الأشخاص والأدوار -> /people', 'السجل -> /log'],
      'الأشخاص والأدوار',
    ],
    ['minister', ['التجربة -> /'], 'التجربة'],
    ['federation', ['التجربة -> /', 'الجمعيات -> /associations'], 'الجمعيات'],
  ] as const)('links the role of %s to its pages and marks the open one', (role, pages, open) => {
    show(situations[role]);
    const links = within(screen.getByRole('navigation', { name: 'التنقل' })).getAllByRole('link');
    expect(links.map((link) => `${link.textContent} -> ${link.getAttribute('href')}`)).toEqual(pages);
    expect(links.filter((link) => link.ariaCurrent === 'page').map(({ textContent }) => textContent)).toEqual([open]);
  });

  it('says that the data are invented while sample data are shown', () => {
    show(situations.sampleData);
    expect(screen.getByRole('complementary', { name: 'تنبيه' })).toHaveTextContent(
      'بيانات تجريبية: الأشخاص والأرقام مختلقة',
    );
    show(situations.head);
    expect(screen.queryByRole('complementary')).toBeNull();
  });
});

describe('account menu', () => {
  const menu = (): string => readScreen(screen.getByRole('menu'));

  it('shows who is signed in, the role, and the preferences', async () => {
    const { press } = show(situations.coordinator);
    await press('حساب لينا الحمصي');
    expect(menu()).toMatchInlineSnapshot(`
      menu "لينا الحمصي"
        لينا الحمصي، منسّق/ـة العنقود
        menuitem "English"
        menuitem "أرقام مشرقية ٠١٢"
        menuitem "مظهر داكن"
        menuitem "تغيير كلمة المرور"
        menuitem "تسجيل الخروج"
    `);
  });

  it('switches the page to the other language and direction, and back', async () => {
    const { press } = show(situations.coordinator);
    await press('حساب لينا الحمصي');
    expect(screen.getByRole('menuitem', { name: 'English' })).toHaveAttribute('lang', 'en');
    await press('English');
    expect(screen.queryByRole('menu')).toBeNull();
    await press('Account of لينا الحمصي');
    expect(menu()).toMatchInlineSnapshot(`
      menu "لينا الحمصي"
        لينا الحمصي, Cluster coordinator
        menuitem "العربية"
        menuitem "Dark look"
        menuitem "Change the password"
        menuitem "Sign out"
    `);
    expect(document.documentElement).toHaveAttribute('dir', 'ltr');
    expect(screen.getByRole('menuitem', { name: 'العربية' })).toHaveAttribute('lang', 'ar');
    await press('العربية');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.documentElement).toHaveAttribute('dir', 'rtl');
  });

  it('switches the digits of Arabic pages', async () => {
    const { press } = show(situations.coordinator);
    await press('حساب لينا الحمصي');
    await press('أرقام مشرقية ٠١٢');
    expect(localStorage.getItem('anaqid.preferences')).toContain('"digits":"eastern"');
    expect(screen.queryByRole('menu')).toBeNull();
    await press('حساب لينا الحمصي');
    await press('أرقام غربية 012');
    expect(localStorage.getItem('anaqid.preferences')).toContain('"digits":"western"');
  });

  it('switches between dark and light pages', async () => {
    const { press } = show(situations.coordinator);
    await press('حساب لينا الحمصي');
    await press('مظهر داكن');
    expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await press('حساب لينا الحمصي');
    await press('مظهر فاتح');
    expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'light');
  });

  it('offers the light look where the device asks for the dark one', async () => {
    jest.spyOn(window, 'matchMedia').mockImplementation(
      (query) =>
        ({
          matches: query.includes('dark'),
          media: query,
          addEventListener: () => undefined,
          removeEventListener: () => undefined,
          addListener: () => undefined,
          removeListener: () => undefined,
        }) as unknown as MediaQueryList,
    );
    localStorage.setItem('mantine-color-scheme-value', 'auto');
    const { press } = show(situations.coordinator);
    await press('حساب لينا الحمصي');
    expect(screen.getByRole('menuitem', { name: 'مظهر فاتح' })).toBeInTheDocument();
    jest.restoreAllMocks();
  });

  it('opens the dialog for a new password and closes it', async () => {
    const { press } = show(situations.coordinator);
    await press('حساب لينا الحمصي');
    await press('تغيير كلمة المرور');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(screen.getByRole('dialog', { name: 'تغيير كلمة المرور' })).toBeVisible();
    await press('إلغاء');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('signs out', async () => {
    const signOut = jest.fn(() => Promise.resolve());
    const { press } = show(situations.coordinator, {}, { session: { signOut } });
    await press('حساب لينا الحمصي');
    await press('تسجيل الخروج');
    expect(signOut).toHaveBeenCalledTimes(1);
  });
});

it('the set-up tabs mark the open one', () => {
  show(situations.setupTabs);
  expect(readScreen()).toMatchInlineSnapshot(`
    navigation "أقسام الإعداد"
      link "التجارب" -> /setup/pilots
      link "الخدمات" -> /setup/service-types current=page
      link "المناطق" -> /setup/areas
  `);
});

judgeSituations('app/app.situations.tsx', situations);
