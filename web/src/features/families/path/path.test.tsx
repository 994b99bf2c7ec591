import { fireEvent, screen, within } from '@testing-library/react';
import { judgeSituations } from '../../../testing/every-situation.js';
import { readScreen } from '../../../testing/read-screen.js';
import { show } from '../../../testing/show.js';
import { situations, unread } from './path.situations.js';

/** The path chart, then the chart of domains. */
const figure = (index: number): HTMLElement => screen.getAllByRole('figure')[index]!;

function part(index: number, selector: string): Element {
  return figure(index).querySelectorAll(selector)[0]!;
}

/** Position of a mark between the levels 1 and 5; empty when there is no mark. */
function placeOf(mark: HTMLElement | null): string {
  const style: { insetInlineStart?: string } | undefined = mark?.style;
  return style?.insetInlineStart ?? '';
}

describe('path of a family', () => {
  it('shows the next visit, the status, the services and the earlier statuses', () => {
    show(situations.onTheWay);
    expect(readScreen()).toMatchInlineSnapshot(`
      الزيارة التالية: زيارة الشهر، حتى 31/07/2026
      link "تسجيل زيارة" -> /families/family/visit
      figure "تتقدّم كما هو متوقّع. الشهر 4: المؤشر 62.5، والمتوقع 60.3."
        heading 2 "تتقدّم كما هو متوقّع. الشهر 4: المؤشر 62.5، والمتوقع 60.3."
        مؤشر الكفاية من 0 إلى 100 شهرًا بشهر، وحدّ الكفاية 70
        radiogroup "طريقة العرض"
          radio "رسم" checked
          radio "جدول"
        button "ملف CSV"
        تتقدّم كما هو متوقّع. الشهر 4: المؤشر 62.5، والمتوقع 60.3. الأشهر التي لها مؤشر: 3. أولها شباط 2026 (الشهر 0): 41، وآخرها حزيران 2026 (الشهر 4): 62.5.
        list
          - مؤشر الكفاية
          - لا مؤشر لهذا الشهر
          - المسار المتوقع
          - تحتاج إلى انتباه
          - تحتاج إلى دعم إضافي
          - حدّ الكفاية
          - سلة غذائية
          - كفالة نقدية
          - زيارة طبيب
        plot "تتقدّم كما هو متوقّع. الشهر 4: المؤشر 62.5، والمتوقع 60.3." | 6 curves, 2 areas | ■■ | ▲ | ▼ | ▼ | شباط | 2026 | آذار | نيسان | أيار | حزيران | تموز | آب | 0 | 20 | 40 | 60 | 80 | 100
        لقراءة الأرقام: لمس الرسم أو التنقّل فيه بالأسهم.
        الأسهم تنقل بين الأشهر. العلامات تحت الصفر: الخدمات المقدّمة، والعلامة المزدوجة: جمعيتان قدّمتا الخدمة نفسها في الشهر. نسخة القواعد 2.
      figure "ما يُبقي الأسرة دون حدّ الكفاية: السكن والخدمات: المستوى 2، والحد الأدنى 3؛ المؤشر 62.5، والمطلوب 70."
        heading 2 "ما يُبقي الأسرة دون حدّ الكفاية: السكن والخدمات: المستوى 2، والحد الأدنى 3؛ المؤشر 62.5، والمطلوب 70."
        المستويات من 1 (في أزمة) إلى 5 (متمكّنة) في حزيران 2026
        radiogroup "طريقة العرض"
          radio "رسم" checked
          radio "جدول"
        button "ملف CSV"
        السكن والخدمات، 1، 2، 3، دون الحد الأدنى، 15. الدخل الذاتي، 2، 4، 3، محقَّق، 30. الغذاء، 3، 5، 3، من زيارة سابقة، 10. الصحة، 4، لم يُسأل عنه، 2، لم يُسأل عنه، 10. تعليم الأطفال، لم يُسأل عنه، لم يُسأل عنه، 3، لا ينطبق، 5
        list
          - خط الأساس
          - آخر زيارة
          - الحد الأدنى
        ارتفاع السطر بحسب وزن المجال. ما دون الحد الأدنى في الأعلى.
      group
        button "الأوضاع كما ذُكرت سابقًا (3)"
        list
          - تحتاج إلى انتباهالشهر 4: المؤشر 55، دون المتوقع 62 بفارق 7.قبيل تمديد المدة، 28/06/2026، 12:30 م (حتى حزيران 2026، المدة 6)
          - تتقدّم كما هو متوقّعالشهر 1: المؤشر 45.2، والمتوقع 45.8.عند تصحيح زيارة، 25/03/2026، 12:30 م (حتى آذار 2026، المدة 6)
          - لم يُجرَ التقييم الأوللم يُسجَّل تقييم أول بعد.عند تسجيل زيارة، 20/02/2026، 12:30 م (حتى شباط 2026، المدة 6)
    `);
  });

  it('labels every third month on a phone', () => {
    show(situations.onTheWayOnPhone);
    expect(readScreen(figure(0))).toMatchInlineSnapshot(`
      figure "تتقدّم كما هو متوقّع. الشهر 4: المؤشر 62.5، والمتوقع 60.3."
        heading 2 "تتقدّم كما هو متوقّع. الشهر 4: المؤشر 62.5، والمتوقع 60.3."
        مؤشر الكفاية من 0 إلى 100 شهرًا بشهر، وحدّ الكفاية 70
        radiogroup "طريقة العرض"
          radio "رسم" checked
          radio "جدول"
        button "ملف CSV"
        تتقدّم كما هو متوقّع. الشهر 4: المؤشر 62.5، والمتوقع 60.3. الأشهر التي لها مؤشر: 3. أولها شباط 2026 (الشهر 0): 41، وآخرها حزيران 2026 (الشهر 4): 62.5.
        list
          - مؤشر الكفاية
          - لا مؤشر لهذا الشهر
          - المسار المتوقع
          - تحتاج إلى انتباه
          - تحتاج إلى دعم إضافي
          - حدّ الكفاية
          - سلة غذائية
          - كفالة نقدية
          - زيارة طبيب
        plot "تتقدّم كما هو متوقّع. الشهر 4: المؤشر 62.5، والمتوقع 60.3." | 6 curves, 2 areas | ■■ | ▲ | ▼ | ▼ | شباط | 2026 | أيار | آب | 0 | 20 | 40 | 60 | 80 | 100
        لقراءة الأرقام: لمس الرسم أو التنقّل فيه بالأسهم.
        الأسهم تنقل بين الأشهر. العلامات تحت الصفر: الخدمات المقدّمة، والعلامة المزدوجة: جمعيتان قدّمتا الخدمة نفسها في الشهر. نسخة القواعد 2.
    `);
  });

  it('shows the chart before the services are loaded, and offers association heads no visit', () => {
    show(situations.readByHeadBeforeServices, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      Next visit: Visit of the month, by 31/07/2026
      figure "On track. Month 4: index 62.5, expected 60.3."
        heading 2 "On track. Month 4: index 62.5, expected 60.3."
        Sufficiency index from 0 to 100 month by month; the sufficiency line is 70
        radiogroup "Show as"
          radio "Chart" checked
          radio "Table"
        button "CSV file"
        On track. Month 4: index 62.5, expected 60.3. Months with an index: 3. The first is February 2026 (month 0): 41, the last June 2026 (month 4): 62.5.
        list
          - Sufficiency index
          - No index in this month
          - Expected path
          - Watch
          - Needs more support
          - Sufficiency line
        plot "On track. Month 4: index 62.5, expected 60.3." | 3 curves, 2 areas | February | 2026 | March | April | May | June | July | August | 0 | 20 | 40 | 60 | 80 | 100
        To read the numbers, touch the chart or move through it with the arrow keys.
        Arrow keys walk the months. Marks below zero: services given; a double mark: two associations gave the same service in the month. Rule version 2.
      figure "What holds the family below the sufficiency line: Housing and utilities: level 2, floor 3; Index 62.5, needed 70."
        heading 2 "What holds the family below the sufficiency line: Housing and utilities: level 2, floor 3; Index 62.5, needed 70."
        Levels from 1 (in crisis) to 5 (empowered) in June 2026
        radiogroup "Show as"
          radio "Chart" checked
          radio "Table"
        button "CSV file"
        Housing and utilities, 1, 2, 3, below the floor, 15. Own income, 2, 4, 3, floor met, 30. Food, 3, 5, 3, from an earlier visit, 10. Health, 4, not asked, 2, not asked, 10. Children's education, not asked, not asked, 3, does not apply, 5
        list
          - Baseline
          - Latest visit
          - Floor
        The height of a row follows the weight of its domain. What is below its floor comes first.
    `);
  });

  it('has no expected path and no domains before the first visit', () => {
    show(situations.notVisitedYet);
    expect(readScreen()).toMatchInlineSnapshot(`
      الزيارة التالية: زيارة الشهر، حتى 31/07/2026
      link "تسجيل زيارة" -> /families/family/visit
      figure "لم يُجرَ التقييم الأول. لم يُسجَّل تقييم أول بعد."
        heading 2 "لم يُجرَ التقييم الأول. لم يُسجَّل تقييم أول بعد."
        مؤشر الكفاية من 0 إلى 100 شهرًا بشهر، وحدّ الكفاية 70
        radiogroup "طريقة العرض"
          radio "رسم" checked
          radio "جدول"
        button "ملف CSV"
        لم يُجرَ التقييم الأول. لم يُسجَّل تقييم أول بعد. الأشهر التي لها مؤشر: 0. أولها –، وآخرها –.
        list
          - مؤشر الكفاية
          - لا مؤشر لهذا الشهر
          - حدّ الكفاية
        plot "لم يُجرَ التقييم الأول. لم يُسجَّل تقييم أول بعد." | 3 curves, 2 areas | تموز | 2026 | آب | أيلول | تشرين الأول | تشرين الثاني | كانون الأول | كانون الثاني | 2027 | 0 | 20 | 40 | 60 | 80 | 100
        لقراءة الأرقام: لمس الرسم أو التنقّل فيه بالأسهم.
        الأسهم تنقل بين الأشهر. العلامات تحت الصفر: الخدمات المقدّمة، والعلامة المزدوجة: جمعيتان قدّمتا الخدمة نفسها في الشهر. نسخة القواعد 2.
    `);
  });

  it('says that the family reached sufficiency, that no domain holds it back and that no visit is due', () => {
    show(situations.graduated);
    const lines = readScreen().split('\n');
    expect(lines[0]).toBe('لا زيارة مستحقة.');
    expect(lines.filter((line) => line.includes('heading'))).toEqual([
      '  heading 2 "بلغت حدّ الكفاية في حزيران 2026، مؤكّدة."',
      '  heading 2 "لا شيء يُبقي الأسرة دون حدّ الكفاية في آخر زيارة."',
    ]);
    expect(screen.queryByText('تسجيل زيارة')).toBeNull();
  });

  it('reads out the chart month by month', () => {
    show(situations.onTheWay);
    const plot = part(0, 'svg');
    fireEvent.focus(plot);
    fireEvent.keyDown(plot, { key: 'ArrowLeft' });
    expect(readScreen(part(0, '[aria-live]'))).toMatchInlineSnapshot(`
      آذار 2026 (الشهر 1)
      مؤشر الكفاية: 45.2
      المسار المتوقع: 45.8
      الخدمات: زيارة طبيب، كفالة نقدية، سلة غذائية
    `);
  });

  it('has the data of both charts as tables', async () => {
    const { user } = show(situations.onTheWay);
    for (const index of [0, 1]) await user.click(within(figure(index)).getByLabelText('جدول'));
    const tables = [0, 1].map((index) => readScreen(part(index, 'table')));
    expect(tables.join('\n\n')).toMatchInlineSnapshot(`
      table
        | الشهر | مؤشر الكفاية | المسار المتوقع | الخدمات
        | شباط 2026 (الشهر 0) | 41 | 41 | –
        | آذار 2026 (الشهر 1) | 45.2 | 45.8 | زيارة طبيب، كفالة نقدية، سلة غذائية
        | نيسان 2026 (الشهر 2) | لا مؤشر لهذا الشهر | 50.7 | –
        | أيار 2026 (الشهر 3) | لا مؤشر لهذا الشهر | 55.5 | –
        | حزيران 2026 (الشهر 4) | 62.5 | 60.3 | زيارة طبيب
        | تموز 2026 (الشهر 5) | – | 65.2 | –
        | آب 2026 (الشهر 6) | – | 70 | –

      table
        | المجال | خط الأساس | آخر زيارة | الحد الأدنى | الوضع | الوزن
        | السكن والخدمات | 1 | 2 | 3 | دون الحد الأدنى | 15
        | الدخل الذاتي | 2 | 4 | 3 | محقَّق | 30
        | الغذاء | 3 | 5 | 3 | من زيارة سابقة | 10
        | الصحة | 4 | لم يُسأل عنه | 2 | لم يُسأل عنه | 10
        | تعليم الأطفال | لم يُسأل عنه | لم يُسأل عنه | 3 | لا ينطبق | 5
    `);
  });

  it('draws each domain with its floor, the baseline and the latest visit, domains below their floor first', () => {
    show(situations.onTheWay);
    const rows = [...figure(1).querySelectorAll<HTMLElement>('.row')].map((row) => {
      const places = ['.floor', '.baseline', '.latest'].map((mark) => placeOf(row.querySelector(mark)));
      return [...places, row.style.height, row.hasAttribute('data-below'), row.textContent].join(' | ');
    });
    expect(rows).toMatchInlineSnapshot(`
      [
        50% | 5% | 27.5% | 44px | true | السكن والخدماتدون الحد الأدنى,
        50% | 27.5% | 72.5% | 60px | false | الدخل الذاتيمحقَّق,
        50% | 50% | 95% | 44px | false | الغذاءمن زيارة سابقة,
        27.5% | 72.5% |  | 44px | false | الصحةلم يُسأل عنه,
         |  |  | 44px | false | تعليم الأطفاللا ينطبق,
         |  |  |  | false | 12345,
      ]
    `);
  });

  it('shows that it is loading', () => {
    show(situations.loading);
    expect(readScreen()).toContain('جارٍ التحميل…');
  });

  it('offers to try again after a failure', async () => {
    const reload = jest.fn();
    const { press } = show(situations.failed, { path: { ...unread, hasFailed: true, reload } });
    expect(readScreen()).toContain('تعذّر جلب البيانات');
    await press('إعادة المحاولة');
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it.each(['neverEnrolled', 'outOfReach'] as const)('shows nothing: %s', (name) => {
    show(situations[name]);
    expect(readScreen()).toBe('');
  });
});

describe('files of the charts', () => {
  const files: string[] = [];

  beforeEach(() => {
    files.length = 0;
    URL.createObjectURL = () => 'blob:file';
    URL.revokeObjectURL = () => undefined;
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      files.push(this.download);
    });
  });

  afterEach(() => jest.restoreAllMocks());

  it("have the family's code in their names", async () => {
    const { user } = show(situations.onTheWay);
    for (const index of [0, 1]) await user.click(within(figure(index)).getByText('ملف CSV'));
    expect(files).toEqual(['anaqid-F-017.csv', 'anaqid-F-017-domains.csv']);
  });
});

judgeSituations('features/families/path/path.situations.tsx', situations);
