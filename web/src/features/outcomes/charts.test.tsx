import { screen } from '@testing-library/react';
import { filesHandedOut } from '../../testing/pinned-browser.js';
import { readChart } from '../../testing/read-chart.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situations } from './outcomes.situations.js';

/** Points of each drawn curve as pairs of x and y. */
function curves(): [number, number][][] {
  return [...document.querySelectorAll('.recharts-line-curve')].map((path) =>
    (path.getAttribute('d') ?? '')
      .split(/[ML]/)
      .filter((pair) => pair !== '')
      .map((pair) => pair.split(',').map(Number) as [number, number]),
  );
}

describe('cumulative incidence chart', () => {
  it('shows the same content as text, drawing, table and file', async () => {
    const { chart, row, table, file } = await readChart(show(situations.incidence));
    expect(chart).toMatchInlineSnapshot(`
      figure "كم أسرة بلغت حدّ الكفاية، وبأي سرعة"
      heading 2 "كم أسرة بلغت حدّ الكفاية، وبأي سرعة"
      من كل 100 أسرة، بحسب شهر البرنامج، 96 أسرة
      منحنى درجي بأشهر البرنامج من 0 إلى 6. من كل 100 أسرة، بلغت 64 حدّ الكفاية خلال 6 أشهر (المدى المرجّح من 54 إلى 73)، وغادرت 9 قبل بلوغه. كانت مدة 6 أشهر كافية: المدى المرجّح كله (من 54 إلى 73) لا يقل عن الهدف (50 من كل 100). القيم كلها في عرض الجدول.
      - بلغت حدّ الكفاية
      - المدى المرجّح
      - غادرت قبل بلوغه
      plot "كم أسرة بلغت حدّ الكفاية، وبأي سرعة" | 2 curves, 1 areas | 0 | 3 | 6 | أشهر البرنامج | 0 | 20 | 40 | 60 | 80 | 100 | الهدف 50
    `);
    expect(row).toMatchInlineSnapshot(`
      الشهر 2
      بلغت حدّ الكفاية: 0
      المدى المرجّح: لا مدى
      غادرت قبل بلوغه: 3
      تحت المتابعة: 95
      ما زالت في البرنامج: 93
    `);
    expect(table).toMatchInlineSnapshot(`
      table
        | الشهر | بلغت حدّ الكفاية | المدى المرجّح | غادرت قبل بلوغه | تحت المتابعة | ما زالت في البرنامج
        | الشهر 0 | 0 | لا مدى | 0 | 96 | 96
        | الشهر 1 | 0 | لا مدى | 1 | 96 | 95
        | الشهر 2 | 0 | لا مدى | 3 | 95 | 93
        | الشهر 3 | 11 | من 6 إلى 19 | 4 | 93 | 81
        | الشهر 4 | 30 | من 22 إلى 40 | 6 | 82 | 61
        | الشهر 5 | 52 | من 42 إلى 62 | 8 | 61 | 37
        | الشهر 6 | 64 | من 54 إلى 73 | 9 | 38 | 24
    `);
    expect(file).toMatchInlineSnapshot(`
      anaqid-sufficiency.csv
      الشهر,بلغت حدّ الكفاية,المدى المرجّح,غادرت قبل بلوغه,تحت المتابعة,ما زالت في البرنامج
      0,0,لا مدى,0,96,96
    `);
  });

  it('draws steps, with time in the direction of the text', () => {
    show(situations.incidence);
    expect(curves()).toHaveLength(2);
    for (const points of curves()) {
      const steps = points.slice(1).map(([x, y], index) => {
        const [xBefore, yBefore] = points[index] ?? [Number.NaN, Number.NaN];
        return { isStep: x === xBefore || y === yBefore, isForward: x <= xBefore };
      });
      expect(steps.length).toBeGreaterThan(6);
      expect(steps.filter(({ isStep, isForward }) => !isStep || !isForward)).toEqual([]);
    }
  });

  it('has no target line when no target was set, and marks month 12 in longer pilots', () => {
    show(situations.incidenceWithoutTargetOfAYear);
    expect(readScreen()).toContain('لم يُحدَّد هدف قبل بدء التجربة، فلا حكم على المدة.');
    expect(readScreen()).toContain('| 0 | 3 | 6 | 9 | 12 | أشهر البرنامج | 0 | 20 | 40 | 60 | 80 | 100\n');
    expect(document.querySelectorAll('.recharts-reference-line')).toHaveLength(2);
  });

  it('says where no value and no interval can be given', async () => {
    const { chart, table } = await readChart(show(situations.incidenceWithoutRange));
    expect(chart).toContain('لا يمكن تقدير مدى مرجّح بعد. لم تنتهِ المدة بعد: الهدف 50 من كل 100');
    expect(table).toContain('| الشهر 2 | لا شيء | لا مدى | 3 | 95 | 93');
  });
});

