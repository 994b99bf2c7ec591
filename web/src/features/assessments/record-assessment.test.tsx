import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { nthId } from '../../testing/pinned-browser.js';
import { dropDraft } from '../../platform/drafts/draft-storage.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { coordinator } from '../../testing/viewers.js';
import { situations } from './assessments.situations.js';
import { fullForm, recorded } from './invented-visit.situations.js';

const stores = () => Promise.resolve(recorded);

const draftKey = `anaqid.draft visit ${coordinator.id} family 2026-07 MONTHLY`;

/** The question of a domain. */
function question(name: string): HTMLElement {
  return [...document.querySelectorAll('li')].filter((item) => item.querySelector('h2')?.textContent === name)[0]!;
}

/** Chooses a level by its text. */
async function answer(user: ReturnType<typeof show>['user'], name: string, words: string): Promise<void> {
  await user.click(within(question(name)).getByText(words));
}

describe('recording a visit', () => {
  it("submits every answer, income and text, then shows the server's result", async () => {
    const onRecord = jest.fn(stores);
    const onRecorded = jest.fn();
    const { enter, choose, press, user } = show(situations.visit, { onRecord, onRecorded });
    await choose('على ماذا تستند الإجابات', 'رآه الزائر');
    await answer(user, 'الغذاء', 'هشّة');
    await answer(user, 'العمل وسبل العيش', 'في أزمة');
    await choose('على ماذا تستند الإجابة: العمل وسبل العيش', 'تُثبته وثيقة');
    enter('أجور (ل.س.)', '٤٥٠٬٠٠٠');
    enter('تبرعات (ل.س.)', '50,000');
    await choose('كيف ترى الأسرة وضعها بنفسها', 'مستقرة');
    enter('رأي الباحث/ـة', ' تحسّن واضح ');
    enter('يوم الزيارة', '2026-07-12');
    enter('من زار، إن كان غيرك', ' هدى ');
    enter('ما أنفقته الأسرة في الشهر (ل.س.)', '600000');
    await press('إعادة زيارة مستقلة: تُقارن ولا تدخل في المؤشر');
    await press('سُئلت الأسرة، ولا دخل من أي مصدر آخر');
    await press('حفظ الزيارة');
    expect(onRecord.mock.calls).toEqual([
      [
        {
          clientKey: nthId(1),
          familyId: 'family',
          month: '2026-07',
          form: 'MONTHLY',
          visitedOn: '2026-07-12',
          independent: true,
          selfRating: 3,
          answers: [
            { domain: 'FOOD', level: 2, evidence: 'SEEN' },
            { domain: 'WORK', level: 1, evidence: 'DOCUMENT' },
          ],
          incomes: [
            { source: 'EARNINGS', amount: 450_000 },
            { source: 'CHARITY', amount: 50_000 },
          ],
          expenditure: 600_000,
          opinion: 'تحسّن واضح',
          visitor: 'هدى',
        },
      ],
    ]);
    expect(onRecorded.mock.calls).toEqual([[recorded]]);
    expect(localStorage.getItem(draftKey)).toBeNull();
  });

  it('sends nothing for questions that were not asked', async () => {
    const onRecord = jest.fn(stores);
    const { press } = show(situations.visit, { onRecord });
    await press('حفظ الزيارة');
    expect(onRecord.mock.calls).toEqual([
      [
        {
          clientKey: nthId(1),
          familyId: 'family',
          month: '2026-07',
          form: 'MONTHLY',
          visitedOn: '2026-07-16',
          independent: false,
          selfRating: null,
          answers: [],
          incomes: null,
          expenditure: null,
          opinion: null,
          visitor: null,
        },
      ],
    ]);
  });

  it('sends that there was no income when the family was asked', async () => {
    const onRecord = jest.fn(stores);
    const { press } = show(situations.visit, { onRecord });
    await press('سُئلت الأسرة، ولا دخل من أي مصدر آخر');
    await press('حفظ الزيارة');
    expect(onRecord).toHaveBeenCalledWith(expect.objectContaining({ incomes: [] }));
  });

  it('keeps every change on the device, says since when, and can start over', async () => {
    const { user } = show(situations.visit);
    expect(localStorage.getItem(draftKey)).toBeNull();
    await answer(user, 'الغذاء', 'هشّة');
    cleanup();
    const again = show(situations.visit);
    expect(readScreen()).toContain('تتابع ما بدأته في 16/07/2026، 11:30 ص. كان محفوظًا على هذا الجهاز.');
    expect(readScreen(question('الغذاء'))).toContain('2 هشّة');
    await again.press('البدء من جديد');
    expect(readScreen()).not.toContain('تتابع ما بدأته');
    expect(readScreen(question('الغذاء'))).not.toContain('تغيير');
    expect(localStorage.getItem(draftKey)).toBeNull();
  });

  it.each([
    [
      'a refusal',
      () => Promise.resolve({ ...recorded, refusal: { code: 'MONTH_CLOSED', field: null, detail: null } } as const),
      'هذا الشهر مغلق. أعد فتحه أولًا.',
    ],
    ['no answer', () => Promise.resolve(null), 'لم تُرسل الزيارة'],
    ['no network', () => Promise.reject(new Error('no network')), 'لم تُرسل الزيارة'],
  ] as const)('keeps the visit on the device after %s', async (_, onRecord, words) => {
    const onRecorded = jest.fn();
    const { press, user } = show(situations.visit, { onRecord, onRecorded });
    await answer(user, 'الغذاء', 'هشّة');
    await press('حفظ الزيارة');
    expect(screen.getByRole('alert')).toHaveTextContent(words);
    expect(localStorage.getItem(draftKey)).not.toBeNull();
    expect(onRecorded).not.toHaveBeenCalled();
  });

  it.each([
    [
      'in this tab only',
      (storage: Storage) => storage === localStorage,
      'لا يتسع هذا المتصفح لحفظ ما تكتبه على الجهاز.',
    ],
    ['nowhere', () => true, 'لا يحفظ هذا المتصفح ما تكتبه.'],
  ])('warns at the first letter when what is written can be kept %s', (_, isFull, words) => {
    const setItem = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(function full(this: Storage) {
      if (isFull(this)) throw new DOMException('full', 'QuotaExceededError');
    });
    show(situations.visit);
    expect(screen.queryByRole('alert')).toBeNull();
    fireEvent.change(screen.getByLabelText('رأي الباحث/ـة'), { target: { value: 'ت' } });
    expect(screen.getByRole('alert')).toHaveTextContent(words);
    setItem.mockRestore();
    dropDraft(draftKey.replace('anaqid.draft ', ''));
  });

  it('ignores a second submit while the first is running', async () => {
    let finish: () => void = () => undefined;
    const onRecord = jest.fn(() => new Promise<typeof recorded>((resolve) => (finish = () => resolve(recorded))));
    const { press } = show(situations.visit, { onRecord });
    await press('حفظ الزيارة');
    await press('حفظ الزيارة');
    expect(readScreen()).toContain('button "حفظ الزيارة" disabled');
    expect(onRecord).toHaveBeenCalledTimes(1);
    await act(async () => finish());
    expect(readScreen()).not.toContain('disabled');
  });

  it('does not restore a draft of another month', () => {
    const { rerender } = show(situations.visit);
    fireEvent.change(screen.getByLabelText('رأي الباحث/ـة'), { target: { value: 'تحسّن' } });
    rerender(situations.visit.element({ form: { ...fullForm, month: '2026-06' } }));
    expect(screen.getByLabelText('رأي الباحث/ـة')).toHaveValue('');
  });
});
