import { act, screen } from '@testing-library/react';
import { dropDraft, keepDraft } from '../../platform/drafts/draft-storage.js';
import { dropFormDraftsBut, keepFormDraft } from '../../platform/drafts/form-drafts.js';
import { maySignOut } from '../../platform/session.js';
import { judgeSituations } from '../../testing/every-situation.js';
import { readScreen } from '../../testing/read-screen.js';
import { renderView, show } from '../../testing/show.js';
import { coordinator } from '../../testing/viewers.js';
import type { OutboxItem } from './outbox-item.js';
import { outboxIn, situations, textInCell, waiting } from './outbox.situations.js';
import { SignOutQuestion } from './SignOutQuestion.js';

/** The content that an amended item is expected to have. */
function amended(amend: jest.Mock, item: OutboxItem): OutboxItem {
  const [[itemId, change]] = amend.mock.calls as [[string, (old: OutboxItem) => OutboxItem]];
  expect(itemId).toBe(item.itemId);
  return change(item);
}

describe('badge of unsent changes', () => {
  it.each([
    ['badgeSaved', 'كل شيء محفوظ'],
    ['badgeWaiting', '2 بانتظار الإرسال'],
    ['badgeUnreachable', '1 بانتظار الإرسال'],
    ['badgeRefused', '1 بانتظار الإرسال، 1 للتصحيح'],
    ['badgeUnreadable', '1 للتصحيح'],
    ['badgeToCorrect', '1 للتصحيح'],
    ['badgeOfAll', '2 بانتظار الإرسال، 1 للتصحيح، 1 للاختيار'],
    ['badgeNotKeptWithText', 'لا يُحفظ على هذا الجهاز، 1 للتصحيح'],
    ['badgeNotKept', 'لا يُحفظ على هذا الجهاز'],
  ] as const)('says in %s: %s', (name, words) => {
    show(situations[name]);
    expect(readScreen()).toContain(words);
    if (name !== 'badgeSaved') expect(readScreen()).not.toContain('كل شيء محفوظ');
  });

  it('counts a half-filled form and a begun visit, and lists the way to each and how to drop it', async () => {
    renderView(<></>);
    keepFormDraft(`${coordinator.id} nomination`, { name: 'أم خالد' });
    keepDraft(`visit ${coordinator.id} f1 2026-07 FULL`, {});
    keepFormDraft('somebody-else nomination', {});
    const { user, press } = show(situations.badgeSaved);
    keepDraft(`visit ${coordinator.id} f1 2026-07 FULL`, {});
    expect(await screen.findByRole('button', { name: '2 للإكمال' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '2 للإكمال' }));
    expect(readScreen()).toContain('زيارة بدأت ولم تُحفظ بعد');
    const [discard] = screen.getAllByRole('button', { name: 'ترك هذا التغيير' });
    if (discard === undefined) throw new Error('nothing to drop');
    await user.click(discard);
    await press('نعم، اتركه نهائيًا');
    expect(screen.getByTestId('outbox-badge')).toHaveTextContent('1 للإكمال');
    dropFormDraftsBut(null);
    dropDraft(`visit ${coordinator.id} f1 2026-07 FULL`);
  });

  it('opens the list', async () => {
    const { user } = show(situations.badgeRefused);
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.click(screen.getByRole('button'));
    expect(readScreen()).toContain('dialog "ما لم يُرسل بعد"');
    expect(readScreen()).toContain('إرسال الآن');
  });
});