describe('cluster charts', () => {
  it('are labelled by cluster, with the reason not to rank them', async () => {
    const shown = show(situations.clustersThatDiffer);
    expect(curves()).toHaveLength(4);
    const { chart, row, table, file } = await readChart(shown);
    expect(chart).toMatchInlineSnapshot(`
      figure "يتقدم عنقود الميدان (71 من كل 100) ويتأخر عنقود المزة (46)؛ ولم تُوزَّع الأسر عشوائيًا، فلا يدل ذلك على من عمل أفضل."
      heading 2 "يتقدم عنقود الميدان (71 من كل 100) ويتأخر عنقود المزة (46)؛ ولم تُوزَّع الأسر عشوائيًا، فلا يدل ذلك على من عمل أفضل."
      من كل 100 أسرة، بلغت حدّ الكفاية بحسب شهر البرنامج
      منحنى لكل عنقود إلى جانب التجربة كلها: عنقود الميدان 17 من 24 وعنقود المزة 11 من 24.
      - العنقود
      - التجربة كلها
      region "عنقود الميدان"
      heading 3 "عنقود الميدان 17 من 24"
      plot "عنقود الميدان" | 2 curves, 1 areas | 0 | 3 | 6 | 0 | 50 | 100
      region "عنقود المزة"
      heading 3 "عنقود المزة 11 من 24"
      plot "عنقود المزة" | 2 curves, 1 areas | 0 | 3 | 6 | 0 | 50 | 100
      عنقود واحد أصغر من أن يُعرض وحده؛ أسره ضمن أرقام التجربة.
    `);
    expect(row).toMatchInlineSnapshot(`
      الشهر 2
      عنقود الميدان: 0
      عنقود المزة: 0
      التجربة كلها: 0
    `);
    expect(table).toMatchInlineSnapshot(`
      table
        | الشهر | عنقود الميدان | عنقود المزة | التجربة كلها
        | الشهر 0 | 0 | 0 | 0
        | الشهر 1 | 0 | 0 | 0
        | الشهر 2 | 0 | 0 | 0
        | الشهر 3 | 8 | 8 | 11
        | الشهر 4 | 25 | 25 | 30
        | الشهر 5 | 40 | 40 | 52
        | الشهر 6 | 71 | 46 | 64
    `);
    expect(file).toMatchInlineSnapshot(`
      anaqid-clusters.csv
      الشهر,عنقود الميدان,عنقود المزة,التجربة كلها
      0,0,0,0
    `);
  });

  it('say that clusters do not differ when chance explains the difference', () => {
    show(situations.clustersAlike);
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(
      'الفروق بين العناقيد لا تتجاوز ما تُحدثه المصادفة.',
    );
    expect(readScreen()).not.toContain('أصغر من أن يُعرض');
  });
});

const marks = (): (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('[data-mark]')].map(({ dataset }) => dataset['mark']);

describe('picture of both durations', () => {
  it('has the same content as a table and as a file', async () => {
    const { press } = show(situations.durations);
    await press('ملف CSV');
    const [file] = await filesHandedOut();
    expect([file?.name, file?.content]).toMatchInlineSnapshot(`
      [
        anaqid-durations.csv,
        المدة,بلغت حدّ الكفاية من كل 100,المدى المرجّح,غادرت من كل 100,الحكم
      خلال 6 أشهر,11,من 6 إلى 18,9,لم تكفِ
      خلال 12 شهرًا,58,من 47 إلى 67,9,لا يمكن الحسم
      ,
      ]
    `);
    await press('جدول');
    expect(readScreen(screen.getByRole('table'))).toMatchInlineSnapshot(`
      table
        | المدة | بلغت حدّ الكفاية من كل 100 | المدى المرجّح | غادرت من كل 100 | الحكم
        | خلال 6 أشهر | 11 | من 6 إلى 18 | 9 | لم تكفِ
        | خلال 12 شهرًا | 58 | من 47 إلى 67 | 9 | لا يمكن الحسم
    `);
  });

  it('has a hollow dot for a duration that is not over, and says how much remains', () => {
    show(situations.durationsWhileOneRuns);
    expect(marks()).toEqual(['filled', 'hollow']);
    expect(readScreen()).toMatch(/لم تنتهِ المدة[^]*بقيت 4 أشهر/);
  });

  it('has one row while there is one duration, and no target line without a target', () => {
    const { rerender } = show(situations.durationWithoutTarget);
    expect(marks()).toEqual(['filled']);
    expect(readScreen()).not.toContain('الهدف 50');
    rerender(situations.durationWithoutRange.element());
    expect(readScreen()).not.toContain('من 54 إلى 73');
  });

  it('is left out below ten families', () => {
    show(situations.noDurationsOfFewFamilies);
    expect(readScreen()).toBe('');
  });
});

