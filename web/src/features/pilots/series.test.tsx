import { screen } from '@testing-library/react';
import { nthId } from '../../testing/pinned-browser.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { refuses, stores } from '../../testing/situations.js';
import { situations } from './pilots.situations.js';

const dialog = (): string => readScreen(screen.getByRole('dialog'));

describe('income lines', () => {
  it('are recorded for a month without one', async () => {
    const onRecordIncomeLine = jest.fn(stores);
    const { press, enter } = show(situations.pilot, { onRecordIncomeLine });
    await press('تسجيل خط دخل');
    expect(dialog()).toMatchInlineSnapshot(`
      dialog "تسجيل خط دخل"
        heading 2 "تسجيل خط دخل"
        button "إغلاق"
        combobox "يسري من" = "شباط 2026" of 23
        textbox "المبلغ لكل مكافئ بالغ (ل.س.)" inputmode=numeric
        مثل اسم النشرة وتاريخها
        textbox "المصدر" maxlength=300
        button "إلغاء"
        button "حفظ"
    `);
    await press('حفظ');
    expect(dialog()).toContain('اكتب مبلغًا صحيحًا أكبر من 0.');
    expect(dialog()).toContain('اكتب المصدر.');
    enter('المبلغ لكل مكافئ بالغ (ل.س.)', '٤٨٠٬٠٠٠');
    enter('المصدر', ' نشرة شباط ');
    await press('حفظ');
    const facts = { fromMonth: '2026-02', amountPerAdult: 480000, source: 'نشرة شباط' };
    expect(onRecordIncomeLine.mock.calls).toEqual([
      [{ clientKey: nthId(1), pilotId: 'pilot-1', version: null, ...facts }],
    ]);
    expect(readScreen()).toContain('سُجّل خط الدخل.');
  });

  it('are corrected with the opened version, and show why that was refused', async () => {
    const onRecordIncomeLine = jest.fn(refuses('STALE_VERSION'));
    const { press } = show(situations.pilot, { onRecordIncomeLine });
    await press('تصحيح خط كانون الثاني 2026');
    expect(dialog()).toMatchInlineSnapshot(`
      dialog "تصحيح خط كانون الثاني 2026"
        heading 2 "تصحيح خط كانون الثاني 2026"
        button "إغلاق"
        textbox "المبلغ لكل مكافئ بالغ (ل.س.)" = "450000" inputmode=numeric
        مثل اسم النشرة وتاريخها
        textbox "المصدر" = "نشرة الأسعار" maxlength=300
        button "إلغاء"
        button "حفظ"
    `);
    await press('حفظ');
    expect(onRecordIncomeLine.mock.calls).toEqual([
      [expect.objectContaining({ fromMonth: '2026-01', version: 2, amountPerAdult: 450000 })],
    ]);
    expect(dialog()).toContain('تغيّر السجل');
  });
});

describe('price index', () => {
  it('is recorded for a month without a value', async () => {
    const onRecordPriceIndex = jest.fn(stores);
    const { press, enter } = show(situations.pilot, { onRecordPriceIndex });
    await press('تسجيل رقم شهر');
    expect(dialog()).toMatchInlineSnapshot(`
      dialog "تسجيل رقم شهر"
        heading 2 "تسجيل رقم شهر"
        button "إغلاق"
        combobox "الشهر" = "حزيران 2026" of 19
        textbox "الرقم" inputmode=decimal
        مثل اسم النشرة وتاريخها
        textbox "المصدر" maxlength=300
        button "إلغاء"
        button "حفظ"
    `);
    enter('الرقم', '0');
    await press('حفظ');
    expect(dialog()).toContain('اكتب عددًا أكبر من 0.');
    enter('الرقم', '105.5');
    enter('المصدر', 'المكتب المركزي');
    await press('حفظ');
    const facts = { month: '2026-06', value: 105.5, source: 'المكتب المركزي' };
    expect(onRecordPriceIndex.mock.calls).toEqual([
      [{ clientKey: nthId(1), pilotId: 'pilot-1', version: null, ...facts }],
    ]);
  });

  it('is corrected with the opened version', async () => {
    const onRecordPriceIndex = jest.fn(stores);
    const { press } = show(situations.pilot, { onRecordPriceIndex });
    await press('تصحيح رقم أيار 2026');
    expect(dialog()).toMatchInlineSnapshot(`
      dialog "تصحيح رقم أيار 2026"
        heading 2 "تصحيح رقم أيار 2026"
        button "إغلاق"
        textbox "الرقم" = "104" inputmode=decimal
        مثل اسم النشرة وتاريخها
        textbox "المصدر" = "المكتب المركزي" maxlength=300
        button "إلغاء"
        button "حفظ"
    `);
    await press('حفظ');
    expect(onRecordPriceIndex.mock.calls).toEqual([[expect.objectContaining({ month: '2026-05', version: 1 })]]);
  });
});