describe('list of unsent changes', () => {
  it("shows unsent changes by the family's code, never by name", () => {
    show(situations.listWaiting);
    expect(readScreen()).toMatchInlineSnapshot(`
      list
        - F-002 راتب شهريتموز 202645,000
          محفوظ على هذا الجهاز، بانتظار الإرسال
        - F-002 راتب شهريتموز 2026فارغ
          محفوظ على هذا الجهاز، بانتظار الإرسال
      button "إرسال الآن"
    `);
  });

  it('says that everything is on the server, and when it was last sent', () => {
    show(situations.listSaved);
    expect(readScreen()).toMatchInlineSnapshot(`
      كل ما أدخلته محفوظ على الخادم.
      آخر إرسال: 15/07/2026، 9:05 ص
    `);
  });

  it('says that the server cannot be reached, in place of the time of the last sending', async () => {
    const wake = jest.fn();
    const { press } = show(situations.listUnreachable, {
      outbox: outboxIn({ items: [waiting], obstacle: 'UNREACHABLE' }, { wake }),
    });
    expect(readScreen()).toContain('الخادم غير متاح الآن. يُعاد الإرسال تلقائيًا، ولا يضيع شيء.');
    expect(readScreen()).not.toContain('آخر إرسال');
    await press('إرسال الآن');
    expect(wake).toHaveBeenCalledTimes(1);
  });

  it('lists a text that is no value as it was typed, with the way to its cell, until it is given up', async () => {
    const changeCells = jest.fn(() => Promise.resolve());
    const { press } = show(situations.listOfText, { outbox: outboxIn({ cells: [textInCell] }, { changeCells }) });
    expect(readScreen()).toMatchInlineSnapshot(`
      list
        - F-104 راتب شهريتموز 202645 ألف
          alert
            ليس رقمًا: اكتب رقمًا، مثل 45000
          link "إلى الخانة" -> /?cluster=cluster-1&month=2026-07&family=family-104&service=service-1&at=cell
          button "ترك هذا التغيير"
    `);
    expect(screen.getByRole('link', { name: 'إلى الخانة' })).toHaveAttribute(
      'href',
      '/?cluster=cluster-1&month=2026-07&family=family-104&service=service-1&at=cell',
    );
    await press('ترك هذا التغيير');
    expect(changeCells).not.toHaveBeenCalled();
    await press('نعم، اتركه نهائيًا');
    expect(changeCells.mock.calls).toEqual([[[{ itemId: 'cell-1', cell: null }]]]);
  });

  it('says that the server failed on some changes and that they will be sent again', () => {
    show(situations.listFaulted);
    expect(readScreen()).toContain('تعذّر على الخادم حفظ بعض الإدخالات الآن. يُعاد الإرسال تلقائيًا، ولا يضيع شيء.');
  });

  it('offers the latest version of the app when the server no longer supports this one', () => {
    show(situations.listOfOldApp);
    expect(readScreen()).toMatchInlineSnapshot(`
      status
        الخادم أحدث من هذه النسخة من التطبيق. ما لم يُرسل محفوظ على هذا الجهاز، ويُرسل بعد تحميل آخر نسخة.
        button "تحميل آخر نسخة"
      list
        - F-002 راتب شهريتموز 202645,000
          محفوظ على هذا الجهاز، بانتظار الإرسال
      button "إرسال الآن"
    `);
  });

  it('shows changes it cannot read and discards them after a second press', async () => {
    const discardUnreadable = jest.fn(() => Promise.resolve());
    const unreadable = [{ accountId: 'coordinator', itemId: 'item-9' }];
    const { press } = show(situations.listUnreadable, { outbox: outboxIn({ unreadable }, { discardUnreadable }) });
    expect(readScreen()).toMatchInlineSnapshot(`
      list
        - alert
            لا تفهم هذه النسخة من التطبيق هذا الإدخال: كتبته نسخة أخرى. حمّل آخر نسخة ليُرسل.
          button "ترك هذا التغيير"
    `);
    await press('ترك هذا التغيير');
    expect(discardUnreadable).not.toHaveBeenCalled();
    await press('نعم، اتركه نهائيًا');
    expect(discardUnreadable.mock.calls).toEqual([['item-9']]);
  });

  it('warns that this browser stores nothing, and says why a change was not accepted', () => {
    show(situations.listNotKept);
    expect(readScreen()).toMatchInlineSnapshot(`
      alert
        لا يسمح هذا المتصفح بحفظ ما لم يُرسل. لا تغلق الصفحة قبل أن يُرسل كل شيء.
      list
        - F-002 راتب شهريتموز 202645,000
          alert
            هذا الشهر مغلق. أعد فتحه أولًا.
          button "إعادة الإرسال"
          button "ترك هذا التغيير"
      button "إرسال الآن"
    `);
  });

  it('does not say that everything is saved when unread changes of an earlier session may remain', () => {
    show(situations.listOfNothingNotKept);
    expect(readScreen()).not.toContain('محفوظ على الخادم');
    expect(readScreen()).toContain('لا يسمح هذا المتصفح بحفظ ما لم يُرسل.');
  });
});

