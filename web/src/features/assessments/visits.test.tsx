import { screen } from '@testing-library/react';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situations, unread } from './assessments.situations.js';

describe('visits of a cluster', () => {
  it('lists open questions, due visits and families by need', () => {
    show(situations.visits);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "الزيارات"
      ما يستحق هذا الشهر أو تأخّر، والأسر بحسب حاجتها
      combobox "العنقود" = "عنقود الزيتون" of "عنقود الزيتون" "عنقود الياسمين"
      region "أسئلة رؤساء الجمعيات بانتظار جواب: 1"
        heading 2 "أسئلة رؤساء الجمعيات بانتظار جواب: 1"
        list
          - link "أم خالد الإدلبي، سلة غذائية، حزيران 2026" -> /?cluster=olive&month=2026-06&family=family&service=food
            هل وصلت السلة الثانية؟
            سامر قباني، 10/07/2026، 12:30 م
      heading 2 "زيارات مستحقة أو متأخرة: 4"
      table "الزيارات"
        | الأسرة | الزيارة | تسجيل الزيارة
        | [link "أم سامر الحموي" -> /families/late] F-003سلقين، [link "0944 000 003" -> tel:0944000003] | حزيران 2026: زيارة الشهر، متأخرة 16 يومًا | [link "تسجيل زيارة أم سامر الحموي" -> /families/late/visit?month=2026-06&form=FULL]
        | [link "أم علي" -> /families/phone] F-004 [link "0944 000 004" -> tel:0944000004] | تموز 2026: زيارة الشهر، حتى 31/07/2026 | [link "تسجيل زيارة أم علي" -> /families/phone/visit?month=2026-07&form=MONTHLY]
        | [link "أم ياسر" -> /families/area] F-005سلقين | تموز 2026: متابعة لاحقة: التكيّف، حتى 31/07/2026 | [link "تسجيل زيارة أم ياسر" -> /families/area/visit?month=2026-07&form=FULL]
        | [link "أم خالد الإدلبي" -> /families/family] F-017 | تموز 2026: زيارة خط الأساس، حتى 31/07/2026 | [link "تسجيل زيارة أم خالد الإدلبي" -> /families/family/visit?month=2026-07&form=FULL]
      heading 2 "الأسر بحسب حاجتها إلى الدعم"
      table "الأسر بحسب حاجتها إلى الدعم"
        | الأسرة | الوضع | السبب | الجمعية المتبنّية
        | [link "أم سامر الحموي" -> /families/late] F-003 | [button "تحتاج إلى دعم إضافي. معنى «تحتاج إلى دعم إضافي»"] | عادت دون الحد الأدنى: الغذاء. | جمعية الرحمة
        | [link "أم خالد الإدلبي" -> /families/family] F-017 | [button "لم يُجرَ التقييم الأول. معنى «لم يُجرَ التقييم الأول»"] | لم يُسجَّل تقييم أول بعد. | 
    `);
  });

  it('marks overdue visits', () => {
    show(situations.visits);
    expect([...document.querySelectorAll('.overdue')].map(({ textContent }) => textContent)).toEqual([
      'حزيران 2026: زيارة الشهر، متأخرة 16 يومًا',
    ]);
  });

  it('shows the same in English', () => {
    show(situations.visits, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "Visits"
      What is due this month or overdue, and families by need
      combobox "Cluster" = "Olive cluster" of "Olive cluster" "Jasmine cluster"
      region "Questions of association heads that wait for an answer: 1"
        heading 2 "Questions of association heads that wait for an answer: 1"
        list
          - link "أم خالد الإدلبي, Food basket, June 2026" -> /?cluster=olive&month=2026-06&family=family&service=food
            هل وصلت السلة الثانية؟
            سامر قباني, 10/07/2026, 12:30
      heading 2 "Visits due or overdue: 4"
      table "Visits"
        | Family | Visit | Record the visit
        | [link "أم سامر الحموي" -> /families/late] F-003Salqin, [link "0944 000 003" -> tel:0944000003] | June 2026: Visit of the month, 16 days overdue | [link "Record the visit to أم سامر الحموي" -> /families/late/visit?month=2026-06&form=FULL]
        | [link "أم علي" -> /families/phone] F-004 [link "0944 000 004" -> tel:0944000004] | July 2026: Visit of the month, by 31/07/2026 | [link "Record the visit to أم علي" -> /families/phone/visit?month=2026-07&form=MONTHLY]
        | [link "أم ياسر" -> /families/area] F-005Salqin | July 2026: Follow-up: adjustment, by 31/07/2026 | [link "Record the visit to أم ياسر" -> /families/area/visit?month=2026-07&form=FULL]
        | [link "أم خالد الإدلبي" -> /families/family] F-017 | July 2026: Baseline visit, by 31/07/2026 | [link "Record the visit to أم خالد الإدلبي" -> /families/family/visit?month=2026-07&form=FULL]
      heading 2 "Families by need of support"
      table "Families by need of support"
        | Family | Standing | Why | Adopting association
        | [link "أم سامر الحموي" -> /families/late] F-003 | [button "Needs more support. What “Needs more support” means"] | Below the floor again: Food. | Rahma
        | [link "أم خالد الإدلبي" -> /families/family] F-017 | [button "No first assessment. What “No first assessment” means"] | No first assessment is recorded yet. | 
    `);
  });

  it('offers a choice of cluster when there are several', async () => {
    const onCluster = jest.fn();
    const { choose } = show(situations.visits, { onCluster });
    await choose('العنقود', 'عنقود الياسمين');
    expect(onCluster.mock.calls).toEqual([['jasmine']]);
  });

  it('offers no choice when there is only one cluster', () => {
    show(situations.visitsOfTheOnlyCluster);
    expect(screen.queryByLabelText('العنقود')).toBeNull();
  });

  it('says that no visit is due and no question is open', () => {
    show(situations.noVisits);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "الزيارات"
      ما يستحق هذا الشهر أو تأخّر، والأسر بحسب حاجتها
      combobox "العنقود" = "عنقود الزيتون" of "عنقود الزيتون" "عنقود الياسمين"
      heading 2 "زيارات مستحقة أو متأخرة: 0"
      لا زيارة مستحقة الآن.
      heading 2 "الأسر بحسب حاجتها إلى الدعم"
      table "الأسر بحسب حاجتها إلى الدعم"
        | الأسرة | الوضع | السبب | الجمعية المتبنّية
    `);
  });

  it('says who can assign a cluster when the account has none', () => {
    show(situations.noCluster);
    expect(readScreen()).toMatchInlineSnapshot(`
      لا عنقود لحسابك بعد
      يربط مدير/ة النظام حسابك بعنقود.
    `);
  });

  it('shows that it is loading', () => {
    show(situations.loading);
    expect(readScreen()).toContain('جارٍ التحميل…');
    expect(readScreen()).not.toContain('heading 2');
  });

  it('shows due visits before the families by need are loaded', () => {
    show(situations.needLoading);
    expect(readScreen()).toMatch(
      /زيارات مستحقة أو متأخرة: 4[^]*الأسر بحسب حاجتها إلى الدعم"\nstatus\n {2}جارٍ التحميل…$/,
    );
  });

  it('offers to load the visits again after a failure', async () => {
    const reload = jest.fn();
    const { press } = show(situations.failed, { due: { ...unread, hasFailed: true, reload } });
    await press('إعادة المحاولة');
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('offers to load the families by need again after a failure', async () => {
    const reload = jest.fn();
    const { press } = show(situations.needFailed, { byNeed: { ...unread, hasFailed: true, reload } });
    expect(readScreen()).toContain('زيارات مستحقة أو متأخرة: 4');
    await press('إعادة المحاولة');
    expect(reload).toHaveBeenCalledTimes(1);
  });
});
