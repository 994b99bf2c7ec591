import { screen, within } from '@testing-library/react';
import { nthId } from '../../testing/pinned-browser.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { isUnreachable, refuses, stores } from '../../testing/situations.js';
import { situations } from './outcomes.situations.js';

describe('saved views', () => {
  it('open with the data of their day, at the top of the page', async () => {
    const scrollTo = jest.spyOn(window, 'scrollTo');
    const { press } = show(situations.savedViews);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 2 "نتائج محفوظة"
      button "حفظ هذه النتائج"
      list
        - [link "اجتماع التمديد، كما كانت معروفة في 01/07/2026" -> /?pilot=pilot-1&view=SIX_MONTHS&knownOn=2026-07-01&baseMonth=2026-03]
        - [link "كامل التجربة، كما كانت معروفة في 10/07/2026" -> /?pilot=pilot-1&view=WHOLE&knownOn=2026-07-10]
    `);
    await press('اجتماع التمديد، كما كانت معروفة في 01/07/2026');
    expect(scrollTo.mock.calls).toEqual([[{ top: 0 }]]);
  });

  it('are saved with view, prices and note', async () => {
    const onSave = jest.fn(stores);
    const { enter, press } = show(situations.savedViews, { onSave });
    await press('حفظ هذه النتائج');
    expect(readScreen(screen.getByRole('dialog'))).toMatchInlineSnapshot(`
      dialog "حفظ هذه النتائج"
        heading 2 "حفظ هذه النتائج"
        button "إغلاق"
        مثل: اجتماع لجنة التمديد. تُعاد الأرقام كما كانت معروفة في هذا اليوم، حتى لو صُحّحت البيانات بعده.
        textbox "ملاحظة" maxlength=300
        button "إلغاء"
        button "حفظ"
    `);
    enter('ملاحظة', ' قبل التمديد ');
    await press('حفظ');
    const facts = { pilotId: 'pilot-1', view: 'SIX_MONTHS', baseMonth: '2026-03', note: 'قبل التمديد' };
    expect(onSave.mock.calls).toEqual([[{ clientKey: nthId(1), ...facts }]]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(readScreen()).toContain('حُفظت النتائج');
  });

  it('are not saved when the dialog is cancelled or the server refuses', async () => {
    const onSave = jest.fn(refuses('TOO_LONG', 'note', '300'));
    const { press } = show(situations.savedViews, { onSave });
    await press('حفظ هذه النتائج');
    await press('حفظ');
    expect(within(screen.getByRole('dialog')).getByText('النص أطول من المسموح: 300 حرفًا على الأكثر.')).toBeVisible();
    onSave.mockImplementation(isUnreachable);
    await press('حفظ');
    expect(readScreen(screen.getByRole('dialog'))).toContain('تعذّر الإرسال');
    await press('إلغاء');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
