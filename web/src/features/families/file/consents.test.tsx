import { screen, within } from '@testing-library/react';
import { nthId } from '../../../testing/pinned-browser.js';
import { readProblems } from '../../../testing/read-problems.js';
import { readScreen } from '../../../testing/read-screen.js';
import { show } from '../../../testing/show.js';
import { isUnreachable, refuses, stores } from '../../../testing/situations.js';
import { situations } from './file.situations.js';

const sharing = 'إطلاع الجمعيات الأخرى على ما تتلقاه من خدمات';
const referral = 'الإحالة إلى جهات شريكة';

describe('consent form', () => {
  it('shows the latest answer for each purpose', () => {
    show(situations.laterConsents);
    expect(readScreen()).toMatchInlineSnapshot(`
      اقرأ كل غرض على الأسرة بلغتها وسجّل كلمتها. لها أن تسحب موافقتها متى شاءت.
      حفظ سجل الأسرة في التجربة
      radiogroup "حفظ سجل الأسرة في التجربة"
        radio "توافق" checked
        radio "لا توافق، أو سحبت موافقتها"
      إطلاع الجمعيات الأخرى على ما تتلقاه من خدمات
      radiogroup "إطلاع الجمعيات الأخرى على ما تتلقاه من خدمات"
        radio "توافق"
        radio "لا توافق، أو سحبت موافقتها" checked
      الإحالة إلى جهات شريكة
      radiogroup "الإحالة إلى جهات شريكة"
        radio "توافق"
        radio "لا توافق، أو سحبت موافقتها"
      textbox "اليوم" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
      combobox "اللغة التي قُرئت بها" = "العربية" of "العربية" "الكردية" "الإنكليزية"
      button "إلغاء"
      button "حفظ"
    `);
  });

  it("starts without answers, in the reader's language", () => {
    show(situations.firstConsents, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      Read each purpose to the family in its language and record its word. It may take its consent back at any time.
      Keeping the family's record for the pilot
      radiogroup "Keeping the family's record for the pilot"
        radio "Agrees"
        radio "Does not agree, or takes it back"
      Telling other associations which services it receives
      radiogroup "Telling other associations which services it receives"
        radio "Agrees"
        radio "Does not agree, or takes it back"
      Referral to partners
      radiogroup "Referral to partners"
        radio "Agrees"
        radio "Does not agree, or takes it back"
      textbox "Day" = "16/07/2026" inputmode=numeric placeholder=DD/MM/YYYY
      combobox "Language it was read in" = "English" of "Arabic" "Kurdish" "English"
      button "Cancel"
      button "Save"
    `);
  });

  it('submits only changed answers, each with its own client key', async () => {
    const onRecord = jest.fn(stores);
    const onClose = jest.fn();
    const { enter, choose, press, user } = show(situations.laterConsents, { onRecord, onClose });
    await user.click(within(screen.getByLabelText(sharing)).getByLabelText('توافق'));
    await user.click(within(screen.getByLabelText(referral)).getByLabelText('لا توافق، أو سحبت موافقتها'));
    enter('اليوم', '2026-07-02');
    await choose('اللغة التي قُرئت بها', 'الكردية');
    await press('حفظ');
    const common = { familyId: 'family', on: '2026-07-02', language: 'ku' };
    expect(onRecord.mock.calls).toEqual([
      [
        [
          { ...common, clientKey: nthId(2), purpose: 'SHARING', given: true },
          { ...common, clientKey: nthId(3), purpose: 'REFERRAL', given: false },
        ],
      ],
    ]);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('submits an answer again with the same client key', async () => {
    const onRecord = jest.fn(stores);
    onRecord.mockImplementationOnce(isUnreachable);
    const { press, user } = show(situations.firstConsents, { onRecord });
    await user.click(within(screen.getByLabelText(referral)).getByLabelText('توافق'));
    await press('حفظ');
    await press('حفظ');
    const decision = { familyId: 'family', purpose: 'REFERRAL', given: true, on: '2026-07-16', language: 'ar' };
    expect(onRecord.mock.calls).toEqual([
      [[{ clientKey: nthId(2), ...decision }]],
      [[{ clientKey: nthId(2), ...decision }]],
    ]);
  });

  it('requires a date', async () => {
    const onRecord = jest.fn(stores);
    const { enter, press } = show(situations.firstConsents, { onRecord });
    enter('اليوم', '');
    await press('حفظ');
    expect(readProblems()).toEqual([['اليوم', 'اختر اليوم.']]);
    expect(onRecord).not.toHaveBeenCalled();
  });

  it('shows the refusal at the date, and stays open', async () => {
    const onClose = jest.fn();
    const { press } = show(situations.firstConsents, { onRecord: refuses('MONTH_IN_FUTURE', 'on'), onClose });
    await press('حفظ');
    expect(readProblems()).toEqual([['اليوم', 'هذا الشهر لم يأتِ بعد.']]);
    expect(onClose).not.toHaveBeenCalled();
  });
});
