import { screen } from '@testing-library/react';
import { judgeSituations } from '../../testing/every-situation.js';
import { nthId } from '../../testing/pinned-browser.js';
import { readScreen } from '../../testing/read-screen.js';
import { readProblems } from '../../testing/read-problems.js';
import { reach, show } from '../../testing/show.js';
import { stores } from '../../testing/situations.js';
import { situations } from './pilots.situations.js';

const dialog = (): string => readScreen(screen.getByRole('dialog'));

describe('list of pilots', () => {
  it('links to each pilot, and to the form of a new one', async () => {
    const onAdd = jest.fn();
    const { press } = show(situations.list, { onAdd });
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "التجارب"
      لكل تجربة عناقيدها وأشهرها وعملتها.
      button "تجربة جديدة"
      table "التجارب"
        | التجربة | المدة | الأشهر | العناقيد | الجمعيات | الأسر الملتحقة
        | [link "تجربة دمشق" -> /setup/pilots/pilot-1] | من كانون الثاني 2026 إلى حزيران 2026 | 6 | 4 | 21 | 100
    `);
    await press('تجربة جديدة');
    expect(onAdd).toHaveBeenCalledTimes(1);
  });

  it('says what the first step is', () => {
    show(situations.firstPilot);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "التجارب"
      لكل تجربة عناقيدها وأشهرها وعملتها.
      لا توجد تجربة بعد
      التجربة إطار العمل كله: أشهرها وعملتها، ثم عناقيدها وجمعياتها وأسرها. ابدأ بها.
      button "تجربة جديدة"
    `);
  });
});

