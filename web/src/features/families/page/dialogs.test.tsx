import { screen } from '@testing-library/react';
import { nthId } from '../../../testing/pinned-browser.js';
import { readScreen } from '../../../testing/read-screen.js';
import { show } from '../../../testing/show.js';
import { refuses, stores } from '../../../testing/situations.js';
import { changes, situations } from './page.situations.js';

describe('dialogs of a family', () => {
  it.each([
    ['fileDialog', 'تعديل الملف', 'اسم الأسرة'],
    ['consentDialog', 'تسجيل موافقة', 'اللغة التي قُرئت بها'],
    ['newMemberDialog', 'إضافة فرد', 'الصلة'],
    ['memberDialog', 'خديجة الحسن', 'الصلة'],
    ['enrolmentDialog', 'تسجيل الالتحاق', 'شهر الالتحاق'],
    ['stepDialog', 'إيقاف مؤقت', 'موعد المراجعة'],
  ] as const)('have the title %s', (name, title, field) => {
    show(situations[name]);
    expect(readScreen().split('\n')[0]).toBe(`dialog "${title}"`);
    expect(screen.getByLabelText(field)).toBeVisible();
  });

  it('are closed when nothing is being changed', () => {
    show(situations.closedDialog);
    expect(readScreen()).toBe('');
  });

  it('wait for the areas and associations', () => {
    show(situations.dialogThatWaits);
    expect(readScreen()).toContain('جارٍ التحميل…');
  });

  it('offer to try again after a failure', async () => {
    const reload = jest.fn();
    const { press } = show(situations.dialogThatFailed, { places: { data: null, hasFailed: true, reload } });
    expect(readScreen()).toContain('تعذّر جلب البيانات');
    await press('إعادة المحاولة');
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['fileDialog', 'updateFile', 'حفظ'],
    ['consentDialog', 'recordConsents', 'حفظ'],
    ['memberDialog', 'saveMembers', 'حفظ'],
  ] as const)('submit to their mutation and close: %s', async (name, change, button) => {
    const send = jest.fn(stores);
    const onClose = jest.fn();
    const { press } = show(situations[name], { changes: { ...changes, [change]: send }, onClose });
    await press(button);
    expect(send).toHaveBeenCalledTimes(1);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('submit an enrolment and close', async () => {
    const enrol = jest.fn(stores);
    const onClose = jest.fn();
    const { choose, press } = show(situations.enrolmentDialog, { changes: { ...changes, enrol }, onClose });
    await choose('الجمعية المتبنّية', 'جمعية الإحسان');
    await press('تسجيل الالتحاق');
    expect(enrol).toHaveBeenCalledWith(expect.objectContaining({ clientKey: nthId(1), associationId: 'ihsan' }));
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('stay open when a step is refused, and close with the close button', async () => {
    const takeStep = jest.fn(refuses('STEP_NOT_ALLOWED'));
    const onClose = jest.fn();
    const { enter, press } = show(situations.stepDialog, { changes: { ...changes, takeStep }, onClose });
    enter('السبب', 'سفر');
    enter('موعد المراجعة', '2026-09-01');
    await press('إيقاف مؤقت');
    expect(takeStep).toHaveBeenCalledWith(expect.objectContaining({ step: 'SUSPEND', reason: 'سفر' }));
    expect(screen.getByRole('alert')).toHaveTextContent('حالة الأسرة الآن لا تسمح بهذه الخطوة.');
    expect(onClose).not.toHaveBeenCalled();
    // What was typed is not lost without a question.
    await press('إغلاق');
    expect(onClose).not.toHaveBeenCalled();
    await press('مغادرة دون حفظ');
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
