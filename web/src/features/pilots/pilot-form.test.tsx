import { screen } from '@testing-library/react';
import { nthId } from '../../testing/pinned-browser.js';
import { readProblems } from '../../testing/read-problems.js';
import { readScreen } from '../../testing/read-screen.js';
import { reach, show } from '../../testing/show.js';
import { stores } from '../../testing/situations.js';
import { situations } from './pilots.situations.js';

const dialog = (): string => readScreen(screen.getByRole('dialog'));

describe('pilot form', () => {
  it('shows numbers out of range at their fields, and submits nothing', async () => {
    const onCreate = jest.fn(stores);
    const { press, enter } = show(situations.newPilot, { onCreate });
    expect(dialog()).toMatchInlineSnapshot(`
      dialog "تجربة جديدة"
        heading 2 "تجربة جديدة"
        button "إغلاق"
        textbox "الاسم (بالعربية)" maxlength=120
        textbox "الاسم (بالإنكليزية)" maxlength=120
        combobox "الشهر الأول" = "تموز 2026" of 73
        textbox "الأشهر المقرّرة" = "6" inputmode=numeric
        لا يتجاوزه أي قرار تمديد.
        textbox "أقصى عدد من الأشهر بعد التمديد" = "12" inputmode=numeric
        combobox "العملة" = "ليرة سورية (SYP)" of 162
        بحسبها يبدأ اليوم والشهر.
        combobox "المنطقة الزمنية" = "Asia/Damascus" of 418
        كم أسرة من كل 100 يُراد أن تبلغ حدّ الكفاية. اتركها فارغة إن لم تُحدَّد.
        textbox "النسبة المستهدفة (٪)" inputmode=decimal
        button "إلغاء"
        button "حفظ"
    `);
    enter('الأشهر المقرّرة', '61');
    enter('النسبة المستهدفة (٪)', '101');
    await press('حفظ');
    expect(dialog()).toContain('اكتب عددًا صحيحًا من 1 إلى 60.');
    expect(dialog()).toContain('اكتب عددًا أكبر من 0 حتى 100، أو اتركها فارغة.');
    expect(dialog()).toContain('اكتب الاسم باللغتين.');
    expect(onCreate).not.toHaveBeenCalled();
  });

  it('submits all values of a new pilot', async () => {
    const onCreate = jest.fn(stores);
    const { press, enter, choose } = show(situations.newPilot, { onCreate });
    enter('الاسم (بالعربية)', 'تجربة حلب');
    enter('الاسم (بالإنكليزية)', 'Aleppo pilot');
    await choose('الشهر الأول', 'أيلول 2026');
    enter('الأشهر المقرّرة', '٩');
    enter('أقصى عدد من الأشهر بعد التمديد', '18');
    await choose('العملة', 'دولار أمريكي (USD)');
    await choose('المنطقة الزمنية', 'Asia/Amman');
    enter('النسبة المستهدفة (٪)', '٤٢٫٥');
    await press('حفظ');
    expect(onCreate.mock.calls).toEqual([
      [
        {
          clientKey: nthId(1),
          name: { ar: 'تجربة حلب', en: 'Aleppo pilot' },
          startMonth: '2026-09',
          plannedMonths: 9,
          capMonths: 18,
          currency: 'USD',
          timeZone: 'Asia/Amman',
          targetShare: 0.425,
        },
      ],
    ]);
    expect(readScreen()).toContain('أُنشئت التجربة.');
  });

  it('allows a pilot without a target', async () => {
    const onUpdate = jest.fn(stores);
    const { press, enter } = show(situations.pilotWithFamilies, { onUpdate });
    enter('النسبة المستهدفة (٪)', '');
    await press('حفظ');
    expect(onUpdate).toHaveBeenCalledWith(expect.objectContaining({ targetShare: null }));
  });

  it('shows why it was refused, at the field if there is one', async () => {
    await reach(situations.newPilotRefused);
    expect(readProblems()).toEqual([['الاسم (بالعربية)', 'يوجد سجل آخر بهذا الاسم أو الرمز.']]);
    await reach(situations.pilotWithFamiliesRefused);
    expect(readProblems()).toEqual([['الشهر الأول', 'ما زال مستعملًا ولا يمكن حذفه.']]);
  });

  it('closes without saving', async () => {
    const onClose = jest.fn();
    const { press } = show(situations.newPilot, { onClose });
    await press('إلغاء');
    await press('إغلاق');
    const onCloseEdited = jest.fn();
    const edited = show(situations.pilotWithFamilies, { onClose: onCloseEdited });
    await edited.press('إلغاء');
    await edited.press('إغلاق');
    expect([onClose.mock.calls.length, onCloseEdited.mock.calls.length]).toEqual([2, 2]);
  });

  it('says what cannot be changed once families are enrolled', () => {
    show(situations.pilotWithFamilies);
    expect(dialog()).toMatchInlineSnapshot(`
      dialog "تعديل التجربة"
        heading 2 "تعديل التجربة"
        button "إغلاق"
        status
          التحقت أسر بهذه التجربة، لذلك لا يتغيّر الشهر الأول والعملة والمنطقة الزمنية والنسبة المستهدفة.
        textbox "الاسم (بالعربية)" = "تجربة دمشق" maxlength=120
        textbox "الاسم (بالإنكليزية)" = "Damascus pilot" maxlength=120
        combobox "الشهر الأول" = "كانون الثاني 2026" of 73
        combobox "العملة" = "ليرة سورية (SYP)" of 162
        بحسبها يبدأ اليوم والشهر.
        combobox "المنطقة الزمنية" = "Asia/Damascus" of 418
        كم أسرة من كل 100 يُراد أن تبلغ حدّ الكفاية. اتركها فارغة إن لم تُحدَّد.
        textbox "النسبة المستهدفة (٪)" = "50" inputmode=decimal
        button "إلغاء"
        button "حفظ"
    `);
  });
});