describe('page of a pilot', () => {
  it('shows size, months, income lines and price index', async () => {
    const { press } = show(situations.pilot);
    expect(readScreen()).toMatchInlineSnapshot(`
      link "كل التجارب" -> /setup/pilots
      heading 1 "تجربة دمشق"
      من كانون الثاني 2026 إلى حزيران 2026، والشهر الحالي حزيران 2026
      button "تعديل التجربة"
      button "تمديد"
      العناقيد: 4
      الجمعيات: 21
      الأسر الملتحقة: 100
      النسبة المستهدفة: 50%
      المدة المقرّرة: 6 أشهر
      المدة مع التمديد: 6 أشهر
      أقصى مدة: 12 شهرًا
      العملة: ل.س.
      المنطقة الزمنية: Asia/Damascus
      region "التمديد"
        heading 2 "التمديد"
        قرارات إطالة التجربة أو عنقود منها أو أسرة.
        button "تسجيل قرار تمديد"
        لم يُسجَّل قرار تمديد بعد.
      region "خط الدخل"
        heading 2 "خط الدخل"
        ما يحتاجه مكافئ بالغ واحد في الشهر بحسب مصدر منشور. يسري من شهره حتى الخط التالي.
        button "تسجيل خط دخل"
        table "خط الدخل"
          | يسري من | المبلغ لكل مكافئ بالغ (ل.س.) | المصدر | إجراءات
          | كانون الثاني 2026 | 450,000 | نشرة الأسعار | [button "تصحيح خط كانون الثاني 2026"]
      region "الرقم القياسي للأسعار"
        heading 2 "الرقم القياسي للأسعار"
        مستوى الأسعار في كل شهر، لمقارنة مبالغ الأشهر بأسعار ثابتة. المهم نسبة شهر إلى شهر.
        button "تسجيل رقم شهر"
        table "الرقم القياسي للأسعار"
          | الشهر | الرقم | المصدر | إجراءات
          | أيار 2026 | 104 | المكتب المركزي | [button "تصحيح رقم أيار 2026"]
          | نيسان 2026 | 103 | المكتب المركزي | [button "تصحيح رقم نيسان 2026"]
          | آذار 2026 | 102 | المكتب المركزي | [button "تصحيح رقم آذار 2026"]
          | شباط 2026 | 101 | المكتب المركزي | [button "تصحيح رقم شباط 2026"]
        button "عرض الكل (5)"
    `);
    await press('عرض الكل (5)');
    expect(readScreen()).toContain('| كانون الثاني 2026 | 100 | المكتب المركزي');
  });

  it('lists the decisions and offers no extension at the maximum duration', () => {
    show(situations.extendedToItsCap);
    expect(readScreen()).toMatchInlineSnapshot(`
      link "كل التجارب" -> /setup/pilots
      heading 1 "تجربة دمشق"
      من كانون الثاني 2026 إلى حزيران 2026، والشهر الحالي حزيران 2026
      button "تعديل التجربة"
      العناقيد: 4
      الجمعيات: 21
      الأسر الملتحقة: —
      النسبة المستهدفة: لم تُحدَّد
      المدة المقرّرة: 6 أشهر
      المدة مع التمديد: 12 شهرًا
      أقصى مدة: 12 شهرًا
      العملة: ل.س.
      المنطقة الزمنية: Asia/Damascus
      region "التمديد"
        heading 2 "التمديد"
        بلغت التجربة أقصى مدة لها، فلا تمديد بعدها.
        table "التمديد"
          | ما مُدّد | الأشهر | القرار | السبب | سجّله
          | التجربة كلها | من 6 إلى 12 | 12/2026 20/06/2026 | لم تكفِ المدة | رانيا الخطيب 21/06/2026، 11:00 ص
          | عنقود الميدان | من 6 إلى 12 | 12/2026 20/06/2026 | لم تكفِ المدة | رانيا الخطيب 21/06/2026، 11:00 ص
          | M-004 | من 6 إلى 12 | 12/2026 20/06/2026 | لم تكفِ المدة | رانيا الخطيب 21/06/2026، 11:00 ص
      region "خط الدخل"
        heading 2 "خط الدخل"
        ما يحتاجه مكافئ بالغ واحد في الشهر بحسب مصدر منشور. يسري من شهره حتى الخط التالي.
        button "تسجيل خط دخل"
        لم يُسجَّل خط دخل بعد. من دونه لا يُقاس الدخل الذاتي للأسر.
      region "الرقم القياسي للأسعار"
        heading 2 "الرقم القياسي للأسعار"
        مستوى الأسعار في كل شهر، لمقارنة مبالغ الأشهر بأسعار ثابتة. المهم نسبة شهر إلى شهر.
        button "تسجيل رقم شهر"
        لم يُسجَّل رقم بعد. من دونه تبقى المبالغ بأسعار شهرها.
    `);
  });

  it('offers read-only roles nothing but the full price list', () => {
    show(situations.readOnly);
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['عرض الكل (5)']);
  });

  it("submits a change with the pilot's version", async () => {
    const onUpdate = jest.fn(stores);
    const { press, enter } = show(situations.pilot, { onUpdate });
    await press('تعديل التجربة');
    enter('النسبة المستهدفة (٪)', '62.5');
    await press('حفظ');
    expect(onUpdate.mock.calls).toEqual([[{ id: 'pilot-1', version: 4, targetShare: 0.625 }]]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(readScreen()).toContain('حُفظ تعديل التجربة.');
  });
});

