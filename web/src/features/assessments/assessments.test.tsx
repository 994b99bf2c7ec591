import { screen, within } from '@testing-library/react';
import { judgeSituations } from '../../testing/every-situation.js';
import { readProblems } from '../../testing/read-problems.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situations } from './assessments.situations.js';
import { recorded } from './invented-visit.situations.js';

const stores = () => Promise.resolve(recorded);

/** The question of a domain. */
function question(name: string): HTMLElement {
  return [...document.querySelectorAll('li')].filter((item) => item.querySelector('h2')?.textContent === name)[0]!;
}

/** Chooses a level by its text. */
async function answer(user: ReturnType<typeof show>['user'], name: string, words: string): Promise<void> {
  await user.click(within(question(name)).getByText(words));
}

describe('visit form', () => {
  it('asks the questions of the month and shows carried and earlier answers', () => {
    show(situations.visit);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "زيارة أم خالد الإدلبي"
      F-017، تموز 2026 (الشهر 5)، الاستمارة الشهرية
      status "اقرأ هذا على الأسرة أولًا"
        اقرأ هذا على الأسرة أولًا
        نسأل لنعرف ما ينقص، ولا تُقطع خدمة بسبب جواب.
      button "الباقي كما في الزيارة السابقة"
      يمكن تغييره لكل إجابة
      combobox "على ماذا تستند الإجابات" = "قالته الأسرة" of "قالته الأسرة" "رآه الزائر" "تُثبته وثيقة"
      list
        - heading 2 "الغذاء"
          list
            - [button "1في أزمة"]
            - [button "2هشّة"]
            - [button "3مستقرةالإجابة السابقة، حزيران 2026"]
            - [button "4مكتفية"]
            - [button "5متمكّنة"]
        - heading 2 "العمل وسبل العيش"
          المستويان 4 و5 لما لدى الأسرة دون مساعدة البرنامج فقط.
          list
            - [button "1في أزمة"]
            - [button "2هشّة"]
            - [button "3مستقرة"]
            - [button "4مكتفية"]
            - [button "5متمكّنة"]
        - heading 2 "الصحة"
          list
            - [button "1في أزمة"]
            - [button "2هشّة"]
            - [button "3مستقرة"]
            - [button "4مكتفيةالإجابة السابقة، أيار 2026"]
            - [button "5متمكّنة"]
      group
        button "مجالات لا تُسأل في هذه الزيارة: 4"
        list
          - المهارات وتعليم الكبار4 مكتفية إجابة سارية من نيسان 2026
          - السكن والخدمات2 هشّة
          - الوثائق والحقوقلا إجابة سارية
          - تعليم الأطفاللا ينطبق: لا طفل بين 6 و17 سنة
        link "استعمال الاستمارة الكاملة" -> /?month=2026-07&form=FULL
      group "الدخل الذاتي"
        الدخل الذاتي
        حد الدخل لهذه الأسرة في الشهر 750,000 ل.س. (مكافئ بالغ: 2.5).
        textbox "أجور (ل.س.)" inputmode=numeric
        textbox "مبيعات (ل.س.)" inputmode=numeric
        المجموع: 0 ل.س.
      group "الدخل من الإعانات"
        الدخل من الإعانات
        لا تُحسب الإعانات دخلًا ذاتيًا.
        textbox "تبرعات (ل.س.)" inputmode=numeric
        textbox "منحة البرنامج (ل.س.)" inputmode=numeric
        المجموع: 0 ل.س.
        checkbox "سُئلت الأسرة، ولا دخل من أي مصدر آخر"
      combobox "كيف ترى الأسرة وضعها بنفسها" = "لم تُسأل" of "لم تُسأل" "في أزمة" "هشّة" "مستقرة" "مكتفية" "متمكّنة"
      textbox "رأي الباحث/ـة" maxlength=2000
      group
        button "اليوم والزائر والمصروف وإعادة الزيارة"
        textbox "يوم الزيارة" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
        textbox "من زار، إن كان غيرك" maxlength=120
        textbox "ما أنفقته الأسرة في الشهر (ل.س.)" inputmode=numeric
        checkbox "إعادة زيارة مستقلة: تُقارن ولا تدخل في المؤشر"
      3 أسئلة بلا جواب
      link "أكملها لاحقًا" -> /families/family
      button "حفظ الزيارة"
    `);
  });

  it('asks all questions when the full form is due, without an income line and after another visit', () => {
    show(situations.visitWithFullForm, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "Visit to أم خالد الإدلبي"
      F-017, July 2026 (month 5), full form
      status "Read this to the family first"
        Read this to the family first
        We ask to learn what is missing; no answer ends a service.
      status
        A visit of this month is recorded already; that of the latest day counts.
      It can be changed for each answer
      combobox "What the answers rest on" = "The family said so" of "The family said so" "The visitor saw it" "A document shows it"
      list
        - heading 2 "Food"
          list
            - [button "1In crisis"]
            - [button "2Fragile"]
            - [button "3Stable"]
            - [button "4Sufficient"]
            - [button "5Empowered"]
      group
        button "Domains not asked at this visit: 1"
        list
          - Work or livelihoodDoes not apply: nobody of 18 to 59 is able to work
      group "Own income"
        Own income
        No income line: own income judged by level only.
        textbox "Earnings (SYP)" inputmode=numeric
        textbox "Sales (SYP)" inputmode=numeric
        Sum: SYP 0
      group "Income from aid"
        Income from aid
        Aid never counts as own income.
        textbox "Charity (SYP)" inputmode=numeric
        textbox "Programme stipend (SYP)" inputmode=numeric
        Sum: SYP 0
        checkbox "The family was asked; no income from any other source"
      combobox "How the family sees its own situation" = "Not asked" of "Not asked" "In crisis" "Fragile" "Stable" "Sufficient" "Empowered"
      textbox "The visitor’s opinion" maxlength=2000
      group
        button "Day, visitor, spending, re-visit"
        textbox "Day of the visit" = "16/07/2026" inputmode=numeric placeholder=DD/MM/YYYY
        textbox "Who visited, if not you" maxlength=120
        textbox "What the family spent in the month (SYP)" inputmode=numeric
        checkbox "Independent re-visit: compared, not part of the index"
      1 question open
      link "Finish later" -> /families/family
      button "Save the visit"
    `);
  });

  it('collapses an answered question to its answer, focuses it, and opens it again', async () => {
    const { press, user } = show(situations.visit);
    await answer(user, 'الغذاء', 'هشّة');
    expect(readScreen(question('الغذاء'))).toMatchInlineSnapshot(`
      - heading 2 "الغذاء"
        2 هشّة
        combobox "على ماذا تستند الإجابة: الغذاء" = "قالته الأسرة" of "قالته الأسرة" "رآه الزائر" "تُثبته وثيقة"
        button "تغيير: الغذاء"
    `);
    expect(screen.getByLabelText('تغيير: الغذاء')).toHaveFocus();
    expect(readScreen()).toContain('سؤالان بلا جواب');
    await press('تغيير: الغذاء');
    expect(within(question('الغذاء')).getByText('هشّة').closest('button')).toHaveAttribute('aria-pressed', 'true');
    expect(within(question('الغذاء')).getByText('مستقرة').closest('button')).toHaveAttribute('aria-pressed', 'false');
    await answer(user, 'الغذاء', 'مكتفية');
    expect(readScreen(question('الغذاء'))).toContain('4 مكتفية');
  });

  it('fills in the answers of the previous visit, marked until they are checked', async () => {
    const onRecord = jest.fn(stores);
    const { press, user } = show(situations.visit, { onRecord });
    await answer(user, 'العمل وسبل العيش', 'مستقرة');
    await press('الباقي كما في الزيارة السابقة');
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "زيارة أم خالد الإدلبي"
      F-017، تموز 2026 (الشهر 5)، الاستمارة الشهرية
      status "اقرأ هذا على الأسرة أولًا"
        اقرأ هذا على الأسرة أولًا
        نسأل لنعرف ما ينقص، ولا تُقطع خدمة بسبب جواب.
      يمكن تغييره لكل إجابة
      combobox "على ماذا تستند الإجابات" = "قالته الأسرة" of "قالته الأسرة" "رآه الزائر" "تُثبته وثيقة"
      list
        - heading 2 "الغذاء"
          3 مستقرة
          كما في حزيران 2026
          combobox "على ماذا تستند الإجابة: الغذاء" = "قالته الأسرة" of "قالته الأسرة" "رآه الزائر" "تُثبته وثيقة"
          button "تغيير: الغذاء"
        - heading 2 "العمل وسبل العيش"
          3 مستقرة
          combobox "على ماذا تستند الإجابة: العمل وسبل العيش" = "قالته الأسرة" of "قالته الأسرة" "رآه الزائر" "تُثبته وثيقة"
          button "تغيير: العمل وسبل العيش"
        - heading 2 "الصحة"
          4 مكتفية
          كما في أيار 2026
          combobox "على ماذا تستند الإجابة: الصحة" = "قالته الأسرة" of "قالته الأسرة" "رآه الزائر" "تُثبته وثيقة"
          button "تغيير: الصحة"
      group
        button "مجالات لا تُسأل في هذه الزيارة: 4"
        list
          - المهارات وتعليم الكبار4 مكتفية إجابة سارية من نيسان 2026
          - السكن والخدمات2 هشّة
          - الوثائق والحقوقلا إجابة سارية
          - تعليم الأطفاللا ينطبق: لا طفل بين 6 و17 سنة
        link "استعمال الاستمارة الكاملة" -> /?month=2026-07&form=FULL
      group "الدخل الذاتي"
        الدخل الذاتي
        حد الدخل لهذه الأسرة في الشهر 750,000 ل.س. (مكافئ بالغ: 2.5).
        مبالغ الدخل والإعانات كما في حزيران 2026: راجعها مع الأسرة.
        textbox "أجور (ل.س.)" = "400000" inputmode=numeric
        textbox "مبيعات (ل.س.)" inputmode=numeric
        المجموع: 400,000 ل.س.
      group "الدخل من الإعانات"
        الدخل من الإعانات
        لا تُحسب الإعانات دخلًا ذاتيًا.
        textbox "تبرعات (ل.س.)" = "50000" inputmode=numeric
        textbox "منحة البرنامج (ل.س.)" inputmode=numeric
        المجموع: 50,000 ل.س.
        checkbox "سُئلت الأسرة، ولا دخل من أي مصدر آخر"
      combobox "كيف ترى الأسرة وضعها بنفسها" = "لم تُسأل" of "لم تُسأل" "في أزمة" "هشّة" "مستقرة" "مكتفية" "متمكّنة"
      textbox "رأي الباحث/ـة" maxlength=2000
      group
        button "اليوم والزائر والمصروف وإعادة الزيارة"
        textbox "يوم الزيارة" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
        textbox "من زار، إن كان غيرك" maxlength=120
        textbox "ما أنفقته الأسرة في الشهر (ل.س.)" inputmode=numeric
        checkbox "إعادة زيارة مستقلة: تُقارن ولا تدخل في المؤشر"
      أُجيب عن كل الأسئلة
      link "أكملها لاحقًا" -> /families/family
      button "حفظ الزيارة"
    `);
    expect(question('الغذاء')).toHaveAttribute('data-copied', 'true');
    expect(question('العمل وسبل العيش')).not.toHaveAttribute('data-copied');
    await press('تغيير: الغذاء');
    await answer(user, 'الغذاء', 'مستقرة');
    expect(question('الغذاء')).not.toHaveAttribute('data-copied');
    await press('حفظ الزيارة');
    expect(onRecord).toHaveBeenCalledWith(
      expect.objectContaining({
        answers: [
          { domain: 'FOOD', level: 3, evidence: 'SAID' },
          { domain: 'WORK', level: 3, evidence: 'SAID' },
          { domain: 'HEALTH', level: 4, evidence: 'SAID' },
        ],
        incomes: [
          { source: 'EARNINGS', amount: 400_000 },
          { source: 'CHARITY', amount: 50_000 },
        ],
      }),
    );
  });

  it('sums own income and aid separately, and shows at the field that a value is not a number', async () => {
    const onRecord = jest.fn(stores);
    const { enter, press } = show(situations.visit, { onRecord });
    enter('أجور (ل.س.)', '400000');
    enter('مبيعات (ل.س.)', '100,000');
    enter('منحة البرنامج (ل.س.)', '70000');
    expect(screen.getAllByText(/^المجموع/).map(({ textContent }) => textContent)).toMatchInlineSnapshot(`
      [
        المجموع: ‏500,000 ل.س.‏,
        المجموع: ‏70,000 ل.س.‏,
      ]
    `);
    enter('مبيعات (ل.س.)', 'كثير');
    enter('ما أنفقته الأسرة في الشهر (ل.س.)', 'قليل');
    expect(readProblems()).toEqual([
      ['مبيعات (ل.س.)', 'اكتب رقمًا.'],
      ['ما أنفقته الأسرة في الشهر (ل.س.)', 'اكتب رقمًا.'],
    ]);
    await press('حفظ الزيارة');
    expect(screen.getByRole('alert')).toHaveTextContent('مبلغ غير مفهوم: اكتب رقمًا.');
    expect(onRecord).not.toHaveBeenCalled();
    enter('مبيعات (ل.س.)', '');
    enter('ما أنفقته الأسرة في الشهر (ل.س.)', '');
    await press('حفظ الزيارة');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(onRecord).toHaveBeenCalledTimes(1);
  });
});

describe('result of a visit', () => {
  it('shows the domains that hold the family back', () => {
    show(situations.outcome);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "حُفظت الزيارة"
      أم خالد الإدلبي
      58.3مؤشر الكفاية في تموز 2026، وحدّ الكفاية 70
      button "تحتاج إلى انتباه. معنى «تحتاج إلى انتباه»"
      الشهر 5: المؤشر 58.3، دون المتوقع 65.2 بفارق 6.9.
      region "ما يُبقي الأسرة دون حدّ الكفاية"
        heading 2 "ما يُبقي الأسرة دون حدّ الكفاية"
        list
          - السكن والخدمات: المستوى 2، والحد الأدنى 3
          - المؤشر 58.3، والمطلوب 70
      الزيارة التالية: زيارة الشهر، حتى 31/08/2026
      link "الزيارات" -> /visits
      link "صفحة الأسرة" -> /families/family
    `);
  });

  it('says that the month qualifies', () => {
    show(situations.outcomeThatQualifies, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "The visit is saved"
      أم خالد الإدلبي
      74.5Sufficiency index in July 2026, the sufficiency line is 70
      button "On track. What “On track” means"
      Month 5: index 74.5, expected 65.2.
      Qualifies since June 2026: 2 of 3.
      region "The month meets the conditions of sufficiency"
        heading 2 "The month meets the conditions of sufficiency"
      link "Visits" -> /visits
      link "The family’s page" -> /families/family
    `);
  });

  it('says that a re-visit does not count, and shows no index when there is none', () => {
    show(situations.outcomeOfRevisit);
    expect(readScreen()).toContain('إعادة زيارة مستقلة: لا تغيّر المؤشر.\n–مؤشر الكفاية في تموز 2026');
  });

  it('shows no index before the first visit that counts', () => {
    show(situations.outcomeBeforeFirstVisit);
    expect(readScreen()).not.toContain('مؤشر الكفاية في');
    expect(screen.queryByText('ما يُبقي الأسرة دون حدّ الكفاية')).toBeNull();
  });

  it("is not found when the family is out of the reader's scope", () => {
    show(situations.outcomeOutOfReach);
    expect(readScreen()).toContain('لا توجد هذه الصفحة');
  });
});

judgeSituations('features/assessments/assessments.situations.tsx', situations);
