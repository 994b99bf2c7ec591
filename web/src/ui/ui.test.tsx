import { act, screen, within } from '@testing-library/react';
import { judgeSituations } from '../testing/every-situation.js';
import { readScreen } from '../testing/read-screen.js';
import { show } from '../testing/show.js';
import { situations } from './ui.situations.js';

const dialog = (): string => readScreen(screen.getByRole('dialog'));

describe('confirmation dialog', () => {
  it('says what will happen and waits for the answer', async () => {
    const [onConfirm, onClose] = [jest.fn(), jest.fn()];
    const { press } = show(situations.confirmDialog, { onConfirm, onClose });
    expect(dialog()).toMatchInlineSnapshot(`
      dialog "حذف المسودة"
        heading 2 "حذف المسودة"
        button "إغلاق"
        تضيع الإجابات التي لم تُحفظ.
        button "إلغاء"
        button "حذف"
    `);
    await press('إلغاء');
    expect([onConfirm.mock.calls.length, onClose.mock.calls.length]).toEqual([0, 1]);
    await press('حذف');
    expect([onConfirm.mock.calls.length, onClose.mock.calls.length]).toEqual([1, 1]);
    await press('إغلاق');
    expect([onConfirm.mock.calls.length, onClose.mock.calls.length]).toEqual([1, 2]);
  });

  it('focuses the harmless answer', async () => {
    show(situations.confirmDialog);
    await act(() => new Promise((resolve) => setTimeout(resolve)));
    expect(screen.getByRole('button', { name: 'إلغاء' })).toHaveFocus();
  });

  it('is not shown while closed', () => {
    show(situations.confirmDialog, { opened: false });
    expect(readScreen()).toBe('');
  });
});

describe('form dialog', () => {
  it('has a name and closes with its button or Escape', async () => {
    const onClose = jest.fn();
    const { press, user } = show(situations.formDialog, { onClose });
    expect(dialog()).toMatchInlineSnapshot(`
      dialog "منطقة جديدة"
        heading 2 "منطقة جديدة"
        button "إغلاق"
        الحقول
    `);
    await press('إغلاق');
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(2);
  });

  it('has no content while closed', () => {
    show(situations.closedDialog);
    expect(readScreen()).toBe('');
  });
});

describe('data table', () => {
  it('is read as a table, also when it is shown as cards on a phone', () => {
    show(situations.dataTable);
    expect(readScreen()).toMatchInlineSnapshot(`
      table "السلال"
        | الاسم | العدد | إجراءات
        | سلة كبيرة | 4 | [button "حذف سلة كبيرة"]
        | سلة صغيرة | 7 | [button "حذف سلة صغيرة"]
    `);
    const table = screen.getByRole('table', { name: 'السلال' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['الاسم', 'العدد', 'إجراءات']);
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['سلة كبيرة', 'سلة صغيرة']);
  });

  it('labels the values of a card, but not its title and buttons', () => {
    show(situations.dataTable);
    const labels = [...document.querySelectorAll('tbody th, tbody td')].map((cell) => cell.getAttribute('data-label'));
    expect(labels.slice(0, 3)).toEqual([null, 'العدد', null]);
  });
});

