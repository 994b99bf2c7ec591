import { screen } from '@testing-library/react';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situations } from './audit.situations.js';

describe('header of the log', () => {
  it('offers every type of record and calls back with the chosen one', async () => {
    const onRecordType = jest.fn();
    const { choose } = show(situations.header, { onRecordType });
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "السجل"
      من فعل ماذا ومتى، دون بيانات شخصية. لا أحد يستطيع تعديله أو حذفه.
      combobox "من" placeholder=الجميع، أو اكتب اسمًا
      combobox "نوع السجل" = "كل الأنواع" of 21
    `);
    await choose('نوع السجل', 'أسرة');
    expect(onRecordType.mock.calls).toEqual([['family']]);
  });

  it('shows the chosen filter and clears it', async () => {
    const onRecordType = jest.fn();
    const { choose } = show(situations.headerOfOneType, { onRecordType });
    expect(screen.getByLabelText('نوع السجل')).toHaveDisplayValue('أسرة');
    await choose('نوع السجل', 'كل الأنواع');
    expect(onRecordType.mock.calls).toEqual([['']]);
  });
});

describe('entries of the log', () => {
  it('show who did what to which record, and an action without a text unchanged', () => {
    show(situations.entries);
    expect(readScreen()).toMatchInlineSnapshot(`
      table "السجل"
        | متى | من | ماذا | رقم السجل
        | 15/07/2026، 9:05 ص | لينا الحمصي، منسّق/ـة العنقود | سجّل التحاق أسرة | 3f2a9c1e (نسخة 2)
        | 15/07/2026، 9:05 ص | النظام | family.somethingNew | 3f2a9c1e
      button "عرض المزيد"
    `);
    expect(screen.getAllByText(/3f2a9c1e/)[0]).toHaveAttribute('title', '3f2a9c1e-0000-4000-8000-000000000001');
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
      Every change that is stored appears here; try another person or kind.
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
