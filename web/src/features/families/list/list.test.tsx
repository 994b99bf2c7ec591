import { screen } from '@testing-library/react';
import { judgeSituations } from '../../../testing/every-situation.js';
import { readScreen } from '../../../testing/read-screen.js';
import { show } from '../../../testing/show.js';
import { places } from '../invented-families.situations.js';
import { list, none, situations } from './list.situations.js';

describe('list of families', () => {
  it('shows the status of each family, and the number of families by status', () => {
    show(situations.list);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "الأسر"
      1,251 أسرة
      link "ترشيح أسرة" -> /families/new
      search
        textbox "بحث" type=search placeholder=الاسم أو الرمز
        combobox "الحالة" = "كل الحالات (1,251)" of "كل الحالات (1,251)" "مرشّحة (1)" "مستفيدة حاليًا (1,240)" "متوقفة مؤقتًا (3)" "بلغت حدّ الكفاية (4)" "غادرت البرنامج (1)" "لم تُقبل (2)" "سجلات مكرّرة (2)"
        combobox "الجمعية المتبنّية" = "كل الجمعيات" of "كل الجمعيات" "جمعية الإحسان" "جمعية البسمة" "جمعية الرحمة" "جمعية الوفاء"
        combobox "العنقود" = "كل عناقيدي" of "كل عناقيدي" "عنقود الزيتون" "عنقود الياسمين"
      table "الأسر"
        | الأسرة | الحالة | الجمعية المتبنّية | عدد الأفراد | المنطقة
        | [link "أم خالد الإدلبي" -> /families/family] F-017 | [button "تتقدّم كما هو متوقّع. معنى «تتقدّم كما هو متوقّع»"] | جمعية الرحمة | 2 | سلقين
        | [link "أم سامر الحموي" -> /families/other] F-018 | [button "مرشّحة. معنى «مرشّحة»"] |  | 1,250 | 
      المعروض 2 من 1,251
      button "عرض المزيد"
    `);
  });

  it('shows the active filters, and offers the associations of the chosen cluster', () => {
    show(situations.filtered, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "Families"
      1 family
      link "Nominate a family" -> /families/new
      search
        textbox "Search" = "خالد" type=search placeholder=Name or code
        combobox "State" = "Active (1,240)" of "All states (1,251)" "Candidate (1)" "Active (1,240)" "Suspended (3)" "Reached the sufficiency line (4)" "Left the programme (1)" "Not accepted (2)" "Duplicate records (2)"
        combobox "Adopting association" = "Rahma" of "All associations" "Ihsan" "Rahma" "Wafaa"
        combobox "Cluster" = "Olive cluster" of "All my clusters" "Olive cluster" "Jasmine cluster"
      table "Families"
        | Family | State | Adopting association | Members | Area
        | [link "أم خالد الإدلبي" -> /families/family] F-017 | [button "On track. What “On track” means"] | Rahma | 2 | Salqin
    `);
  });

  it('offers no choice when there is only one cluster', () => {
    show(situations.list, { clusters: places.clusters.slice(0, 1) });
    expect(screen.queryByLabelText('العنقود')).toBeNull();
  });

  it('says that no family matches, and clears the filters', async () => {
    const clear = jest.fn();
    const { press } = show(situations.noneFound, { list: { ...none, search: 'زيد', isFiltered: true, clear } });
    expect(readScreen()).toContain('لا أسرة بهذه المواصفات\nجرّب جزءًا من الاسم أو الرمز، أو وسّع الاختيار.');
    await press('عرض كل الأسر');
    expect(clear).toHaveBeenCalledTimes(1);
  });

  it('says how to begin when there are no families yet', () => {
    show(situations.noneYet);
    expect(readScreen()).toContain('لا أسر بعد\nرشّح أول أسرة من الزر أعلاه.');
    expect(screen.queryByText('عرض كل الأسر')).toBeNull();
  });

  it('shows no counts while loading', () => {
    show(situations.loading);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "الأسر"
      link "ترشيح أسرة" -> /families/new
      search
        textbox "بحث" type=search placeholder=الاسم أو الرمز
        combobox "الحالة" = "كل الحالات" of "كل الحالات" "مرشّحة" "مستفيدة حاليًا" "متوقفة مؤقتًا" "بلغت حدّ الكفاية" "غادرت البرنامج" "لم تُقبل" "سجلات مكرّرة"
        combobox "الجمعية المتبنّية" = "كل الجمعيات" of "كل الجمعيات"
      status
        جارٍ التحميل…
    `);
  });

  it('offers to try again after a failure', async () => {
    const reload = jest.fn();
    const { press } = show(situations.failed, { list: { ...none, families: null, hasFailed: true, reload } });
    expect(readScreen()).toContain('تعذّر جلب البيانات');
    await press('إعادة المحاولة');
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('calls back with the filters', async () => {
    const setFilter = jest.fn();
    const { enter, choose } = show(situations.list, { list: { ...list, setFilter } });
    enter('بحث', 'خالد');
    await choose('الحالة', 'متوقفة مؤقتًا (3)');
    await choose('الجمعية المتبنّية', 'جمعية الوفاء');
    await choose('العنقود', 'عنقود الياسمين');
    expect(setFilter.mock.calls).toEqual([
      ['q', 'خالد'],
      ['state', 'SUSPENDED'],
      ['association', 'wafaa'],
      ['cluster', 'jasmine'],
    ]);
  });

  it('loads the next page, and keeps the old results while a new search is loading', async () => {
    const more = jest.fn(() => Promise.reject(new Error('no network')));
    const { press } = show(situations.list, { list: { ...list, isLoading: true, more } });
    expect(screen.getByRole('table').closest('[aria-busy]')).toHaveAttribute('aria-busy', 'true');
    await press('عرض المزيد');
    expect(more).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('alert')).toBeVisible();
  });

  it('is not busy once everything is loaded', () => {
    show(situations.list);
    expect(screen.getByRole('table').closest('[aria-busy]')).toHaveAttribute('aria-busy', 'false');
  });
});

judgeSituations('features/families/list/list.situations.tsx', situations);
