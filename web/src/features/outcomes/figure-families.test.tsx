import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situations } from './outcomes.situations.js';

describe('families behind a figure', () => {
  it('are listed with their months and index; families of other readers are only counted', async () => {
    const onClose = jest.fn();
    const { press, rerender } = show(situations.familiesOfAFigure, { onClose });
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "بلغت حدّ الكفاية"
        heading 2 "بلغت حدّ الكفاية"
        button "إغلاق"
        table "الأسر التي يعدّها هذا الرقم"
          | الأسرة | الالتحاق | آخر مؤشر | بلوغ حدّ الكفاية أو المغادرة
          | [link "M-001 أسرة حمصي" -> /families/family-1] | كانون الثاني 2026 | 72 | بلغته في الشهر 5
          | [link "M-002 أسرة قباني" -> /families/family-2] | شباط 2026 | لا شيء | غادرت في الشهر 4
          | [link "M-003 أسرة الخطيب" -> /families/family-3] | كانون الثاني 2026 | 55 | 
        أسر لم تعد ضمن نطاقك: 1
    `);
    await press('إغلاق');
    expect(onClose).toHaveBeenCalledTimes(1);
    rerender(situations.familiesOfAFigure.element({ open: null }));
    expect(readScreen()).toBe('');
  });

  it('are not offered when the figure is zero, or the reader may not see them', () => {
    const { rerender } = show(situations.noFamiliesOfAFigure);
    expect(readScreen()).toBe('لا أسر');
    rerender(situations.noFamiliesOfAFigure.element({ list: null }));
    expect(readScreen()).toBe('لا أسر');
  });
});
