import { screen, within } from '@testing-library/react';
import type { NewChange } from '../../domain/outbox/outbox-item.js';
import { readScreen } from '../../testing/read-screen.js';
import { renderView, show } from '../../testing/show.js';
import { refuses, stores } from '../../testing/situations.js';
import { CellQuestions } from './CellQuestions.js';
import { GridEditing } from './grid-editing.js';
import { nothing } from '../../testing/situations.js';
import { situations } from './interventions.situations.js';

/** Grid actions that record the changes instead of sending them. */
function listening(): { editing: GridEditing; sent: NewChange[] } {
  const sent: NewChange[] = [];
  return { sent, editing: new GridEditing((changes) => void sent.push(...changes), nothing, nothing) };
}

describe('entry form', () => {
  it('shows every field of the entry', () => {
    show(situations.entry);
    expect(readScreen()).toMatchInlineSnapshot(`
      textbox "القيمة (سلة)" = "2" inputmode=numeric
      combobox "مقدّم الخدمة" = "جمعية الندى" of "جمعية الياسمين" "جمعية الندى"
      textbox "اليوم، إن عُرف" inputmode=numeric placeholder=يوم/شهر/سنة
      textbox "رقم الإيصال" maxlength=40
      textbox "سبب التصحيح أو الإلغاء" maxlength=1000
      button "حفظ التصحيح"
      button "إلغاء الإدخال"
    `);
  });

  it('sends a correction with the changed fields and the reason', async () => {
    const { editing, sent } = listening();
    const { enter, choose, press } = show(situations.entry, { editing });
    enter('القيمة (سلة)', '٣');
    await choose('مقدّم الخدمة', 'جمعية الياسمين');
    enter('اليوم، إن عُرف', '2026-06-04');
    enter('رقم الإيصال', ' 17 ');
    enter('سبب التصحيح أو الإلغاء', ' ثلاث سلال ');
    await press('حفظ التصحيح');
    expect(sent).toMatchObject([
      {
        entryId: 'food-0',
        change: {
          kind: 'correct',
          version: 1,
          input: {
            quantity: 3,
            amount: 42_000,
            givingAssociationId: 'own',
            day: '2026-06-04',
            voucherNumber: '17',
            reason: 'ثلاث سلال',
          },
        },
      },
    ]);
  });

  it.each([
    ['', 'اكتب رقمًا، أو 0 إن لم يُقدَّم شيء'],
    ['xx', '«xx» ليس رقمًا: اكتب رقمًا، مثل 45000'],
    ['-1', 'لا يكون الرقم سالبًا'],
  ])('does not send "%s"', async (value, words) => {
    const { editing, sent } = listening();
    const { enter, press } = show(situations.entry, { editing });
    enter('القيمة (سلة)', value);
    await press('حفظ التصحيح');
    expect(readScreen()).toContain(words);
    expect(sent).toEqual([]);
    enter('القيمة (سلة)', '1');
    expect(readScreen()).not.toContain(words);
  });

  it('voids an entry only with a reason', async () => {
    const { editing, sent } = listening();
    const { enter, press } = show(situations.entry, { editing });
    await press('إلغاء الإدخال');
    expect(readScreen()).toContain('اكتب سبب الإلغاء');
    expect(sent).toEqual([]);
    enter('سبب التصحيح أو الإلغاء', 'مكرر');
    await press('إلغاء الإدخال');
    expect(sent).toMatchObject([{ entryId: 'food-0', change: { kind: 'void', input: { reason: 'مكرر' } } }]);
  });

  it('logs a further entry for a member, and is empty again afterwards', async () => {
    const { editing, sent } = listening();
    const { enter, choose, press } = show(situations.furtherEntry, { editing });
    expect(readScreen()).toMatchInlineSnapshot(`
      textbox "القيمة (سلة)" inputmode=numeric
      combobox "مقدّم الخدمة" = "جمعية الياسمين" of "جمعية الياسمين" "جمعية الندى"
      textbox "اليوم، إن عُرف" inputmode=numeric placeholder=يوم/شهر/سنة
      combobox "الفرد المستفيد" = "غير محدّد" of "غير محدّد" "رشا الصباغ" "سليم الصباغ" "هالة الصباغ"
      textbox "رقم الإيصال" maxlength=40
      button "إضافة"
    `);
    enter('القيمة (سلة)', '1');
    await choose('الفرد المستفيد', 'رشا الصباغ');
    await press('إضافة');
    expect(sent).toMatchObject([
      { change: { kind: 'log', input: { serviceTypeId: 'course', quantity: 1, memberId: 'member-1' } } },
    ]);
    expect(screen.getByLabelText('القيمة (سلة)')).toHaveValue('');
    expect(screen.getByLabelText('الفرد المستفيد')).toHaveDisplayValue('غير محدّد');
  });

  it('labels an amount with its currency', () => {
    show(situations.money, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      textbox "Value (SYP)" = "45000" inputmode=numeric
      combobox "Giver" = "جمعية الياسمين" of "جمعية الياسمين" "جمعية الندى"
      textbox "Day, if known" inputmode=numeric placeholder=DD/MM/YYYY
      textbox "Voucher number" maxlength=40
      textbox "Reason of the correction or void" maxlength=1000
      button "Save the correction"
      button "Void the entry"
    `);
  });

  it('is read-only in a closed month', () => {
    show(situations.entryReadOnly);
    expect(screen.getByLabelText('القيمة (سلة)')).toHaveAttribute('readonly');
    expect(screen.getByLabelText('مقدّم الخدمة')).toBeDisabled();
    expect(screen.getByLabelText('اليوم، إن عُرف')).toHaveAttribute('readonly');
    expect(screen.getByLabelText('رقم الإيصال')).toHaveAttribute('readonly');
    expect(readScreen()).not.toContain('button');
    expect(readScreen()).not.toContain('سبب التصحيح');
  });

  it('keeps the association of an entry even if it can no longer be chosen', () => {
    show(situations.entryOfFormerGiver);
    expect(screen.getByLabelText('مقدّم الخدمة')).toHaveDisplayValue('جمعية الندى');
  });
});

describe('details of a cell', () => {
  it('show refused changes, questions, the entry with its history, other services, and the family', () => {
    show(situations.details);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 2 "food، حزيران 2026"
      alert
        هذا الشهر مغلق. أعد فتحه أولًا.
      button "إعادة الإرسال"
      button "ترك هذا التغيير"
      heading 3 "أسئلة رئيس/ـة الجمعية"
      وصلت سلة واحدة فقط
      سامر قباني، 15/07/2026، 9:05 ص
      textbox "الجواب" maxlength=1000
      button "إرسال الجواب"
      textbox "القيمة (سلة)" = "2" inputmode=numeric
      combobox "مقدّم الخدمة" = "جمعية الندى" of "جمعية الياسمين" "جمعية الندى"
      textbox "اليوم، إن عُرف" inputmode=numeric placeholder=يوم/شهر/سنة
      textbox "رقم الإيصال" maxlength=40
      textbox "سبب التصحيح أو الإلغاء" maxlength=1000
      button "حفظ التصحيح"
      button "إلغاء الإدخال"
      group
        button "سجل التغييرات"
        list
          - 1، من جمعية الياسمين. أدخله لينا الحمصي في 05/06/2026، 9:05 ص. اليوم: 04/06/2026.
          - صُحّح إلى 2، من جمعية الندى. صحّحه سمر النحاس في 06/06/2026، 9:05 ص. السبب: سلتان
      group
        button "إضافة إدخال آخر في هذه الخانة"
        textbox "القيمة (سلة)" inputmode=numeric
        combobox "مقدّم الخدمة" = "جمعية الياسمين" of "جمعية الياسمين" "جمعية الندى"
        textbox "اليوم، إن عُرف" inputmode=numeric placeholder=يوم/شهر/سنة
        textbox "رقم الإيصال" maxlength=40
        button "إضافة"
      heading 3 "خدمات أخرى هذا الشهر"
      stipend
      course
      group
        button "سجل التغييرات"
        list
          - ✓، من جمعية الياسمين. أدخله لينا الحمصي في 05/06/2026، 9:05 ص. اليوم: 04/06/2026.
          - صُحّح إلى 2، من جمعية الندى. صحّحه سمر النحاس في 06/06/2026، 9:05 ص. السبب: سلتان
      heading 3 "الأسرة"
      link "ملف الأسرة" -> /families/f0
      الجمعية المتبنّية: جمعية الياسمين
      توافق على إخبار الجمعيات الأخرى بما تتلقاه.
      فردان:
      list
        - رشا الصباغ
        - هالة الصباغ
      group
        button "إدخال ملغى واحد هذا الشهر"
        stipend
        group
          button "سجل التغييرات"
          list
            - أُلغي 9,000. ألغاه لينا الحمصي في 07/06/2026، 9:05 ص. السبب: مكرر
    `);
  });

  it('open the form of a blank cell, and say when the family could not be loaded', () => {
    show(situations.detailsOfBlank);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 2 "stipend، حزيران 2026"
      group
        button "إضافة إدخال آخر في هذه الخانة"
        textbox "القيمة (ل.س.)" inputmode=numeric
        combobox "مقدّم الخدمة" = "جمعية الياسمين" of "جمعية الياسمين" "جمعية الندى"
        textbox "اليوم، إن عُرف" inputmode=numeric placeholder=يوم/شهر/سنة
        textbox "رقم الإيصال" maxlength=40
        button "إضافة"
      alert
        تعذّر جلب البيانات
        قد تكون الشبكة أو الخادم غير متاحين الآن. لم يضع شيء مما أدخلته.
        button "إعادة المحاولة"
      heading 3 "خدمات أخرى هذا الشهر"
      food
    `);
    expect(screen.getByText('إضافة إدخال آخر في هذه الخانة').closest('details')).toHaveAttribute('open');
  });

  it('offer no changes in a closed month', () => {
    show(situations.detailsReadOnly);
    expect(readScreen()).not.toContain('إضافة إدخال آخر');
    expect(readScreen()).not.toContain('حفظ التصحيح');
    expect(readScreen()).toContain('الجواب (لينا الحمصي): صُحّحت');
    expect(readScreen()).toContain('لم توافق على إخبار الجمعيات الأخرى بما تتلقاه.');
    expect(readScreen()).not.toContain('الجمعية المتبنّية');
    expect(readScreen()).not.toContain('إدخال ملغى');
  });
});

describe('questions about a cell', () => {
  const question = {
    id: 'question-1',
    serviceType: { id: 'food', name: { ar: 'سلة غذائية', en: 'Food basket' } },
    month: '2026-06',
    text: 'وصلت سلة واحدة فقط',
    state: 'OPEN' as const,
    askedBy: 'سامر قباني',
    askedAt: '2026-07-15T06:05:00.000Z',
    answer: null,
    answeredBy: null,
    answeredAt: null,
    version: 3,
    viewerCanAnswer: true,
  };

  it('send the answer with the version that is shown', async () => {
    const onAnswer = jest.fn(stores);
    const { enter, press } = renderView(<CellQuestions questions={[question]} onAnswer={onAnswer} />);
    await press('إرسال الجواب');
    expect(readScreen()).toContain('اكتب الجواب.');
    enter('الجواب', ' صُحّحت ');
    await press('إرسال الجواب');
    expect(onAnswer.mock.calls).toEqual([[{ id: 'question-1', version: 3, answer: 'صُحّحت' }]]);
  });

  it('say why an answer was not accepted', async () => {
    const { enter, press } = renderView(<CellQuestions questions={[question]} onAnswer={refuses('STALE_VERSION')} />);
    enter('الجواب', 'نعم');
    await press('إرسال الجواب');
    expect(within(screen.getByRole('alert')).getByText(/تغيّر السجل منذ أن فتحته/)).toBeInTheDocument();
  });

  it('show nothing when there are none', () => {
    renderView(<CellQuestions questions={[]} onAnswer={stores} />);
    expect(readScreen()).toBe('');
  });
});
