import { screen } from '@testing-library/react';
import { judgeSituations } from '../../../testing/every-situation.js';
import { readScreen } from '../../../testing/read-screen.js';
import { show } from '../../../testing/show.js';
import { services, situations } from './services.situations.js';

describe('services of a family', () => {
  it('lists the months of the spell with services and associations; 0 is nothing given, a blank is not entered', () => {
    show(situations.services);
    expect(readScreen()).toMatchInlineSnapshot(`
      region "الخدمات شهرًا بشهر"
        heading 2 "الخدمات شهرًا بشهر"
        table "الخدمات شهرًا بشهر"
          | الشهر | سلة (سلة) | كفالة (ل.س.) | طبيب | دورة | القيمة (ل.س.)
          | [link "تموز 2026" -> /?cluster=olive&month=2026-07] |  |  |  |  | 
          | [link "حزيران 2026" -> /?cluster=olive&month=2026-06] | 0 |  | 2 | 0 | 80,000
          | [link "أيار 2026" -> /?cluster=olive&month=2026-05] |  |  |  |  | 
          | [link "نيسان 2026" -> /?cluster=olive&month=2026-04] |  |  |  |  | 
          | [link "آذار 2026" -> /?cluster=olive&month=2026-03] | 3من جمعية الإحسان | 1,500,000 | ✓ |  | 2,040,000
          | [link "شباط 2026" -> /?cluster=olive&month=2026-02] |  |  |  |  | 
        button "عرض كل الأشهر"
        الفراغ: لم يُدخل شيء بعد. الصفر: لم يُقدَّم شيء.
    `);
  });

  it('links to the grid of a month, for the coordinator only', () => {
    show(situations.servicesForHead, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      region "Services month by month"
        heading 2 "Services month by month"
        table "Services month by month"
          | Month | Basket (basket) | Cash (SYP) | Doctor | Course | Value (SYP)
          | July 2026 |  |  |  |  | 
          | June 2026 | 0 |  | 2 | 0 | 80,000
          | May 2026 |  |  |  |  | 
          | April 2026 |  |  |  |  | 
          | March 2026 | 3from Ihsan | 1,500,000 | ✓ |  | 2,040,000
          | February 2026 |  |  |  |  | 
        button "Show all months"
        Blank: not entered yet. Zero: nothing given.
    `);
  });

  it('ends with the month of the exit', () => {
    show(situations.servicesOfFamilyThatLeft);
    expect(readScreen()).not.toContain('تموز 2026');
    expect(readScreen()).toContain('حزيران 2026');
  });

  it('expands to all months on a phone', async () => {
    const { press } = show(situations.services, {}, { device: 'phone' });
    const folded = () => screen.getByRole('table').closest('[data-folded]');
    expect(folded()).not.toBeNull();
    await press('عرض كل الأشهر');
    expect(folded()).toBeNull();
    expect(screen.queryByText('عرض كل الأشهر')).toBeNull();
  });

  it('says that nothing is recorded yet', () => {
    show(situations.noServices);
    expect(readScreen()).toMatchInlineSnapshot(`
      region "الخدمات شهرًا بشهر"
        heading 2 "الخدمات شهرًا بشهر"
        لا خدمات مسجّلة بعد
        تظهر هنا بعد إدخالها في شبكة الشهر.
    `);
  });

  it('shows that it is loading', () => {
    show(situations.loading);
    expect(readScreen()).toMatchInlineSnapshot(`
      region "الخدمات شهرًا بشهر"
        heading 2 "الخدمات شهرًا بشهر"
        status
          جارٍ التحميل…
    `);
  });

  it('offers to try again after a failure', async () => {
    const reload = jest.fn();
    const { press } = show(situations.failed, { services: { ...services, data: null, hasFailed: true, reload } });
    expect(readScreen()).toMatchInlineSnapshot(`
      region "الخدمات شهرًا بشهر"
        heading 2 "الخدمات شهرًا بشهر"
        alert
          تعذّر جلب البيانات
          قد تكون الشبكة أو الخادم غير متاحين الآن. لم يضع شيء مما أدخلته.
          button "إعادة المحاولة"
    `);
    await press('إعادة المحاولة');
    expect(reload).toHaveBeenCalledTimes(1);
  });
});

judgeSituations('features/families/services/services.situations.tsx', situations);
