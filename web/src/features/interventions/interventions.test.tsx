import { fireEvent, screen } from '@testing-library/react';
import { judgeSituations } from '../../testing/every-situation.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situations } from './interventions.situations.js';

const handlers = () => ({
  onCursor: jest.fn(),
  onMove: jest.fn(() => true),
  onType: jest.fn(),
  onPaste: jest.fn(),
  onCommand: jest.fn(),
  onFamily: jest.fn(),
  onStretch: jest.fn(),
  onCopy: () => null,
});

describe('month grid', () => {
  it("shows entered values, last month's values in blank cells, and totals", () => {
    show(situations.grid);
    expect(readScreen()).toMatchInlineSnapshot(`
      table "تدخلات حزيران 2026: الأسر في الصفوف والخدمات في الأعمدة"
        | الأسرةالرقم الصغير: الشهر الماضي | [button "stipendل.س.اختيار مقدّم الخدمة للعمود"] | [button "foodسلةاختيار مقدّم الخدمة للعمود"] | [button "courseسلةاختيار مقدّم الخدمة للعمود"]
        | [button "F-000أسرة 0"] | 45,000 | [textbox "أسرة 0، food" = "2" inputmode=numeric] | ✓
        | [button "F-001أسرة 1"] | 45,000 | [img "لم يُقدَّم شيء"] | 
        | [button "F-002أسرة 2"] | 45,000(إدخالان) | 1 | 
        | المجموع | 90,000 | 3 | 1
    `);
  });

  it('shows the state of each cell', () => {
    show(situations.gridWithMarks);
    const states = [...document.querySelectorAll<HTMLElement>('tbody td')].map((cell) =>
      [cell.dataset['state'], cell.dataset['copied'], cell.dataset['active']].join(' ').trim(),
    );
    expect(states).toMatchInlineSnapshot(`
      [
        sent,
        sent true true,
        sent,
        refused,
        sent,
        blank,
        sent,
        warning,
        blank,
      ]
    `);
    expect(readScreen()).toContain('مع ما لم يُرسل بعد');
    expect(readScreen()).toContain('دون خانات التصحيح');
    expect(readScreen()).toContain('جمعية الندى');
    expect(readScreen()).toContain('xx');
  });

  it('puts the input field into the active cell, with invalid text that was typed there', () => {
    show(situations.gridAtDraft);
    const field = screen.getByLabelText('أسرة 1، stipend');
    expect(field).toHaveValue('xx');
    expect(field).toBeInvalid();
    expect(field).toHaveAttribute('aria-describedby', 'cell-bar');
  });

  it('gives up with Escape what is no value, and not what was only begun', () => {
    const heard = handlers();
    show(situations.gridAtDraft, { handlers: heard });
    const field = screen.getByLabelText('أسرة 1، stipend');
    fireEvent.change(field, { target: { value: 'yy' } });
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(field).toHaveValue('xx');
    expect(heard.onCommand).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(heard.onCommand.mock.calls).toEqual([[1, 0, 'giveUp']]);
  });

  it('does not allow typing into a cell with several entries, or in a closed month', () => {
    show(situations.gridAtSeveral);
    expect(screen.getByLabelText('أسرة 2، stipend')).toHaveAttribute('readonly');
    show(situations.gridReadOnly);
    expect(screen.getByLabelText('أسرة 0، food')).toHaveAttribute('readonly');
    expect(document.querySelectorAll('thead button')).toHaveLength(0);
  });

  it('calls back with what is typed, pressed, pasted and clicked', () => {
    const heard = handlers();
    show(situations.grid, { handlers: heard });
    const field = screen.getByLabelText('أسرة 0، food');
    fireEvent.change(field, { target: { value: '3' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(heard.onType.mock.calls).toEqual([[0, 1, '3']]);
    expect(heard.onMove.mock.calls).toEqual([[{ row: 0, column: 1, runColumn: null }, expect.anything(), false]]);
    fireEvent.keyDown(field, { key: 'F2', shiftKey: true });
    fireEvent.keyDown(field, { key: 'ئ', code: 'KeyZ', ctrlKey: true });
    fireEvent.keyDown(field, { key: 'd', ctrlKey: true });
    fireEvent.keyDown(field, { key: '؟' });
    expect(heard.onCommand.mock.calls).toEqual([
      [0, 1, 'details'],
      [0, 1, 'undo'],
      [0, 1, 'copyAbove'],
      [0, 1, 'keys'],
    ]);
    fireEvent.paste(field, { clipboardData: { getData: () => '1\t2\n3\t4' } });
    expect(heard.onPaste.mock.calls).toEqual([
      [
        0,
        1,
        [
          ['1', '2'],
          ['3', '4'],
        ],
      ],
    ]);
    fireEvent.mouseDown(screen.getByTitle('الشهر الماضي'));
    expect(heard.onCursor.mock.calls.at(-1)).toEqual([1, 0]);
    fireEvent.click(screen.getByRole('button', { name: /أسرة 2/ }));
    expect(heard.onFamily.mock.calls).toEqual([[2]]);
  });

  it('empties a cell with Delete, ticks with Space, and restores with Escape', () => {
    const heard = handlers();
    show(situations.grid, { handlers: heard });
    const field = screen.getByLabelText('أسرة 0، food');
    fireEvent.change(field, { target: { value: '9' } });
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(field).toHaveValue('2');
    fireEvent.keyDown(field, { key: 'Delete' });
    expect(heard.onType.mock.calls).toEqual([[0, 1, '']]);
  });

  it('chooses the association that gives new entries of a column', async () => {
    const onColumnGiver = jest.fn();
    const { user } = show(situations.gridWithMarks, { onColumnGiver });
    await user.click(screen.getByRole('button', { name: /food/ }));
    expect(await screen.findByText('مقدّم الخدمة في الإدخالات الجديدة لهذا العمود')).toBeInTheDocument();
    await user.click(screen.getByRole('menuitem', { name: 'جمعية الياسمين' }));
    await user.click(screen.getByRole('button', { name: /food/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'الجمعية المتبنّية لكل أسرة' }));
    expect(onColumnGiver.mock.calls).toEqual([
      ['food', 'own'],
      ['food', null],
    ]);
  });
});

describe('month grid on a phone', () => {
  it("shows one service, with last month's value under each name", () => {
    show(situations.phone);
    expect(readScreen()).toMatchInlineSnapshot(`
      radiogroup "الخدمة"
      list
        - button "أسرة 0F-000، الشهر الماضي: 2"
          textbox "أسرة 0، food" = "2" inputmode=numeric
        - button "أسرة 1F-001، الشهر الماضي: 2"
          textbox "أسرة 1، food" = "0" inputmode=numeric
        - button "أسرة 2F-002، الشهر الماضي: —"
          textbox "أسرة 2، food" = "1" inputmode=numeric
      المجموع 3 سلة
    `);
  });

  it('says what is wrong in a cell, and that totals include unsent values', () => {
    show(situations.phoneWithMarks);
    expect(readScreen()).toMatchInlineSnapshot(`
      radiogroup "الخدمة"
      list
        - button "أسرة 0F-000، الشهر الماضي: —"
          textbox "أسرة 0، stipend" = "45000" inputmode=numeric
        - button "أسرة 1F-001، الشهر الماضي: 45,000«xx» ليس رقمًا: اكتب رقمًا، مثل 45000"
          textbox "أسرة 1، stipend" = "xx" inputmode=numeric invalid
        - button "أسرة 2F-002، الشهر الماضي: —"
          textbox "أسرة 2، stipend" = "45000" inputmode=numeric read-only
      المجموع 90,000 ل.س.مع ما لم يُرسل بعد دون خانات التصحيح
    `);
    const states = screen.getAllByRole('listitem').map((row) => row.dataset['state']);
    expect(states).toEqual(['sent', 'refused', 'sent']);
  });

  it('calls back with service, family and value', async () => {
    const heard = handlers();
    const { user } = show(situations.phone, { handlers: heard });
    await user.click(screen.getByRole('radio', { name: 'stipend' }));
    expect(heard.onCursor.mock.calls).toEqual([[0, 0]]);
    await user.click(screen.getByRole('button', { name: /أسرة 1/ }));
    expect(heard.onFamily.mock.calls).toEqual([[1]]);
    const field = screen.getByLabelText('أسرة 2، food');
    fireEvent.focus(field);
    expect(heard.onCursor.mock.calls.at(-1)).toEqual([2, 1]);
    fireEvent.change(field, { target: { value: '4' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(heard.onType.mock.calls).toEqual([[2, 1, '4']]);
    expect(heard.onMove.mock.calls).toEqual([[{ row: 2, column: 1, runColumn: null }, expect.anything(), false]]);
  });

  it('is read-only in a closed month', () => {
    show(situations.phoneReadOnly);
    for (const field of screen.getAllByRole('textbox')) expect(field).toHaveAttribute('readonly');
  });
});

describe('header of the grid', () => {
  it('shows the share of filled cells and the actions on the month', async () => {
    const heard = { onGo: jest.fn(), onUndo: jest.fn(), onCopy: jest.fn(), onClose: jest.fn(), onKeys: jest.fn() };
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
    const { press } = show(situations.header, heard);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "إدخال الشهر"
      group "الشهر"
        button "الشهر السابق"
        حزيران 2026
        button "الشهر التالي"
      عنقود
      6 من 9 خانة
      button "تراجع"
      button "نسخ الشهر الماضي"
      button "إغلاق الشهر"
      button "طباعة"
      button "مفاتيح لوحة الإدخال"
    `);
    expect(document.title).toBe('إدخال الشهر: حزيران 2026');
    for (const name of ['تراجع', 'نسخ الشهر الماضي', 'إغلاق الشهر', 'مفاتيح لوحة الإدخال', 'طباعة']) await press(name);
    await press('الشهر السابق');
    await press('الشهر التالي');
    for (const verb of [heard.onUndo, heard.onCopy, heard.onClose, heard.onKeys, print]) {
      expect(verb).toHaveBeenCalledTimes(1);
    }
    expect(heard.onGo.mock.calls).toEqual([[{ month: '2026-05' }], [{ month: '2026-07' }]]);
    print.mockRestore();
  });

  it('offers a choice of clusters when there are several, and no month before the first', async () => {
    const onGo = jest.fn();
    const { choose } = show(situations.headerOfTwoClusters, { onGo });
    expect(readScreen()).toContain('button "الشهر السابق" disabled');
    await choose('العنقود', 'عنقود المزة');
    expect(onGo.mock.calls).toEqual([[{ cluster: 'second' }]]);
  });

  it('offers no changes to read-only roles', () => {
    show(situations.headerReadOnly);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "إدخال الشهر"
      group "الشهر"
        button "الشهر السابق"
        تموز 2026
        button "الشهر التالي" disabled
      عنقود
      6 من 9 خانة
      button "طباعة"
      button "مفاتيح لوحة الإدخال"
    `);
  });
});

describe('active cell in words', () => {
  it.each([
    ['bar', 'أسرة 0، foodالشهر الماضي: 2مقدّم الخدمة: جمعية الندى'],
    ['barOfColumnGiver', 'أسرة 1، stipendالشهر الماضي: 45,000مقدّم الخدمة: جمعية الندى'],
    ['barOfDraft', '«xx» ليس رقمًا: اكتب رقمًا، مثل 45000'],
    ['barOfRefused', 'هذا الشهر مغلق. أعد فتحه أولًا. (Shift F2 للتفاصيل)'],
    ['barOfRepeatToExplain', 'اكتب سببًا للحفظ. (Shift F2 للتفاصيل)'],
    ['barOfRepeat', 'تكرار محتمل: قدّمت جمعية الندى الخدمة نفسها ضمن المدة'],
    ['barOfUnnamedRepeat', 'تكرار محتمل: قدّمت جمعية أخرى الخدمة نفسها ضمن المدة'],
    ['barOfSeveral', 'في هذه الخانة أكثر من إدخال: F2 للتعديل'],
  ] as const)('%s says: %s', (name, words) => {
    show(situations[name]);
    expect(screen.getByRole('status').textContent).toContain(words);
  });

  it('shows only the parts that apply', () => {
    show(situations.bar);
    const text = screen.getByRole('status').textContent;
    for (const words of ['تكرار', 'F2', 'رقمًا']) expect(text).not.toContain(words);
    show(situations.barOfNoCell);
    expect(screen.getAllByRole('status').at(-1)).toBeEmptyDOMElement();
    show(situations.barOfDraft);
    expect(screen.getAllByRole('status').at(-1)?.textContent).toContain('الشهر الماضي: —');
    show(situations.barOfRepeatToExplain);
    expect(screen.getAllByRole('status').at(-1)?.textContent).not.toContain('قدّمت جمعية الندى');
  });
});

judgeSituations('features/interventions/interventions.situations.tsx', situations);