describe('extending a pilot', () => {
  it('shows a preview, and submits the decision', async () => {
    const onExtend = jest.fn(stores);
    const { press, enter, choose } = show(situations.pilot, { onExtend });
    await press('تسجيل قرار تمديد');
    expect(dialog()).toMatchInlineSnapshot(`
      dialog "تمديد التجربة"
        heading 2 "تمديد التجربة"
        button "إغلاق"
        combobox "ما يُمدَّد" = "التجربة كلها" of "التجربة كلها" "عنقود الميدان"
        المدة الآن: 6 أشهر
        combobox "المدة بعد التمديد" = "12 شهرًا" of "7 أشهر" "8 أشهر" "9 أشهر" "10 أشهر" "11 شهرًا" "12 شهرًا"
        status "ما الذي يتغيّر"
          ما الذي يتغيّر
          list
            - آخر شهر: كانون الأول 2026 بدلًا من حزيران 2026
            - يُفتح للإدخال شهران: تموز 2026 وآب 2026
            - مضى منها شهر واحد وقد يكون بلا خدمات
            - يشمل عنقودًا واحدًا
            - تستمر 24 أسرة ملتحقة
          تقدّم الأسر التي لم تبلغ حدّ الكفاية ولم تغادر (24):
          list
            - يُحسب لها مسار متوقع جديد: 24
            - يتغيّر ما يقال عن تقدّمها: لا يُعرض
            - تتقدّم كما هو متوقّع: 10 الآن، 18 بعد التمديد
            - غادرت بانتهاء التجربة وتعود إليها: 6
          لا تُعرض الأعداد من 1 إلى 4 ولا ما يدل عليها، حمايةً للأسر.
          ما ذُكر عن الأشهر السابقة يبقى كما هو.
        textbox "رقم القرار" maxlength=60
        textbox "تاريخ القرار" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
        textbox "السبب" maxlength=1000
        button "إلغاء"
        button "تسجيل التمديد"
    `);
    await press('تسجيل التمديد');
    expect(dialog().match(/هذا الحقل مطلوب\./g)).toHaveLength(2);
    await choose('ما يُمدَّد', 'عنقود الميدان');
    await choose('المدة بعد التمديد', '9 أشهر');
    enter('رقم القرار', '12/2026');
    enter('السبب', 'لم تكفِ المدة');
    await press('تسجيل التمديد');
    expect(onExtend.mock.calls).toEqual([
      [
        {
          clientKey: nthId(1),
          pilotId: 'pilot-1',
          version: 4,
          clusterId: 'cluster-1',
          toMonths: 9,
          decisionNumber: '12/2026',
          decidedOn: '2026-07-16',
          reason: 'لم تكفِ المدة',
        },
      ],
    ]);
    expect(readScreen()).toContain('سُجّل قرار التمديد.');
  });

  it('stays open and says why it was refused', async () => {
    await reach(situations.extendingRefused);
    expect(readProblems()).toEqual([['المدة بعد التمديد', 'تتجاوز المدة الحدّ الأقصى المسموح: 12 شهرًا.']]);
    await reach(situations.previewRefused);
    expect(readScreen()).toMatchInlineSnapshot(`
      alert
        تتجاوز المدة الحدّ الأقصى المسموح: 12 شهرًا.
    `);
  });

  it('omits numbers of few families from the preview', () => {
    show(situations.preview, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      status "What changes"
        What changes
        list
          - Last month: December 2026 instead of June 2026
          - 2 months open for logging: July 2026 to August 2026
          - 1 of them has passed and may be without services
          - 1 cluster is part of it
          - 24 enrolled families go on
        Progress of the families that have neither reached sufficiency nor left (24):
        list
          - With a new expected path: 24
          - With another word for their progress: not shown
          - On track: 10 now, 18 after the extension
          - Left because the pilot had ended and come back: 6
        Numbers from 1 to 4, and those that would tell them, are not shown, to protect the families.
        What was stated about earlier months stays as it was stated.
    `);
  });

  it("says when no family's progress changes", () => {
    show(situations.previewThatChangesNothing);
    expect(readScreen()).toMatchInlineSnapshot(`
      status "ما الذي يتغيّر"
        ما الذي يتغيّر
        list
          - آخر شهر: كانون الأول 2026 بدلًا من حزيران 2026
          - يشمل عنقودًا واحدًا
          - تستمر 24 أسرة ملتحقة
        ما ذُكر عن الأشهر السابقة يبقى كما هو.
    `);
  });
});

judgeSituations('features/pilots/pilots.situations.tsx', situations);