describe('chart of families by band', () => {
  it('shows the same content as text, drawing, table and file', async () => {
    const { chart, row, table, file } = await readChart(show(situations.bands));
    expect(chart).toMatchInlineSnapshot(`
      figure "أين تقف الأسر في كل شهر"
      heading 2 "أين تقف الأسر في كل شهر"
      عدد الأسر بحسب شهر البرنامج
      أعمدة مكدّسة لكل شهر من 0 إلى 6. في الشهر 6: بلغت حدّ الكفاية 61، قريبة منه 10، في تقدّم 8، ما زالت تتلقى الإعانة 4.
      - بلغت حدّ الكفاية
      - قريبة من حدّ الكفاية
      - في تقدّم
      - ما زالت تتلقى الإعانة
      - لم تُزَر حديثًا
      - غادرت
      - لم تعد تُتابَع
      plot "أين تقف الأسر في كل شهر" | 40 columns | 0 | 1 | 2 | 3 | 4 | 5 | 6 | أشهر البرنامج | 0 | 25 | 50 | 75 | 100
    `);
    expect(row).toMatchInlineSnapshot(`
      الشهر 2
      بلغت حدّ الكفاية: 0
      قريبة من حدّ الكفاية: 20
      في تقدّم: 30
      ما زالت تتلقى الإعانة: 40
      لم تُزَر حديثًا: 3
      غادرت: 3
      لم تعد تُتابَع: 0
    `);
    expect(table).toMatchInlineSnapshot(`
      table
        | الشهر | بلغت حدّ الكفاية | قريبة من حدّ الكفاية | في تقدّم | ما زالت تتلقى الإعانة | لم تُزَر حديثًا | غادرت | لم تعد تُتابَع
        | الشهر 0 | 0 | 5 | 20 | 70 | 1 | 0 | 0
        | الشهر 1 | 0 | 10 | 25 | 58 | 2 | 1 | 0
        | الشهر 2 | 0 | 20 | 30 | 40 | 3 | 3 | 0
        | الشهر 3 | 11 | 30 | 25 | 25 | 1 | 4 | 0
        | الشهر 4 | 29 | 25 | 20 | 14 | 2 | 6 | 0
        | الشهر 5 | 50 | 15 | 10 | 9 | 3 | 8 | 1
        | الشهر 6 | 61 | 10 | 8 | 4 | 2 | 9 | 2
    `);
    expect(file).toMatchInlineSnapshot(`
      anaqid-bands.csv
      الشهر,بلغت حدّ الكفاية,قريبة من حدّ الكفاية,في تقدّم,ما زالت تتلقى الإعانة,لم تُزَر حديثًا,غادرت,لم تعد تُتابَع
      0,0,5,20,70,1,0,0
    `);
  });

  it('omits the category "no longer followed" when it is empty', async () => {
    const { press } = show(situations.bandsWithEverybodyFollowed);
    expect(readScreen()).not.toContain('لم تعد تُتابَع');
    await press('جدول');
    expect(readScreen()).not.toContain('لم تعد تُتابَع');
  });

  it('runs from left to right in English', () => {
    show(situations.bands, {}, { language: 'en' });
    const [first, second] = [...document.querySelectorAll('.recharts-xAxis-tick-labels text')].map((text) =>
      Number(text.getAttribute('x')),
    );
    expect(first).toBeLessThan(second ?? 0);
    expect(readScreen()).toContain('Still on aid');
  });
});

