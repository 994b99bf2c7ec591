import { screen } from '@testing-library/react';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situations } from './audit.situations.js';

describe('the head of the log', () => {
  it('offers every type of record and hands out the chosen one', async () => {
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

  it('shows what is chosen, and gives it up again', async () => {
    const onRecordType = jest.fn();
    const { choose } = show(situations.headerOfOneType, { onRecordType });
    expect(screen.getByLabelText('نوع السجل')).toHaveDisplayValue('أسرة');
    await choose('نوع السجل', 'كل الأنواع');
    expect(onRecordType.mock.calls).toEqual([['']]);
  });
});

describe('entries of the log', () => {
  it('say who did what to which record; an action without words stays as it is', () => {
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

  it('are fetched page by page', async () => {
    const onMore = jest.fn(() => Promise.resolve());
    const { press } = show(situations.entries, { onMore, isLoading: true });
    await press('عرض المزيد');
    expect(onMore).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('table').closest('[aria-busy="true"]')).not.toBeNull();
  });

  it('may be none', () => {
    show(situations.noEntries, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      Nothing in the log for this choice
      Every change that is stored appears here; try another person or kind.
    `);
  });
});

describe('the person whose entries are shown', () => {
  it('is found by what the server finds, not by the letters typed', async () => {
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

  it('stays in the field when the search does not find them, and can be given up', async () => {
    const onChoose = jest.fn();
    const { press } = show(situations.onePersonWhomTheSearchDoesNotFind, { onChoose });
    expect(screen.getByPlaceholderText('الجميع، أو اكتب اسمًا')).toHaveValue('لينا الحمصي');
    await press('عرض الجميع');
    expect(onChoose.mock.calls).toEqual([[null]]);
  });

  it('may be nobody', async () => {
    const { user } = show(situations.everybody, { found: [] });
    await user.click(screen.getByPlaceholderText('الجميع، أو اكتب اسمًا'));
    expect(readScreen()).toContain('لا أحد بهذا الاسم');
  });
});