describe('change that was not accepted', () => {
  it('can be sent again unchanged, or discarded after a second press', async () => {
    const amend = jest.fn(() => Promise.resolve());
    const discard = jest.fn(() => Promise.resolve());
    const { press } = show(situations.refusedForClosedMonth, { outbox: outboxIn({}, { amend, discard }) });
    expect(readScreen()).toMatchInlineSnapshot(`
      alert
        هذا الشهر مغلق. أعد فتحه أولًا.
      button "إعادة الإرسال"
      button "ترك هذا التغيير"
    `);
    await press('إعادة الإرسال');
    expect(amended(amend, waiting)).toEqual(waiting);
    await press('ترك هذا التغيير');
    expect(discard).not.toHaveBeenCalled();
    await press('نعم، اتركه نهائيًا');
    expect(discard.mock.calls).toEqual([['entry-1']]);
  });

  it('cannot be sent again when another change was stored under its key', () => {
    show(situations.refusedForConflict);
    expect(readScreen()).not.toContain('إعادة الإرسال');
    expect(readScreen()).toContain('ترك هذا التغيير');
  });

  it('can be saved with a reason when it may repeat another service', async () => {
    const amend = jest.fn(() => Promise.resolve());
    const { enter, press } = show(situations.refusedAsRepeat, { outbox: outboxIn({}, { amend }) });
    expect(readScreen()).toMatchInlineSnapshot(`
      status
        تكرار محتمل: قدّمت جمعية أخرى الخدمة نفسها ضمن المدة. اكتب سببًا للحفظ.
      قدّمت جمعية الرحمة الخدمة نفسها بفارق 3 أيام.
      textbox "سبب الحفظ مع ذلك" maxlength=1000
      button "حفظ مع السبب"
      button "ترك هذا التغيير"
    `);
    await press('حفظ مع السبب');
    expect(amend).not.toHaveBeenCalled();
    enter('سبب الحفظ مع ذلك', ' أسرة كبيرة ');
    await press('حفظ مع السبب');
    expect(amended(amend, waiting).change).toEqual({
      kind: 'correct',
      version: 3,
      input: { quantity: 1, amount: 45_000, repeatReason: 'أسرة كبيرة' },
    });
  });

  it('accepts the reason with Enter, also for a new entry, and hides the other association when the family does not share data', async () => {
    const amend = jest.fn(() => Promise.resolve());
    const { user } = show(situations.refusedAsRepeatOfLog, { outbox: outboxIn({}, { amend }) });
    expect(readScreen()).toContain('غطّت جمعية أخرى هذه الخدمة بفارق يوم واحد.');
    await user.type(screen.getByLabelText('سبب الحفظ مع ذلك'), 'a{Enter}');
    const input = { familyId: 'family-2', serviceTypeId: 'service-1', month: '2026-07', quantity: 1, amount: 1 };
    const log: OutboxItem = { ...waiting, change: { kind: 'log', input } };
    expect(amended(amend, log).change).toEqual({ kind: 'log', input: { ...input, repeatReason: 'a' } });
    const removal: OutboxItem = { ...waiting, change: { kind: 'void', version: 1, input: { reason: 'خطأ' } } };
    expect(amended(amend, removal)).toEqual(removal);
  });

  it('shows both values when somebody else changed the entry, and sends the chosen one', async () => {
    const amend = jest.fn(() => Promise.resolve());
    const discard = jest.fn(() => Promise.resolve());
    const { press } = show(situations.refusedAsStale, { outbox: outboxIn({}, { amend, discard }) });
    expect(readScreen()).toMatchInlineSnapshot(`
      alert
        تغيّر هذا الإدخال من مكان آخر. اختر القيمة الصحيحة.
      button "قيمتي: 45,000"
      button "القيمة المحفوظة: 52,000"
    `);
    await press('قيمتي: 45,000');
    expect(amended(amend, waiting).change).toEqual({ ...waiting.change, version: 4 });
    await press('القيمة المحفوظة: 52,000');
    expect(discard.mock.calls).toEqual([['entry-1']]);
  });

  it('offers mine, theirs and both with their currency when a cell was filled by two, and says who filled it when', async () => {
    const amend = jest.fn(() => Promise.resolve());
    const discard = jest.fn(() => Promise.resolve());
    const { press } = show(situations.refusedForFilledCell, { outbox: outboxIn({}, { amend, discard }) });
    expect(readScreen()).toMatchInlineSnapshot(`
      alert
        في هذه الخانة قيمة أخرى لم تكن ظاهرة حين كتبت فيها. اختر الصحيح.
      المحفوظ (هدى العلي، 14/07/2026، 9:05 ص): 52,000 ل.س.
      button "قيمتي: 45,000 ل.س."
      button "القيمة المحفوظة: 52,000 ل.س."
      button "قُدّمت كلتاهما: 97,000 ل.س."
    `);
    await press('قُدّمت كلتاهما: 97,000 ل.س.');
    expect(amended(amend, waiting).change).toMatchObject({
      kind: 'log',
      input: { seen: [{ id: 'entry-1', version: 4 }] },
    });
    amend.mockClear();
    await press('قيمتي: 45,000 ل.س.');
    expect(amended(amend, waiting)).toMatchObject({ entryId: 'entry-1', change: { kind: 'correct', version: 4 } });
    await press('القيمة المحفوظة: 52,000 ل.س.');
    expect(discard.mock.calls).toEqual([['entry-1']]);
  });

  it('does not offer both where one of them is "nothing given"', () => {
    show(situations.refusedForNothingGiven);
    expect(readScreen()).not.toContain('كلتاهما');
    expect(readScreen()).toContain('القيمة المحفوظة: لم يُقدَّم شيء');
  });

  it('says "nothing given" and "empty" in words', () => {
    show(situations.refusedAsStaleQuantity);
    expect(readScreen()).toContain('قيمتي: لم يُقدَّم شيء');
    expect(readScreen()).toContain('القيمة المحفوظة: 2 (سلة غذائية)');
    show(situations.refusedAsStaleVoided);
    expect(readScreen()).toContain('قيمتي: فارغ');
    expect(readScreen()).toContain('القيمة المحفوظة: فارغ');
  });
});

