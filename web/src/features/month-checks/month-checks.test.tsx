import { screen } from '@testing-library/react';
import { judgeSituations } from '../../testing/every-situation.js';
import { nthId } from '../../testing/pinned-browser.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { isUnreachable, refuses, stores } from '../../testing/situations.js';
import { situations } from './month-checks.situations.js';

describe("month of an association's families", () => {
  it('shows status and reason, services with the associations that gave them, questions, and what others were given', () => {
    show(situations.month);
    expect(readScreen()).toMatchInlineSnapshot(`
      button "تأكيد تموز 2026"
      list
        - heading 2 "[link "أسرة رشا الصباغ" -> /families/family-1] F-001"
          button "تحتاج إلى انتباه. معنى «تحتاج إلى انتباه»"
          الشهر 4: المؤشر 46.3، دون المتوقع 58.1 بفارق 11.8. تستوفي الشروط منذ حزيران 2026: 1 من 3.
          img "المؤشر حتى الآن: 25، لا مؤشر، 46.25. حدّ الكفاية 70."
          46.25 آخر مؤشر
          الزيارة التالية: زيارة الشهر، حتى 31/07/20264 أفراد
          راتب شهري: 45,000 ل.س.
          سلة غذائيةمن جمعية الرحمة: سلة × 2
          دورة خياطة: ✓
          كسوة: لم يُقدَّم شيء
          list "الأسئلة"
            - سلة غذائية: وصلت سلة واحدة فقطبانتظار جواب المنسّق/ـة
            - راتب شهري: وصلت سلة واحدة فقطالجواب (لينا الحمصي): صُحّح المبلغ
          button "طرح سؤال عن أسرة رشا الصباغ"
        - heading 2 "[link "أسرة كريم البنّاء" -> /families/family-2] F-002"
          button "لم يُجرَ التقييم الأول. معنى «لم يُجرَ التقييم الأول»"
          لم يُسجَّل تقييم أول بعد.
          فردان
          لم يُدخل شيء لهذا الشهر بعد.
          button "طرح سؤال عن أسرة كريم البنّاء"
      heading 2 "ما قدّمته جمعيتنا لأسر جمعيات أخرى"
      table "خدمات قدّمتها جمعيتنا لأسر جمعيات أخرى"
        | الأسرة | الخدمة | المقدَّم | القيمة
        | F-044 | سلة غذائية | سلة × 3 | 52,500 ل.س.
    `);
  });

  it('shows the same in English', () => {
    show(situations.month, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      button "Confirm July 2026"
      list
        - heading 2 "[link "أسرة رشا الصباغ" -> /families/family-1] F-001"
          button "Watch. What “Watch” means"
          Month 4: index 46.3, 11.8 below the expected 58.1. Qualifies since June 2026: 1 of 3.
          img "Index so far: 25, none, 46.25. The sufficiency line is 70."
          46.25 latest index
          Next visit: Visit of the month, by 31/07/20264 members
          Monthly stipend: SYP 45,000
          Food basketfrom Mercy Association: basket × 2
          Sewing course: ✓
          Clothing: nothing given
          list "Questions"
            - Food basket: وصلت سلة واحدة فقطWaits for the coordinator
            - Monthly stipend: وصلت سلة واحدة فقطAnswer (لينا الحمصي): صُحّح المبلغ
          button "Raise a question on أسرة رشا الصباغ"
        - heading 2 "[link "أسرة كريم البنّاء" -> /families/family-2] F-002"
          button "No first assessment. What “No first assessment” means"
          No first assessment is recorded yet.
          2 members
          Nothing was entered for this month yet.
          button "Raise a question on أسرة كريم البنّاء"
      heading 2 "What our association gave to families of others"
      table "Services our association gave to families of others"
        | Family | Service | Given | Value
        | F-044 | Food basket | basket × 3 | SYP 52,500
    `);
  });

  it('says that a blank month is not entered, not that nothing was given', () => {
    show(situations.monthNotRecordedYet);
    expect(readScreen().match(/لم يُدخل شيء لهذا الشهر بعد\./g)).toHaveLength(2);
    expect(readScreen()).not.toContain('لم يُقدَّم شيء');
    expect(readScreen()).toContain('لا شيء في هذا الشهر.');
  });

  it('shows everything that an association without families gave, with the months', () => {
    show(situations.noFamilies);
    expect(readScreen()).toMatchInlineSnapshot(`
      لا أسر متبنّاة بعد
      تظهر هنا أسر جمعيتك بعد أن يسجّل منسّق العنقود التحاقها.
      heading 2 "ما قدّمته جمعيتنا لأسر جمعيات أخرى"
      table "خدمات قدّمتها جمعيتنا لأسر جمعيات أخرى"
        | الأسرة | الشهر | الخدمة | المقدَّم | القيمة
        | F-044 | أيار 2026 | سلة غذائية | سلة × 3 | 52,500 ل.س.
    `);
  });

  it('shows that another month is loading', () => {
    show(situations.monthOnPhone);
    expect(screen.getByText('ما قدّمته جمعيتنا لأسر جمعيات أخرى').closest('[aria-busy]')).toHaveAttribute(
      'aria-busy',
      'true',
    );
  });

  it('calls back with the family of the question', async () => {
    const onAsk = jest.fn();
    const { press } = show(situations.month, { onAsk });
    await press('طرح سؤال عن أسرة كريم البنّاء');
    expect(onAsk.mock.calls).toEqual([[expect.objectContaining({ id: 'family-2' })]]);
  });
});

describe("header of the association's home page", () => {
  it('goes to the previous month and prints, but not beyond the current month', async () => {
    const onMonth = jest.fn();
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
    const { press } = show(situations.header, { onMonth });
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "جمعية الياسمين"
      أسرتان متبنّاتان
      group "الشهر"
        button "الشهر السابق"
        تموز 2026
        button "الشهر التالي" disabled
      button "طباعة"
    `);
    await press('الشهر السابق');
    await press('طباعة');
    expect(onMonth.mock.calls).toEqual([['2026-06']]);
    expect(print).toHaveBeenCalledTimes(1);
    print.mockRestore();
  });

  it('goes in both directions in between, and not before the month of enrolment', async () => {
    const onMonth = jest.fn();
    const { press } = show(situations.headerInTheMiddle, { onMonth });
    expect(readScreen()).toContain('5 أسر متبنّاة');
    await press('الشهر التالي');
    await press('الشهر السابق');
    expect(onMonth.mock.calls).toEqual([['2026-06'], ['2026-04']]);
  });

  it('stops at the month of enrolment', () => {
    show(situations.headerOfMonthBeforeStart);
    expect(readScreen()).toMatch(/button "الشهر السابق" disabled/);
    expect(readScreen()).not.toMatch(/button "الشهر التالي" disabled/);
  });

  it('offers no months without families', () => {
    show(situations.headerWithoutFamilies);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "جمعية الياسمين"
      لا أسر متبنّاة
    `);
    show(situations.headerWithoutAssociation);
    expect(readScreen()).toContain('heading 1 "أسرنا"');
  });
});

describe('confirmation of a month', () => {
  it('takes two presses: open, confirm', async () => {
    const onConfirm = jest.fn(stores);
    const { press, user } = show(situations.unconfirmed, { onConfirm });
    expect(readScreen()).toBe('button "تأكيد تموز 2026"');
    await press('تأكيد تموز 2026');
    expect(readScreen()).toContain('تؤكّد أن ما سُجّل لأسر جمعيتك في تموز 2026 صحيح.');
    expect(onConfirm).not.toHaveBeenCalled();
    const confirm = screen.getAllByRole('button', { name: 'تأكيد تموز 2026' }).at(-1);
    if (confirm === undefined) throw new Error('There is nothing to confirm with.');
    await user.click(confirm);
    expect(onConfirm.mock.calls).toEqual([[{ clientKey: nthId(2), month: '2026-07' }]]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('shows who confirmed, and for how many families', () => {
    show(situations.partlyConfirmed);
    expect(readScreen()).toMatchInlineSnapshot(`
      أُكّد تموز 2026: سامر قباني، 31/07/2026، 9:05 ص. الأسر التي أُكّد شهرها: 1 من 2.
      button "تأكيد تموز 2026"
    `);
  });

  it('is not offered again when all families are confirmed', () => {
    show(situations.confirmed);
    expect(readScreen()).toMatchInlineSnapshot(`أُكّد تموز 2026: سامر قباني، 31/07/2026، 9:05 ص.`);
  });

  it.each([
    [refuses('MONTH_IN_FUTURE', 'month'), 'هذا الشهر لم يأتِ بعد.'],
    [isUnreachable, 'تعذّر الإرسال. أعد المحاولة.'],
  ])('says why it was refused', async (onConfirm, words) => {
    const { press, user } = show(situations.unconfirmed, { onConfirm });
    await press('تأكيد تموز 2026');
    const confirm = screen.getAllByRole('button', { name: 'تأكيد تموز 2026' }).at(-1);
    if (confirm === undefined) throw new Error('There is nothing to confirm with.');
    await user.click(confirm);
    expect(readScreen()).toContain(words);
  });
});

describe('question about a cell', () => {
  it('submits service, family, month and text', async () => {
    const onRaise = jest.fn(stores);
    const onClose = jest.fn();
    const { enter, choose, press } = show(situations.asking, { onRaise, onClose });
    expect(readScreen()).toMatchInlineSnapshot(`
      combobox "الخدمة" = "راتب شهري" of "راتب شهري" "سلة غذائية"
      textbox "السؤال" maxlength=1000
      button "إلغاء"
      button "إرسال السؤال"
    `);
    await choose('الخدمة', 'سلة غذائية');
    enter('السؤال', ' وصلت سلة واحدة ');
    await press('إرسال السؤال');
    const input = {
      clientKey: nthId(1),
      familyId: 'family-1',
      month: '2026-07',
      serviceTypeId: 'service-2',
      text: 'وصلت سلة واحدة',
    };
    expect(onRaise.mock.calls).toEqual([[input]]);
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(readScreen()).toContain('أُرسل السؤال إلى منسّق العنقود.');
  });

  it('submits nothing without text, stays open when refused, and can be cancelled', async () => {
    const onRaise = jest.fn(refuses('NOT_FOUND', 'serviceTypeId'));
    const onClose = jest.fn();
    const { enter, press } = show(situations.asking, { onRaise, onClose });
    await press('إرسال السؤال');
    expect(readScreen()).toContain('اكتب السؤال.');
    expect(onRaise).not.toHaveBeenCalled();
    enter('السؤال', 'لماذا؟');
    await press('إرسال السؤال');
    expect(readScreen()).toMatch(/combobox "الخدمة" .* invalid/);
    expect(onClose).not.toHaveBeenCalled();
    await press('إلغاء');
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});

judgeSituations('features/month-checks/month-checks.situations.tsx', situations);

describe('confirming a month in which a family has nothing', () => {
  it('says which family before it is confirmed', async () => {
    const { press } = show(situations.unconfirmed);
    await press('تأكيد تموز 2026');
    expect(readScreen()).toContain('لم يُسجَّل بعد أي شيء في هذا الشهر لأسرة واحدة: ');
    expect(readScreen()).toContain('F-002');
  });
});