describe('states without content', () => {
  it('say what is missing, why, and what to do', () => {
    show(situations.emptyState);
    expect(readScreen()).toMatchInlineSnapshot(`
      لا توجد أسر بعد
      لم تُرشَّح أسرة.
      button "ترشيح أسرة"
    `);
    show(situations.emptyStateWithoutReason);
    expect(readScreen()).toMatchInlineSnapshot(`لا توجد أسر بعد`);
  });

  it('announce immediately that loading failed, and offer to try again', async () => {
    const onRetry = jest.fn();
    const { press } = show(situations.errorState, { onRetry });
    expect(readScreen()).toMatchInlineSnapshot(`
      alert
        تعذّر جلب البيانات
        قد تكون الشبكة أو الخادم غير متاحين الآن. لم يضع شيء مما أدخلته.
        button "إعادة المحاولة"
    `);
    await press('إعادة المحاولة');
    expect(onRetry).toHaveBeenCalledTimes(1);
    show(situations.errorStateWithoutRetry);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('say that data are loading, or not found', () => {
    show(situations.loading);
    expect(readScreen()).toMatchInlineSnapshot(`
      status
        جارٍ التحميل…
    `);
    show(situations.notFound);
    expect(readScreen()).toMatchInlineSnapshot(`
      لا توجد هذه الصفحة
      ربما تغيّر الرابط، أو أن ما تبحث عنه خارج نطاق عملك.
    `);
    show(situations.notFound, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      There is no such page
      The address may have changed, or what you look for lies outside your work.
    `);
  });
});

it('facts are shown below their labels, the main ones larger', () => {
  show(situations.facts);
  expect(readScreen()).toMatchInlineSnapshot(`
    العناقيد: 4
    العملة: ل.س.
  `);
  expect([...document.querySelectorAll('dd')].map(({ className }) => className)).toEqual(['big', '']);
});

describe('month select', () => {
  it("formats months in the reader's language", () => {
    show(situations.monthSelect);
    expect(readScreen()).toMatchInlineSnapshot(`combobox "الشهر" = "شهر 01" of "شهر 01" "شهر 02" "شهر 03"`);
  });

  it('can offer an empty option first', () => {
    show(situations.monthSelectWithNone);
    expect(readScreen()).toMatchInlineSnapshot(
      `combobox "الشهر" = "بلا نهاية" of "بلا نهاية" "شهر 01" "شهر 02" "شهر 03"`,
    );
    expect(screen.getByLabelText('الشهر')).toHaveValue('');
  });
});

describe('month stepper', () => {
  it('goes in both directions', async () => {
    const [onPrevious, onNext] = [jest.fn(), jest.fn()];
    const { press } = show(situations.monthStepper, { onPrevious, onNext });
    expect(readScreen()).toMatchInlineSnapshot(`
      group "الشهر"
        button "الشهر السابق"
        تموز 2026
        button "الشهر التالي"
    `);
    await press('الشهر السابق');
    expect([onPrevious.mock.calls.length, onNext.mock.calls.length]).toEqual([1, 0]);
    await press('الشهر التالي');
    expect([onPrevious.mock.calls.length, onNext.mock.calls.length]).toEqual([1, 1]);
    expect(screen.getByText('تموز 2026')).toHaveAttribute('aria-live', 'polite');
  });

  it('stops where there is no other month', () => {
    show(situations.monthStepperOfOneMonth);
    expect(readScreen()).toMatchInlineSnapshot(`
      group "الشهر"
        button "الشهر السابق" disabled
        تموز 2026
        button "الشهر التالي" disabled
    `);
  });
});

it('a notice is announced: a refusal immediately, any other politely', () => {
  show(situations.information);
  expect(readScreen()).toMatchInlineSnapshot(`
    status "للعلم"
      للعلم
      أُغلق الشهر.
  `);
  show(situations.warning);
  expect(readScreen()).toMatchInlineSnapshot(`
    status
      بقيت خلايا فارغة.
  `);
  show(situations.refusal);
  expect(readScreen()).toMatchInlineSnapshot(`
    alert
      الشهر مغلق.
  `);
});

describe('headings', () => {
  it('the page header also sets the title of the browser tab', () => {
    show(situations.pageHeader);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "الأسر"
      أسر العنقود كلها.
      button "ترشيح أسرة"
    `);
    expect(document.title).toBe('الأسر');
    show(situations.pageHeaderAlone);
    expect(readScreen()).toBe('heading 1 "الأسر"');
  });

  it('the heading of a section names the section', () => {
    show(situations.section);
    expect(readScreen()).toMatchInlineSnapshot(`
      region "خط الدخل"
        heading 2 "خط الدخل"
        ما يحتاجه مكافئ بالغ واحد.
        button "تسجيل خط"
        لا خط بعد.
    `);
    show(situations.sectionAlone);
    expect(readScreen()).toMatchInlineSnapshot(`
      region "خط الدخل"
        heading 2 "خط الدخل"
        لا خط بعد.
    `);
  });
});

describe('paged list', () => {
  it('loads the next page once, however often the button is pressed', async () => {
    let fetched = (): void => undefined;
    const onMore = jest.fn(() => new Promise<void>((resolve) => (fetched = resolve)));
    const { press } = show(situations.showMore, { onMore });
    expect(readScreen()).toMatchInlineSnapshot(`
      20 من 45
      button "عرض المزيد"
    `);
    await press('عرض المزيد');
    expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
    await press('عرض المزيد');
    expect(onMore).toHaveBeenCalledTimes(1);
    await act(async () => fetched());
    expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'false');
    await press('عرض المزيد');
    expect(onMore).toHaveBeenCalledTimes(2);
  });

  it('says that the next page could not be loaded, until it can', async () => {
    const onMore = jest.fn().mockRejectedValueOnce(new Error('no network')).mockResolvedValueOnce(undefined);
    const { press } = show(situations.showMore, { onMore });
    await press('عرض المزيد');
    expect(await screen.findByRole('alert')).toHaveTextContent('تعذّر جلب المزيد. يمكن المحاولة مرة أخرى.');
    await press('عرض المزيد');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows no button at its end', () => {
    show(situations.showMoreAtEnd);
    expect(readScreen()).toBe('');
  });
});

judgeSituations('ui/ui.situations.tsx', situations);
