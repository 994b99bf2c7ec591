import { screen } from '@testing-library/react';
import { judgeSituations } from '../../testing/every-situation.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situations } from './family.situations.js';

describe('badge of a family', () => {
  it('has a text and a shape for each status', () => {
    show(situations.badges);
    expect(readScreen()).toMatchInlineSnapshot(`
      button "مرشّحة. معنى «مرشّحة»"
      button "لم تُقبل. معنى «لم تُقبل»"
      button "لم يُجرَ التقييم الأول. معنى «لم يُجرَ التقييم الأول»"
      button "لا بيانات حديثة. معنى «لا بيانات حديثة»"
      button "تتقدّم كما هو متوقّع. معنى «تتقدّم كما هو متوقّع»"
      button "تحتاج إلى انتباه. معنى «تحتاج إلى انتباه»"
      button "تحتاج إلى دعم إضافي. معنى «تحتاج إلى دعم إضافي»"
      button "متوقفة مؤقتًا. معنى «متوقفة مؤقتًا»"
      button "بلغت حدّ الكفاية (أوّلية). معنى «بلغت حدّ الكفاية (أوّلية)»"
      button "بلغت حدّ الكفاية. معنى «بلغت حدّ الكفاية»"
      button "غادرت البرنامج. معنى «غادرت البرنامج»"
    `);
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toMatchInlineSnapshot(`
      [
        ○مرشّحة,
        –لم تُقبل,
        ○لم يُجرَ التقييم الأول,
        ?لا بيانات حديثة,
        ▲تتقدّم كما هو متوقّع,
        ◆تحتاج إلى انتباه,
        ▼تحتاج إلى دعم إضافي,
        ‖متوقفة مؤقتًا,
        ✓بلغت حدّ الكفاية (أوّلية),
        ✓بلغت حدّ الكفاية,
        ×غادرت البرنامج,
      ]
    `);
  });

  it('gives each status its own style attribute', () => {
    show(situations.badges);
    const standings = [...document.querySelectorAll('[data-badge]')].map((badge) => badge.getAttribute('data-badge'));
    expect(new Set(standings).size).toBe(11);
  });

  it('explains the status when it is pressed', async () => {
    const { press } = show(situations.badges);
    await press('تحتاج إلى انتباه. معنى «تحتاج إلى انتباه»');
    expect(screen.getByRole('dialog')).toHaveTextContent('مؤشرها دون المسار المتوقع بأكثر من 5 نقاط.');
  });
});

describe('texts of a computed status', () => {
  it('in Arabic', () => {
    show(situations.statusTexts);
    expect(readScreen()).toMatchInlineSnapshot(`
      list
        - لم يُسجَّل التحاقها.
        - لم يُسجَّل تقييم أول بعد.
        - لا مؤشر منذ أيار 2026.
        - الشهر 4: المؤشر 62.5، والمتوقع 60.3.
        - الشهر 4: المؤشر 48.1، دون المتوقع 60.3 بفارق 12.2.
        - انخفض المؤشر في آخر ثلاثة تقييمات بما مجموعه 9.5، وهو الآن 40.
        - حتى الآن دون الحد الأدنى، وقد مضى معظم المدة: الغذاء والسكن والخدمات.
        - عادت دون الحد الأدنى: الصحة.
        - متوقفة منذ أيار 2026، وموعد المراجعة 01/08/2026.
        - اكتملت الأشهر المتتالية في أيار 2026، ولم يُقترح إثباتها بعد.
        - اقترحت الجمعية إثبات بلوغها حدّ الكفاية، وبانتظار موافقة شخص ثانٍ.
        - بلغت حدّ الكفاية في أيار 2026، مؤكّدة.
        - تمت الموافقة، لكن السجلات بعد تصحيحها لا تُظهر أشهرًا متتالية مكتملة.
        - أظهرت زيارة في أيار 2026 أنها عادت إلى الحاجة، ولم يؤكّد ذلك أحد بعد.
        - غادرت في أيار 2026: انسحبت.
        - تستوفي الشروط منذ أيار 2026: 2 من 3.
        - الغذاء: المستوى 2، والحد الأدنى 3
        - العمل وسبل العيش: لم يُسأل عنه
        - الدخل الذاتي 62% من حد الدخل، والمطلوب 100%
        - لم تُسجَّل المداخيل، فلا تُعرف قاعدة الدخل
        - أُجيب عن 70% من الوزن، والمطلوب 80%
        - المؤشر 62.5، والمطلوب 70
        - زيارة خط الأساس، حتى 31/07/2026
        - زيارة الشهر، حتى 31/07/2026
        - متابعة لاحقة: التقبّل، حتى 31/07/2026
        - متابعة لاحقة: التكيّف، حتى 31/07/2026
        - متابعة لاحقة: الاستقرار (6 أشهر)، حتى 31/07/2026
        - متابعة لاحقة: الاستقرار (12 شهرًا)، حتى 31/07/2026
        - زيارة الشهر، متأخرة يومًا واحدًا
        - زيارة الشهر، متأخرة يومين
        - زيارة الشهر، متأخرة 16 يومًا
    `);
  });

  it('in Eastern Arabic digits', () => {
    show(situations.statusTexts, {}, { digits: 'eastern' });
    expect(readScreen()).toContain('الشهر ٤: المؤشر ٦٢٫٥، والمتوقع ٦٠٫٣.');
  });

  it('in English', () => {
    show(situations.statusTexts, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      list
        - It is not enrolled.
        - No first assessment is recorded yet.
        - No index since May 2026.
        - Month 4: index 62.5, expected 60.3.
        - Month 4: index 48.1, 12.2 below the expected 60.3.
        - The index fell in the last three assessments by 9.5 in all; it is 40 now.
        - Still below the minimum, with most of the time over: Food and Housing and utilities.
        - Below the floor again: Health.
        - Suspended since May 2026, to be looked at again on 01/08/2026.
        - The months in a row were completed in May 2026; nobody proposed it yet.
        - The association proposed it; it waits for a second person.
        - Reached the sufficiency line in May 2026, confirmed.
        - Approved, but after later corrections the records show no completed months in a row.
        - A visit in May 2026 showed a return to need; nobody confirmed it yet.
        - Left in May 2026: Withdrew.
        - Qualifies since May 2026: 2 of 3.
        - Food: level 2, floor 3
        - Work or livelihood: not asked
        - Own income is 62% of the income line, needed 100%
        - Incomes were not recorded, so the income rule is not known
        - 70% of the weight was answered, needed 80%
        - Index 62.5, needed 70
        - Baseline visit, by 31/07/2026
        - Visit of the month, by 31/07/2026
        - Follow-up: acceptance, by 31/07/2026
        - Follow-up: adjustment, by 31/07/2026
        - Follow-up: stability (6 months), by 31/07/2026
        - Follow-up: stability (12 months), by 31/07/2026
        - Visit of the month, 1 day overdue
        - Visit of the month, 2 days overdue
        - Visit of the month, 16 days overdue
    `);
  });
});

judgeSituations('domain/family/family.situations.tsx', situations);
