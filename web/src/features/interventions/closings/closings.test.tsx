import { screen, within } from '@testing-library/react';
import { judgeSituations } from '../../../testing/every-situation.js';
import { nthId } from '../../../testing/pinned-browser.js';
import { readScreen } from '../../../testing/read-screen.js';
import { show } from '../../../testing/show.js';
import { situations } from './closings.situations.js';

describe('closing a month', () => {
  it.each([
    ['إغلاق: لم يُقدَّم شيء فيها', 'NOTHING_GIVEN'],
    ['إغلاق وتركها غير معروفة', 'LEAVE'],
  ])('lists the blank cells; "%s" answers %s', async (button, blanks) => {
    const onCloseMonth = jest.fn(() => Promise.resolve(null));
    const onClose = jest.fn();
    const { press } = show(situations.closing, { onCloseMonth, onClose });
    expect(readScreen()).toContain('بقيت 3 خانات فارغة:');
    await press(button);
    const input = { clientKey: nthId(1), clusterId: 'cluster', month: '2026-06', blanks };
    expect(onCloseMonth.mock.calls).toEqual([[input]]);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('names the families by code, or says that it is all of them', () => {
    show(situations.closing);
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "إغلاق حزيران 2026"
        heading 2 "إغلاق حزيران 2026"
        button "إغلاق"
        بقيت 3 خانات فارغة:
        list "الخانات الفارغة"
          - stipend [button "F-001 أسرة 1"]
          - course [button "F-001 أسرة 1"] [button "F-002 أسرة 2"]
        button "رجوع"
        button "إغلاق وتركها غير معروفة"
        button "إغلاق: لم يُقدَّم شيء فيها"
    `);
  });

  it('offers a single button when nothing is blank', async () => {
    const onCloseMonth = jest.fn(() => Promise.resolve(null));
    const { press } = show(situations.closingComplete, { onCloseMonth });
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "إغلاق حزيران 2026"
        heading 2 "إغلاق حزيران 2026"
        button "إغلاق"
        كل الخانات مُدخلة.
        button "رجوع"
        button "إغلاق الشهر"
    `);
    await press('إغلاق الشهر');
    expect(onCloseMonth).toHaveBeenCalledWith(expect.objectContaining({ blanks: 'LEAVE' }));
  });

  it('lists the cells that are to be corrected and closes nothing, neither with "nothing given" nor as unknown', async () => {
    const onCell = jest.fn();
    const { press } = show(situations.closingWithCellsToCorrect, { onCell });
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "إغلاق حزيران 2026"
        heading 2 "إغلاق حزيران 2026"
        button "إغلاق"
        status
          خانتان تحتاجان إلى تصحيح. يُغلق الشهر بعد تصحيحهما أو ترك ما كُتب فيهما.
        list "خانات تحتاج إلى تصحيح"
          - [button "F-104، راتب شهري: «45 ألف»"]
          - [button "F-109، راتب شهري: «25.000»"]
    `);
    await press('F-104، راتب شهري: «45 ألف»');
    expect(onCell.mock.calls).toEqual([['family-104', 'service-1']]);
  });

  it('cannot be closed before every change has been sent', async () => {
    const onSend = jest.fn();
    const { press } = show(situations.closingWithUnsent, { onSend });
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "إغلاق حزيران 2026"
        heading 2 "إغلاق حزيران 2026"
        button "إغلاق"
        status
          إدخالان لم يُرسلا بعد أو لم يُقبلا. يُغلق الشهر بعد إرسالهما.
        button "إرسال الآن"
    `);
    await press('إرسال الآن');
    expect(onSend).toHaveBeenCalledTimes(1);
  });

  it.each([
    [() => Promise.resolve({ code: 'MONTH_CLOSED', field: 'month', detail: null } as const), 'هذا الشهر مغلق'],
    [() => Promise.reject(new Error('no network')), 'تعذّر الإرسال: الخادم غير متاح الآن. حاول من جديد.'],
  ])('stays open and says why the month was not closed', async (onCloseMonth, words) => {
    const onClose = jest.fn();
    const { press } = show(situations.closing, { onCloseMonth, onClose });
    await press('إغلاق وتركها غير معروفة');
    expect(readScreen()).toContain(words);
    expect(onClose).not.toHaveBeenCalled();
  });
});

describe('closed month', () => {
  it('says who closed it, when, and how many cells stayed blank, and is reopened with a reason', async () => {
    const onReopen = jest.fn(() => Promise.resolve(null));
    const { enter, press, user } = show(situations.closedNotice, { onReopen });
    expect(readScreen()).toMatchInlineSnapshot(`
      status
        أغلق سمر النحاس هذا الشهر في 03/07/2026، 9:05 ص. بقيت 3 خانات فارغة.
        button "إعادة فتح الشهر"
    `);
    await press('إعادة فتح الشهر');
    const dialog = within(screen.getByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'إعادة فتح الشهر' }));
    expect(readScreen()).toContain('اكتب السبب');
    expect(onReopen).not.toHaveBeenCalled();
    enter('لماذا يُعاد فتحه؟', ' تصحيح الراتب ');
    await user.click(dialog.getByRole('button', { name: 'إعادة فتح الشهر' }));
    const input = { clusterId: 'cluster', month: '2026-06', reason: 'تصحيح الراتب' };
    expect(onReopen.mock.calls).toEqual([[{ clientKey: expect.any(String), ...input }]]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('cannot be reopened by read-only roles', () => {
    show(situations.closedNoticeToRead);
    expect(readScreen()).toContain('لم تبق خانات فارغة.');
    expect(readScreen()).not.toContain('button');
  });
});

judgeSituations('features/interventions/closings/closings.situations.tsx', situations);