describe('signing out', () => {
  const ask = async (): Promise<boolean> => {
    let answer: Promise<boolean> = Promise.resolve(false);
    await act(async () => {
      answer = maySignOut(coordinator);
      await Promise.resolve();
    });
    return answer;
  };

  it('asks nothing when everything has been sent', async () => {
    renderView(<SignOutQuestion outbox={outboxIn({})} />);
    expect(await ask()).toBe(true);
    expect(readScreen()).toBe('');
  });

  it('asks when a text that is no value is all that is left', async () => {
    const { press } = renderView(<SignOutQuestion outbox={outboxIn({ cells: [textInCell] })} />);
    const answer = maySignOut(coordinator);
    expect(await screen.findByText(/إدخال واحد لم يُرسل بعد/)).toBeInTheDocument();
    await press('خروج مع ذلك');
    expect(await answer).toBe(true);
  });

  it.each([
    ['خروج مع ذلك', true],
    ['إلغاء', false],
  ])('says how many changes are unsent; "%s" answers %s', async (button, expected) => {
    const wake = jest.fn();
    const { press } = renderView(<SignOutQuestion outbox={outboxIn({ items: [waiting] }, { wake })} />);
    const answer = maySignOut(coordinator);
    expect(await screen.findByText(/إدخال واحد لم يُرسل بعد/)).toBeInTheDocument();
    expect(wake).toHaveBeenCalledTimes(1);
    await press(button);
    expect(await answer).toBe(expected);
  });
});

judgeSituations('domain/outbox/outbox.situations.tsx', situations);
