import { screen } from '@testing-library/react';
import { nthId } from '../../../testing/pinned-browser.js';
import { readProblems } from '../../../testing/read-problems.js';
import { readScreen } from '../../../testing/read-screen.js';
import { show } from '../../../testing/show.js';
import { refuses, stores } from '../../../testing/situations.js';
import { situations } from './life-cycle.situations.js';

/** Options of a list, as text. */
function choices(label: string): string[] {
  return [...(screen.getByLabelText(label) as HTMLSelectElement).options].map(({ text }) => text);
}

describe('enrolment form', () => {
  it('starts with the current month and day, without an association', () => {
    show(situations.enrolment);
    expect(readScreen()).toMatchInlineSnapshot(`
      combobox "الجمعية المتبنّية" = "اختر…" of "اختر…" "جمعية الرحمة" "جمعية الإحسان"
      شهر الموافقة والأفراد وخط الأساس. الشهر الذي يليه هو الشهر الأول في البرنامج.
      combobox "شهر الالتحاق" = "تموز 2026" of "تموز 2026" "حزيران 2026" "أيار 2026" "نيسان 2026" "آذار 2026" "شباط 2026" "كانون الثاني 2026"
      textbox "يوم زيارة خط الأساس" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
      button "إلغاء"
      button "تسجيل الالتحاق"
    `);
  });

  it('keeps the association and asks for a reason after a return to need', () => {
    show(situations.enrolmentAfterReturnToNeed, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      combobox "Adopting association" = "Rahma" of "Choose…" "Rahma" "Ihsan"
      Month of consent, members and baseline. The month after it is the first programme month.
      combobox "Month of enrolment" = "July 2026" of "July 2026" "June 2026" "May 2026" "April 2026" "March 2026" "February 2026" "January 2026"
      textbox "Day of the baseline visit" = "16/07/2026" inputmode=numeric placeholder=DD/MM/YYYY
      textbox "Why the return to need is confirmed" maxlength=1000
      button "Cancel"
      button "Enrol"
    `);
  });

  it.each([
    ['آذار 2026', ['جمعية الرحمة', 'جمعية الوفاء']],
    ['نيسان 2026', ['جمعية الرحمة', 'جمعية الوفاء']],
    ['أيار 2026', ['جمعية الرحمة']],
    ['كانون الثاني 2026', []],
    ['تموز 2026', ['جمعية الرحمة', 'جمعية الإحسان']],
  ])('offers the associations that adopt families of the cluster in %s', async (month, associations) => {
    const { choose } = show(situations.enrolment);
    await choose('شهر الالتحاق', month);
    expect(choices('الجمعية المتبنّية')).toEqual(['اختر…', ...associations]);
  });

  it('moves the day into the chosen month, unless it already lies in it', async () => {
    const { choose, enter } = show(situations.enrolment);
    await choose('شهر الالتحاق', 'حزيران 2026');
    const day = screen.getByLabelText('يوم زيارة خط الأساس');
    expect(day).toHaveValue('30/06/2026');
    enter('يوم زيارة خط الأساس', '2026-05-12');
    await choose('شهر الالتحاق', 'أيار 2026');
    expect(day).toHaveValue('2026-05-12');
  });

  it('submits association, month, day and the opened version', async () => {
    const onEnrol = jest.fn(stores);
    const onClose = jest.fn();
    const { choose, enter, press } = show(situations.enrolment, { onEnrol, onClose });
    await choose('شهر الالتحاق', 'حزيران 2026');
    await choose('الجمعية المتبنّية', 'جمعية الرحمة');
    enter('يوم زيارة خط الأساس', '2026-06-11');
    await press('تسجيل الالتحاق');
    expect(onEnrol.mock.calls).toEqual([
      [
        {
          clientKey: nthId(1),
          familyId: 'family',
          version: 3,
          associationId: 'rahma',
          enrolledMonth: '2026-06',
          baselineOn: '2026-06-11',
          reason: null,
        },
      ],
    ]);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('submits the reason of a return to need', async () => {
    const onEnrol = jest.fn(stores);
    const { enter, press } = show(situations.enrolmentAfterReturnToNeed, { onEnrol });
    enter('لماذا يُؤكَّد أنها عادت إلى الحاجة', ' فقدت عملها ');
    await press('تسجيل الالتحاق');
    expect(onEnrol.mock.calls).toEqual([
      [
        {
          clientKey: nthId(1),
          familyId: 'family',
          version: 9,
          associationId: 'rahma',
          enrolledMonth: '2026-07',
          baselineOn: '2026-07-16',
          reason: 'فقدت عملها',
        },
      ],
    ]);
  });

  it('requires an association and a day within the month', async () => {
    const onEnrol = jest.fn(stores);
    const { enter, press } = show(situations.enrolment, { onEnrol });
    enter('يوم زيارة خط الأساس', '');
    await press('تسجيل الالتحاق');
    expect(readProblems()).toEqual([
      ['الجمعية المتبنّية', 'اختر الجمعية.'],
      ['يوم زيارة خط الأساس', 'اختر يومًا من شهر الالتحاق.'],
    ]);
    enter('يوم زيارة خط الأساس', '2026-06-30');
    await press('تسجيل الالتحاق');
    expect(readProblems()[1]).toEqual(['يوم زيارة خط الأساس', 'اختر يومًا من شهر الالتحاق.']);
    expect(onEnrol).not.toHaveBeenCalled();
  });

  it('rejects a day before the nomination', async () => {
    const onEnrol = jest.fn(stores);
    const { choose, enter, press } = show(situations.enrolment, { onEnrol });
    await choose('شهر الالتحاق', 'شباط 2026');
    await choose('الجمعية المتبنّية', 'جمعية الرحمة');
    enter('يوم زيارة خط الأساس', '2026-02-04');
    await press('تسجيل الالتحاق');
    expect(readProblems()).toEqual([['يوم زيارة خط الأساس', 'لا يأتي هذا قبل الخطوة السابقة في 05/02/2026.']]);
    expect(onEnrol).not.toHaveBeenCalled();
    enter('يوم زيارة خط الأساس', '2026-02-05');
    await press('تسجيل الالتحاق');
    expect(onEnrol).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['on', 'يوم زيارة خط الأساس'],
    ['associationId', 'الجمعية المتبنّية'],
    ['enrolledMonth', 'شهر الالتحاق'],
    ['reason', 'لماذا يُؤكَّد أنها عادت إلى الحاجة'],
  ])('shows a refusal of %s at its field', async (field, label) => {
    const onClose = jest.fn();
    const { press } = show(situations.enrolmentAfterReturnToNeed, {
      onEnrol: refuses('REASON_REQUIRED', field),
      onClose,
    });
    await press('تسجيل الالتحاق');
    expect(readProblems()).toEqual([[label, 'اكتب السبب.']]);
    expect(onClose).not.toHaveBeenCalled();
  });

  it('shows a refusal without a field below the fields', async () => {
    const { press } = show(situations.enrolmentAfterReturnToNeed, { onEnrol: refuses('CONSENT_MISSING') });
    await press('تسجيل الالتحاق');
    expect(screen.getByRole('alert')).toHaveTextContent('موافقة الأسرة على حفظ سجلها غير مسجّلة.');
  });

  it('can be closed without submitting', async () => {
    const onClose = jest.fn();
    const { press } = show(situations.enrolment, { onClose });
    await press('إلغاء');
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
