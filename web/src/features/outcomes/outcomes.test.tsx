import { screen } from '@testing-library/react';
import { judgeSituations } from '../../testing/every-situation.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situations } from './outcomes.situations.js';

/** The text above the charts: the first screen. */
const answer = (): string => {
  const lines = readScreen().split('\n');
  const end = lines.findIndex(
    (line) => line.startsWith('figure "كم أسرة') || line.startsWith('figure "How many reached'),
  );
  return lines.slice(0, end).join('\n');
};

const titles = (): (string | null)[] =>
  screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);

describe('outcomes of a pilot', () => {
  it('show a minister one sentence with its interval, the verdict and the counts', () => {
    show(situations.minister);
    expect(answer()).toMatchInlineSnapshot(`
      هل كفت ستة أشهر؟
      كانت مدة 6 أشهر كافية: بلغت حدّ الكفاية 64 من كل 100 أسرة، والهدف 50.
      المدى المرجّح كله (من 54 إلى 73) لا يقل عن الهدف.
      figure "من كل 100 أسرة، كم بلغت حدّ الكفاية"
        heading 2 "من كل 100 أسرة، كم بلغت حدّ الكفاية"
        النقطة: التقدير. الشريط: المدى المرجّح. المنطقة المظلّلة: الهدف فما فوق.
        radiogroup "طريقة العرض"
          radio "رسم" checked
          radio "جدول"
        button "ملف CSV"
        كانت مدة 6 أشهر كافية: بلغت حدّ الكفاية 64 من كل 100 أسرة، والهدف 50. المدى المرجّح كله (من 54 إلى 73) لا يقل عن الهدف.
        الهدف 50
        خلال 6 أشهر حتى حزيران 2026
        64 من 54 إلى 73
        كفت كل المدى عند الهدف أو فوقه
      region "الأعداد في نهاية المدة"
        التحقت 100، وتدخل 96 منها في الأرقام؛ وهذه حالها في نهاية الشهر 6 (أعداد)
        بلغت حدّ الكفاية: 61
        غادرت قبل بلوغه: 9
        ما زالت في البرنامج: 24
        من الـ61: 54 مؤكّدة و7 أوّلية. من الأسر التي بلغت حدّ الكفاية، كانت 12 ما تزال تتلقى إعانة شهرية في شهر بلوغه؛ ولا تُختبر كفايتها دون إعانة إلا في زيارات المتابعة. منها إلى الحماية الاجتماعية الدائمة: 5. هذا ليس إخفاقًا.
        جودة البيانات (ليست نتائج)
        لم تُزَر في الشهر الأخير: 3
        لم تعد تُتابَع: 2
        زيارات مسجّلة من كل 100 منتظرة: 93
      لا توجد مجموعة مقارنة في هذه التجربة؛ وقد تتحسن أحوال الأسر أو تسوء لأسباب أخرى.
      link "كيف حُسبت؟" -> #method
    `);
    expect(titles()).toEqual([
      'من كل 100 أسرة، كم بلغت حدّ الكفاية',
      'كم أسرة بلغت حدّ الكفاية، وبأي سرعة',
      'أين تقف الأسر في كل شهر',
      'من كل 100 ليرة، ذهبت 20 إلى التنمية و80 إلى الرعاية.',
      expect.stringContaining('يتقدم عنقود الميدان'),
      'كيف حُسبت الأرقام؟',
      'نتائج محفوظة',
    ]);
  });

  it('ask first whether six months were enough once the pilot is over, with the whole pilot beside', () => {
    show(situations.ministerOfAYear);
    expect(answer()).toMatchInlineSnapshot(`
      هل كفت ستة أشهر؟
      لم تكفِ مدة 6 أشهر: بلغت حدّ الكفاية 11 من كل 100 أسرة، والهدف 60.
      حتى أعلى المدى المرجّح (18) دون الهدف.
      وهل كفت 12 شهرًا؟ لا يمكن الحسم: بلغت 58 من كل 100، والمدى المرجّح (من 47 إلى 67) يشمل الهدف (60).
      figure "من كل 100 أسرة، كم بلغت حدّ الكفاية"
        heading 2 "من كل 100 أسرة، كم بلغت حدّ الكفاية"
        النقطة: التقدير. الشريط: المدى المرجّح. المنطقة المظلّلة: الهدف فما فوق.
        radiogroup "طريقة العرض"
          radio "رسم" checked
          radio "جدول"
        button "ملف CSV"
        لم تكفِ مدة 6 أشهر: بلغت حدّ الكفاية 11 من كل 100 أسرة، والهدف 60. حتى أعلى المدى المرجّح (18) دون الهدف. وهل كفت 12 شهرًا؟ لا يمكن الحسم: بلغت 58 من كل 100، والمدى المرجّح (من 47 إلى 67) يشمل الهدف (60).
        الهدف 60
        خلال 6 أشهر حتى حزيران 2026
        11 من 6 إلى 18
        لم تكفِ كل المدى دون الهدف
        خلال 12 شهرًا حتى كانون الأول 2026
        58 من 47 إلى 67
        لا يمكن الحسم المدى يشمل الهدف
      58 تقدير، و54 عدد. سُجّل بلوغ 54 أسرة حدّ الكفاية. ومن 39 أسرة ما زالت في البرنامج، لم تُزَر 16 في الشهر الأخير؛ ويفترض التقدير أن حالها كحال الأسر التي زيرت فيه.
      region "الأعداد في نهاية المدة"
        100 أسرة التحقت، وهذه حالها في نهاية الشهر 12 (أعداد)
        بلغت حدّ الكفاية: 54
        غادرت قبل بلوغه: 6
        ما زالت في البرنامج: 39
        من الـ54: 54 مؤكّدة و7 أوّلية. من الأسر التي بلغت حدّ الكفاية، كانت 12 ما تزال تتلقى إعانة شهرية في شهر بلوغه؛ ولا تُختبر كفايتها دون إعانة إلا في زيارات المتابعة. منها إلى الحماية الاجتماعية الدائمة: 5. هذا ليس إخفاقًا.
        جودة البيانات (ليست نتائج)
        لم تُزَر في الشهر الأخير: 16
        لم تعد تُتابَع: 1
        زيارات مسجّلة من كل 100 منتظرة: 93
      لا توجد مجموعة مقارنة في هذه التجربة؛ وقد تتحسن أحوال الأسر أو تسوء لأسباب أخرى.
      link "كيف حُسبت؟" -> #method
    `);
  });

  it('ask first about the whole duration while the pilot runs', () => {
    show(situations.ministerOfARunningYear);
    expect(answer()).toMatchInlineSnapshot(`
      هل تكفي 12 شهرًا؟
      لم تنتهِ المدة بعد: بلغت حدّ الكفاية حتى الآن 30 من كل 100 أسرة، والهدف 60.
      المدى المرجّح من 21 إلى 39، والأشهر الباقية: 4؛ ويمكن لـ67 أسرة على الأكثر أن تُكمل ثلاثة أشهر.
      وهل كفت ستة أشهر؟ لم تكفِ مدة 6 أشهر: بلغت 11 من كل 100، وحتى أعلى المدى المرجّح (18) دون الهدف (60).
      figure "من كل 100 أسرة، كم بلغت حدّ الكفاية حتى الآن"
        heading 2 "من كل 100 أسرة، كم بلغت حدّ الكفاية حتى الآن"
        النقطة الممتلئة: مدة انتهت. النقطة الفارغة: مدة لم تنتهِ. الشريط: المدى المرجّح.
        radiogroup "طريقة العرض"
          radio "رسم" checked
          radio "جدول"
        button "ملف CSV"
        لم تنتهِ المدة بعد: بلغت حدّ الكفاية حتى الآن 30 من كل 100 أسرة، والهدف 60. المدى المرجّح من 21 إلى 39، والأشهر الباقية: 4؛ ويمكن لـ67 أسرة على الأكثر أن تُكمل ثلاثة أشهر. وهل كفت ستة أشهر؟ لم تكفِ مدة 6 أشهر: بلغت 11 من كل 100، وحتى أعلى المدى المرجّح (18) دون الهدف (60).
        الهدف 60
        خلال 6 أشهر حتى حزيران 2026
        11 من 6 إلى 18
        لم تكفِ كل المدى دون الهدف
        خلال 8 أشهر من أصل 12 شهرًا
        30 من 21 إلى 39
        لم تنتهِ المدة بقيت 4 أشهر
      30 تقدير، و28 عدد. سُجّل بلوغ 28 أسرة حدّ الكفاية. ومن 39 أسرة ما زالت في البرنامج، لم تُزَر 16 في الشهر الأخير؛ ويفترض التقدير أن حالها كحال الأسر التي زيرت فيه.
      region "الأعداد في نهاية المدة"
        100 أسرة التحقت، وهذه حالها في نهاية الشهر 8 (أعداد)
        بلغت حدّ الكفاية: 54
        غادرت قبل بلوغه: 6
        ما زالت في البرنامج: 39
        من الـ54: 54 مؤكّدة و7 أوّلية. من الأسر التي بلغت حدّ الكفاية، كانت 12 ما تزال تتلقى إعانة شهرية في شهر بلوغه؛ ولا تُختبر كفايتها دون إعانة إلا في زيارات المتابعة. منها إلى الحماية الاجتماعية الدائمة: 5. هذا ليس إخفاقًا.
        جودة البيانات (ليست نتائج)
        لم تُزَر في الشهر الأخير: 16
        لم تعد تُتابَع: 1
        زيارات مسجّلة من كل 100 منتظرة: 93
      لا توجد مجموعة مقارنة في هذه التجربة؛ وقد تتحسن أحوال الأسر أو تسوء لأسباب أخرى.
      link "كيف حُسبت؟" -> #method
    `);
  });

  it('say why estimate and count differ where every family was seen', () => {
    show(situations.estimateOfFollowedFamilies);
    expect(readScreen()).toMatchInlineSnapshot(
      `66 من كل 100 تقدير، و61 من 96 عدد. سُجّل بلوغ 61 أسرة حدّ الكفاية. والفرق من أسر لم تُتابَع حتى نهاية المدة؛ ويفترض التقدير أن حالها كحال غيرها.`,
    );
  });

  it('say in one line that all families were still aided', () => {
    show(situations.allAided);
    expect(readScreen()).toContain('وكانت كلها تتلقى إعانة شهرية في شهر بلوغه');
  });

  it('say once how they were computed', () => {
    show(situations.method);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 2 "كيف حُسبت الأرقام؟"
      بلغ نصف الأسر حدّ الكفاية بحلول الشهر 5. تحتاج الأسرة إلى 3 أشهر متتالية فوق الحدّ، فلا يمكن أن تبلغه قبل الشهر 3.
      البيانات حتى حزيران 2026، نسخة القواعد 1، استُبعدت 4 أسر (غادرت في شهر الالتحاق: 3 وسجل مكرّر: 1)، سُجّلت 558 زيارة من 600 منتظرة
    `);
  });

  it('say how they were computed before the first visit', () => {
    show(situations.methodBeforeTheFirstVisit);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 2 "كيف حُسبت الأرقام؟"
      بلغ حدّ الكفاية أقل من نصف الأسر. تحتاج الأسرة إلى 3 أشهر متتالية فوق الحدّ، فلا يمكن أن تبلغه قبل الشهر 3. لا خط دخل محدَّد: يُحكم على الدخل الذاتي بالمستوى وحده.
      لا زيارات مسجّلة بعد، نسخة القواعد 1، لم تُستبعد أي أسرة، سُجّلت 558 زيارة من 600 منتظرة
    `);
  });

  it('show the status of families in selected months', () => {
    show(situations.minister);
    expect(readScreen(screen.getByRole('region', { name: 'الأعداد في أشهر مختارة' }))).toMatchInlineSnapshot(`
      region "الأعداد في أشهر مختارة"
        table
          | الشهر | 0 | 3 | 6
          | ما زالت في البرنامج | 96 | 81 | 24
          | بلغت حدّ الكفاية | 0 | 11 | 61
          | غادرت قبل بلوغه | 0 | 4 | 9
          | لم تعد تُتابَع | 0 | 0 | 2
    `);
  });

  it('show the same numbers in English', () => {
    show(situations.minister, {}, { language: 'en' });
    expect(answer()).toMatchInlineSnapshot(`
      Were six months enough?
      A duration of 6 months was enough: 64 of every 100 families reached sufficiency; the target is 50.
      The whole likely range (54 to 73) is at or above the target.
      figure "Of every 100 families, how many reached sufficiency"
        heading 2 "Of every 100 families, how many reached sufficiency"
        Dot: estimate. Bar: likely range. Shaded: the target and above.
        radiogroup "Show as"
          radio "Chart" checked
          radio "Table"
        button "CSV file"
        A duration of 6 months was enough: 64 of every 100 families reached sufficiency; the target is 50. The whole likely range (54 to 73) is at or above the target.
        Target 50
        Within 6 months until June 2026
        64 54 to 73
        Enough all of the range at or above the target
      region "Counts at the end of the view"
        100 enrolled, 96 of them in the figures; their state at the end of month 6 (counts)
        Reached sufficiency: 61
        Left before: 9
        Still in the programme: 24
        Of the 61: 54 confirmed, 7 provisional. Of the families that reached sufficiency, 12 still received monthly aid in that month; sufficiency without aid is tested only at the follow-up visits. Of these, to permanent social protection: 5. This is no failure.
        Data quality (not results)
        Not visited in the last month: 3
        No longer followed: 2
        Visits recorded of every 100 expected: 93
      This pilot has no comparison group; families may improve or decline for other reasons.
      link "How was this computed?" -> #method
    `);
  });

  it('show a coordinator counts when a rate would be unreliable, open families, and offer no saving', async () => {
    const onOpenFigure = jest.fn();
    const { press } = show(situations.coordinator, { onOpenFigure });
    expect(answer()).toMatchInlineSnapshot(`
      هل تكفي 8 أشهر؟
      عدد الأسر التي بلغت حدّ الكفاية 61 من 96؛ العدد أقل من أن تُحسب منه نسبة.
      لم تنتهِ المدة بعد: الهدف 50 من كل 100، والأشهر الباقية: 2؛ ويمكن لـ67 أسرة على الأكثر أن تُكمل ثلاثة أشهر.
      region "الأعداد في نهاية المدة"
        التحقت 100، وتدخل 96 منها في الأرقام؛ وهذه حالها في نهاية الشهر 6 (أعداد) [button "عرض الأسر كلها"]
        بلغت حدّ الكفاية: 0
        غادرت قبل بلوغه: 0
        ما زالت في البرنامج: [button "ما زالت في البرنامج: 24، عرض الأسر"]
        جودة البيانات (ليست نتائج)
        لم تُزَر في الشهر الأخير: [button "لم تُزَر في الشهر الأخير: 3، عرض الأسر"]
        لم تعد تُتابَع: 0
        زيارات مسجّلة من كل 100 منتظرة: —
      لا توجد مجموعة مقارنة في هذه التجربة؛ وقد تتحسن أحوال الأسر أو تسوء لأسباب أخرى.
      link "كيف حُسبت؟" -> #method
    `);
    expect(titles()).toHaveLength(4);
    await press('ما زالت في البرنامج: 24، عرض الأسر');
    expect(onOpenFigure.mock.calls).toEqual([[{ figure: 'STILL_IN', label: 'ما زالت في البرنامج' }]]);
  });

  it('give no verdict on the duration without a target', () => {
    show(situations.noTarget);
    expect(readScreen()).toMatchInlineSnapshot(`
      هل كفت ستة أشهر؟
      بلغت حدّ الكفاية 64 من كل 100 أسرة خلال 6 أشهر.
      لم يُحدَّد هدف قبل بدء التجربة، فلا حكم على المدة. المدى المرجّح من 54 إلى 73.
    `);
  });

  it('show counts for each association, without ranks', () => {
    const { rerender } = show(situations.associations);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 2 "الجمعيات"
      الأعداد فقط، دون نسب أو ترتيب: خمس أسر لا تكفي للمقارنة.
      table "الجمعيات"
        | الجمعية | العنقود | بلغت حدّ الكفاية | غادرت | ما زالت في البرنامج
        | جمعية الياسمين | عنقود الميدان | 3 من 5 | 1 من 5 | 0 من 5
    `);
    rerender(situations.associations.element({ associations: null }));
    expect(readScreen()).toBe('');
  });

  it('show no exact number that would disclose single families', () => {
    const { rerender } = show(situations.attributesAtLeast);
    expect(readScreen()).toMatchInlineSnapshot(`
      region "الأعداد في نهاية المدة"
        التحقت 100، وتدخل 96 منها في الأرقام؛ وهذه حالها في نهاية الشهر 6 (أعداد)
        بلغت حدّ الكفاية: 61
        غادرت قبل بلوغه: 9
        ما زالت في البرنامج: 24
        من الـ61: 54 مؤكّدة على الأقل، والبقية مؤكّدة أو أوّلية. من الأسر التي بلغت حدّ الكفاية، كانت 12 على الأقل ما تزال تتلقى إعانة شهرية في شهر بلوغه؛ ولا تُختبر كفايتها دون إعانة إلا في زيارات المتابعة. منها إلى الحماية الاجتماعية الدائمة: 5 على الأقل. هذا ليس إخفاقًا.
        جودة البيانات (ليست نتائج)
        لم تُزَر في الشهر الأخير: 3
        لم تعد تُتابَع: 2
        زيارات مسجّلة من كل 100 منتظرة: 93
    `);
    rerender(situations.attributesHidden.element());
    expect(readScreen()).toMatchInlineSnapshot(`
      region "الأعداد في نهاية المدة"
        التحقت 100، وتدخل 96 منها في الأرقام؛ وهذه حالها في نهاية الشهر 6 (أعداد)
        بلغت حدّ الكفاية: 61
        غادرت قبل بلوغه: 9
        ما زالت في البرنامج: 24
        عدد الأسر التي كانت ما تزال تتلقى إعانة شهرية في شهر بلوغ حدّ الكفاية لا يُعرض حمايةً لها. عدد الأسر التي انتقلت إلى الحماية الاجتماعية الدائمة لا يُعرض حمايةً لها.
        جودة البيانات (ليست نتائج)
        لم تُزَر في الشهر الأخير: 3
        لم تعد تُتابَع: 2
        زيارات مسجّلة من كل 100 منتظرة: 93
    `);
  });

  it('say why there are no results yet', () => {
    const { rerender } = show(situations.tooFewFamiliesForAMinister);
    expect(readScreen()).toMatchInlineSnapshot(`
      عدد الأسر أقل من أن تُعرض نتائجه
      تُعرض نتائج المجموعة كاملةً حين تضم 20 أسرة ملتحقة على الأقل، حمايةً للأسر.
    `);
    rerender(situations.coordinatorBeforeTheFirstFamily.element());
    expect(readScreen()).toMatchInlineSnapshot(`
      لا أسر ملتحقة بعد
      تظهر النتائج بعد أن تلتحق أول أسرة ويُسجَّل تقييمها.
    `);
    rerender(situations.noPilot.element());
    expect(readScreen()).toMatchInlineSnapshot(`
      لا تجربة ضمن نطاق عملك
      تظهر النتائج هنا حين تُضاف تجربة إلى حسابك؛ اطلب ذلك من مدير النظام.
    `);
  });

  it('call back with the month whose prices are chosen', async () => {
    const onBaseMonth = jest.fn();
    const { choose } = show(situations.minister, { onBaseMonth });
    await choose('أسعار شهر', 'كانون الثاني 2026');
    expect(onBaseMonth.mock.calls).toEqual([['2026-01']]);
  });
});

judgeSituations('features/outcomes/outcomes.situations.tsx', situations);
