import { screen } from '@testing-library/react';
import { judgeSituations } from '../../testing/every-situation.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situations } from './audit.situations.js';
import { filterIn, periodOf } from './log-filter.js';

describe('header of the log', () => {
  it('offers every type of record and calls back with the chosen one', async () => {
    const onChoose = jest.fn();
    const { choose } = show(situations.header, { onChoose });
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "السجل"
      من فعل ماذا ومتى، ومن اطّلع على بيانات الأسر، دون أي بيانات شخصية. لا أحد يستطيع تعديله أو حذفه.
      combobox "من" placeholder=الجميع، أو اكتب اسمًا
      combobox "الأحداث" = "التغييرات والاطّلاع" of "التغييرات والاطّلاع" "التغييرات" "الاطّلاع على البيانات"
      combobox "نوع السجل" = "كل الأنواع" of 36
      textbox "من يوم" inputmode=numeric placeholder=يوم/شهر/سنة
      textbox "إلى يوم" inputmode=numeric placeholder=يوم/شهر/سنة
      button "ملف CSV"
    `);
    await choose('نوع السجل', 'أسرة');
    expect(onChoose.mock.calls).toEqual([['record', 'family']]);
  });

  it('shows the chosen filter and clears it', async () => {
    const onChoose = jest.fn();
    const { choose } = show(situations.headerOfOneType, { onChoose });
    expect(screen.getByLabelText('نوع السجل')).toHaveDisplayValue('أسرة');
    await choose('نوع السجل', 'كل الأنواع');
    expect(onChoose.mock.calls).toEqual([['record', '']]);
  });
});

describe('entries of the log', () => {
  it('show who did what to which record, and an action without a text unchanged', () => {
    show(situations.entries);
    expect(readScreen()).toMatchInlineSnapshot(`
      table "السجل"
        | متى | من | ماذا | السجل المعني
        | 15/07/2026، 9:05 ص | لينا الحمصي، منسّق/ـة العنقود | تسجيل التحاق أسرة الحقول التي تغيّرت: الهاتف وأفراد الأسرة | F-003 (نسخة 2)
        | 15/07/2026، 9:05 ص | النظام | family.somethingNew | F-003
      button "عرض المزيد"
    `);
    expect(screen.getAllByText('F-003')[0]?.parentElement).toHaveAttribute(
      'title',
      '3f2a9c1e-0000-4000-8000-000000000001',
    );
  });

  it('tell what was changed, what a list was cut by, and link only what the administrator may open', () => {
    show(situations.whatChangedAndWhatWasRead);
    expect(readScreen()).toMatchInlineSnapshot(`
      table "السجل"
        | متى | من | ماذا | السجل المعني
        | 15/07/2026، 9:05 ص | رنا المديرة، مدير/ة النظام | تمديد تجربة المدة بالأشهر: من 6 إلى 12 النطاق: التجربة كلها يوم القرار: 01/09/2018 السبب: كان قديم ثم أُفرغ | تجربة دمشق (نسخة 1)
        | 15/07/2026، 9:05 ص | لينا الحمصي، منسّق/ـة العنقود | الاطّلاع على: إدخال الشهر الشهر: شباط 2019 25 صفًا | عنقود الياسمين
        | 15/07/2026، 9:05 ص | لينا الحمصي، منسّق/ـة العنقود | الاطّلاع على: صفحة النتائج المدة: المدة كلها | [link "تجربة دمشق" -> /setup/pilots/3f2a9c1e-0000-4000-8000-000000000001]
        | 15/07/2026، 9:05 ص | شخص لم يُعرف | محاولة دخول لم تنجح إلى هذا الحساب | 
      button "عرض المزيد"
    `);
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '/setup/pilots/3f2a9c1e-0000-4000-8000-000000000001',
    ]);
  });

  it('are loaded page by page', async () => {
    const onMore = jest.fn(() => Promise.resolve());
    const { press } = show(situations.entries, { onMore, isLoading: true });
    await press('عرض المزيد');
    expect(onMore).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('table').closest('[aria-busy="true"]')).not.toBeNull();
  });

  it('say that there are none', () => {
    show(situations.noEntries, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      Nothing in the log for this choice
      Every change that is stored and every read of data of families appears here; try another person, kind or time.
    `);
  });
});

describe('filter by person', () => {
  it('lists every result of the server, even one that does not match the typed letters', async () => {
    const onSearch = jest.fn();
    const onChoose = jest.fn();
    const { user } = show(situations.everybody, { onSearch, onChoose });
    await user.click(screen.getByPlaceholderText('الجميع، أو اكتب اسمًا'));
    expect(readScreen()).toMatchInlineSnapshot(`
      combobox "من" placeholder=الجميع، أو اكتب اسمًا expanded
      listbox "من"
        option "لينا الحمصي"
        option "سامر قباني"
    `);
    await user.paste('حمصى');
    expect(onSearch).toHaveBeenLastCalledWith('حمصى');
    await user.click(screen.getByText('لينا الحمصي'));
    expect(onChoose.mock.calls).toEqual([['account-1']]);
  });

  it('keeps the chosen person in the field when the search does not return them, and can be cleared', async () => {
    const onChoose = jest.fn();
    const { press } = show(situations.onePersonWhomTheSearchDoesNotFind, { onChoose });
    expect(screen.getByPlaceholderText('الجميع، أو اكتب اسمًا')).toHaveValue('لينا الحمصي');
    await press('عرض الجميع');
    expect(onChoose.mock.calls).toEqual([[null]]);
  });

  it('shows everybody when no person is chosen', async () => {
    const { user } = show(situations.everybody, { found: [] });
    await user.click(screen.getByPlaceholderText('الجميع، أو اكتب اسمًا'));
    expect(readScreen()).toContain('لا أحد بهذا الاسم');
  });
});

describe('filter of the log in an address', () => {
  it('takes whole days of the device, and leaves out what is none', () => {
    const filter = filterIn(new URLSearchParams('part=READS&from=2026-07-01&to=2026-07-31&who=a1'));
    expect(filter).toMatchObject({
      part: 'READS',
      from: '2026-07-01',
      to: '2026-07-31',
      actorId: 'a1',
      recordType: null,
    });
    expect(periodOf(filter)).toEqual({
      since: new Date(2026, 6, 1).toISOString(),
      before: new Date(2026, 7, 1).toISOString(),
    });
    const nothing = filterIn(new URLSearchParams('part=x&from=01/07/2026&to=2026-13-45'));
    expect(periodOf(nothing)).toEqual({ since: null, before: null });
    expect(nothing.part).toBeNull();
  });
});

judgeSituations('features/audit/audit.situations.tsx', situations);