describe('spending chart', () => {
  it('shows the same content as text, drawing, table and file', async () => {
    const { chart, row, table, file } = await readChart(show(situations.spending));
    expect(chart).toMatchInlineSnapshot(`
      figure "من كل 100 ليرة، ذهبت 20 إلى التنمية و80 إلى الرعاية."
      heading 2 "من كل 100 ليرة، ذهبت 20 إلى التنمية و80 إلى الرعاية."
      قيمة الخدمات بحسب الشهر، بأسعار آذار 2026
      combobox "أسعار شهر" = "آذار 2026" of "كانون الثاني 2026" "شباط 2026" "آذار 2026"
      أعمدة شهرية من كانون الثاني 2026 إلى آذار 2026. الإنفاق الرعوي حتى الآن 24,000,000 ل.س.، والتنموي 6,000,000 ل.س..
      - الإنفاق الرعوي
      - الإنفاق التنموي
      plot "الإنفاق الرعوي والإنفاق التنموي" | 6 columns | كانون الثاني 2026 | شباط | آذار 2026 | 0 | 2.5 مليون | 5 مليون | 7.5 مليون | 10 مليون
    `);
    expect(row).toMatchInlineSnapshot(`
      آذار 2026
      الإنفاق الرعوي (ل.س.): 7,000,000
      الإنفاق التنموي (ل.س.): 3,000,000
      المجموع (ل.س.): 10,000,000
      التنموي من كل 100: 30
    `);
    expect(table).toMatchInlineSnapshot(`
      table
        | الشهر | الإنفاق الرعوي (ل.س.) | الإنفاق التنموي (ل.س.) | المجموع (ل.س.) | التنموي من كل 100
        | كانون الثاني 2026 | 9,000,000 | 1,000,000 | 10,000,000 | 10
        | شباط 2026 | 8,000,000 | 2,000,000 | 10,000,000 | 20
        | آذار 2026 | 7,000,000 | 3,000,000 | 10,000,000 | 30
    `);
    expect(file).toMatchInlineSnapshot(`
      anaqid-spending.csv
      الشهر,الإنفاق الرعوي (ل.س.),الإنفاق التنموي (ل.س.),المجموع (ل.س.),التنموي من كل 100
      2026-01,9000000,1000000,10000000,10
    `);
  });

  it('says that amounts are nominal when there is no price index', () => {
    show(situations.spendingAsSpent);
    expect(readScreen()).toContain('قيمة الخدمات بحسب الشهر، بأسعار يومها: لا مؤشر أسعار');
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('names months with provisional and missing prices, and omits the amounts that cannot be computed', async () => {
    const { chart, table } = await readChart(show(situations.spendingWithProvisionalAndMissingPrices));
    expect(chart).toMatchInlineSnapshot(`
      figure "الإنفاق الرعوي والإنفاق التنموي"
      heading 2 "الإنفاق الرعوي والإنفاق التنموي"
      قيمة الخدمات بحسب الشهر، بأسعار آذار 2026
      combobox "أسعار شهر" = "آذار 2026" of "كانون الثاني 2026" "شباط 2026" "آذار 2026"
      أعمدة شهرية من كانون الثاني 2026 إلى آذار 2026. الإنفاق الرعوي حتى الآن غير معروف، والتنموي غير معروف.
      - الإنفاق الرعوي
      - الإنفاق التنموي
      plot "الإنفاق الرعوي والإنفاق التنموي" | 4 columns | كانون الثاني 2026 | شباط | آذار 2026 | 0 | 2.5 مليون | 5 مليون | 7.5 مليون | 10 مليون
      أسعار أوّلية (مؤشر شهر سابق): شباط 2026. لا مؤشر أسعار يصلح للأشهر: آذار 2026.
    `);
    expect(table).toMatchInlineSnapshot(`
      table
        | الشهر | الإنفاق الرعوي (ل.س.) | الإنفاق التنموي (ل.س.) | المجموع (ل.س.) | التنموي من كل 100
        | كانون الثاني 2026 | 9,000,000 | 1,000,000 | 10,000,000 | 10
        | شباط 2026 | 8,000,000 | 2,000,000 | 10,000,000 | 20
        | آذار 2026 | غير معروف | غير معروف | غير معروف | غير معروف
    `);
  });

  it('names the months that are withheld to protect families', async () => {
    const { chart, table } = await readChart(show(situations.spendingWithWithheldMonths));
    expect(chart).toMatchInlineSnapshot(`
      figure "الإنفاق الرعوي والإنفاق التنموي"
      heading 2 "الإنفاق الرعوي والإنفاق التنموي"
      قيمة الخدمات بحسب الشهر، بأسعار آذار 2026
      combobox "أسعار شهر" = "آذار 2026" of "كانون الثاني 2026" "شباط 2026" "آذار 2026"
      أعمدة شهرية من كانون الثاني 2026 إلى آذار 2026. الإنفاق الرعوي حتى الآن غير معروض، والتنموي 6,000,000 ل.س..
      - الإنفاق الرعوي
      - الإنفاق التنموي
      plot "الإنفاق الرعوي والإنفاق التنموي" | 5 columns | كانون الثاني 2026 | شباط | آذار 2026 | 0 | 2.5 مليون | 5 مليون | 7.5 مليون | 10 مليون
      لا تُعرض مبالغ بعض الأشهر حمايةً للأسر، إذ تخصّ عدداً قليلاً منها: آذار 2026.
    `);
    expect(table).toMatchInlineSnapshot(`
      table
        | الشهر | الإنفاق الرعوي (ل.س.) | الإنفاق التنموي (ل.س.) | المجموع (ل.س.) | التنموي من كل 100
        | كانون الثاني 2026 | 9,000,000 | 1,000,000 | 10,000,000 | 10
        | شباط 2026 | 8,000,000 | 2,000,000 | 10,000,000 | 20
        | آذار 2026 | غير معروض | 3,000,000 | 10,000,000 | 30
    `);
  });
});
