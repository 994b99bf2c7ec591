import { cleanup, screen } from '@testing-library/react';
import type { FamilyStepInput } from '../../../generated/operations.js';
import type { ServerAnswer } from '../../../platform/form/use-server-form.js';
import { judgeSituations } from '../../../testing/every-situation.js';
import { nthId } from '../../../testing/pinned-browser.js';
import { readProblems } from '../../../testing/read-problems.js';
import { readScreen } from '../../../testing/read-screen.js';
import { reach, show } from '../../../testing/show.js';
import { isUnreachable, refuses, stores } from '../../../testing/situations.js';
import { situations } from './life-cycle.situations.js';

describe('life-cycle step', () => {
  it('explains the step and shows its fields', () => {
    const screens = Object.entries(situations)
      .filter(([name]) => !name.startsWith('enrolment') && !name.includes('Refused'))
      .map(([name, step]) => {
        show(step);
        const lines = `${name}:\n${readScreen()}`;
        cleanup();
        return lines;
      });
    expect(screens.join('\n\n')).toMatchInlineSnapshot(`
      decline:
      تبقى الأسرة في القائمة بسببٍ وخطوة تالية، ولها أن تعترض أو تُرشَّح من جديد.
      textbox "السبب" maxlength=1000
      textbox "الخطوة التالية المتفق عليها مع الأسرة" maxlength=1000
      textbox "اليوم" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
      button "إلغاء"
      button "عدم القبول"

      nominateAgain:
      تعود الأسرة مرشّحةً، باعتراضٍ منها أو بترشيح جديد.
      textbox "ملاحظة" maxlength=1000
      textbox "اليوم" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
      button "إلغاء"
      button "ترشيح من جديد أو اعتراض"

      suspend:
      تتوقف الأسرة مؤقتًا حتى موعد المراجعة. ما زال الوقت يُحتسب، ولها أن تعترض.
      textbox "السبب" maxlength=1000
      textbox "اليوم" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
      textbox "موعد المراجعة" inputmode=numeric placeholder=يوم/شهر/سنة
      button "إلغاء"
      button "إيقاف مؤقت"

      resume:
      تتابع الأسرة البرنامج من هذا اليوم.
      textbox "ملاحظة" maxlength=1000
      textbox "اليوم" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
      button "إلغاء"
      button "متابعة بعد الإيقاف"

      exit:
      ينتهي التحاق الأسرة. يمكن التراجع خلال خمسة وأربعين يومًا (السجل المكرّر: تسعين يومًا)، وبعد سبعة أيام يتراجع شخص آخر غير الذي سجّل المغادرة. وللأسرة أن تعترض.
      نقل المتابعة إلى جمعية أخرى أو عنقود آخر داخل التجربة غير متاح بعد، فلا تُسجَّل مغادرةٌ من أجله.
      combobox "سبب المغادرة" = "اختر…" of "اختر…" "انسحبت" "انتقلت إلى مكان آخر" "انقطع التواصل معها" "وفاة" "لم تعد مستوفية للشروط" "حماية اجتماعية دائمة" "نُقلت إلى برنامج خارج التجربة" "انتهت التجربة" "سجل مكرّر"
      textbox "ملاحظة" maxlength=1000
      textbox "الخطوة التالية المتفق عليها مع الأسرة" maxlength=1000
      textbox "اليوم" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
      button "إلغاء"
      button "مغادرة البرنامج"

      graduatedIsDuplicate:
      يُستبعد السجل من كل الأعداد والنتائج، ويبقى ما قُدّم له ضمن الإنفاق. يمكن التراجع خلال تسعين يومًا، وبعد سبعة أيام يتراجع شخص آخر غير الذي سجّل ذلك.
      combobox "سبب المغادرة" = "سجل مكرّر" of "سجل مكرّر"
      textbox "ملاحظة" maxlength=1000
      textbox "الخطوة التالية المتفق عليها مع الأسرة" maxlength=1000
      textbox "اليوم" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
      button "إلغاء"
      button "مغادرة البرنامج"

      undoExit:
      تعود الأسرة إلى حالتها قبل المغادرة، ويبقى ذلك في سجل التغييرات.
      textbox "السبب" maxlength=1000
      textbox "اليوم" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
      button "إلغاء"
      button "تراجع عن المغادرة"

      proposeGraduation:
      تُفحص الأشهر المتتالية الآن، ثم يوافق شخص ثانٍ بعد فحصها من جديد.
      textbox "ملاحظة" maxlength=1000
      textbox "اليوم" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
      button "إلغاء"
      button "اقتراح إثبات بلوغ حدّ الكفاية"

      approveGraduation:
      تُفحص الأشهر المتتالية من جديد. بعد الموافقة تبدأ المتابعة اللاحقة بعد 1 و3 و6 و12 شهرًا، وللأسرة أن تعترض.
      textbox "ملاحظة" maxlength=1000
      textbox "اليوم" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
      button "إلغاء"
      button "الموافقة على بلوغ حدّ الكفاية"

      endFollowUp:
      تنتهي الزيارات اللاحقة لهذه الأسرة بسبب يُذكر.
      textbox "السبب" maxlength=1000
      textbox "اليوم" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
      button "إلغاء"
      button "إنهاء المتابعة اللاحقة"

      reopen:
      مُدّدت التجربة، فتتابع الأسرة في الالتحاق نفسه.
      textbox "السبب" maxlength=1000
      textbox "اليوم" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
      button "إلغاء"
      button "إعادة فتح بعد تمديد التجربة"
    `);
  });

  const nothingSaid = { reason: null, exitReason: null, nextStep: null, reviewOn: null };

  it.each([
    {
      step: 'decline',
      words: { السبب: ' دخلها كافٍ ', 'الخطوة التالية المتفق عليها مع الأسرة': ' زيارة بعد ستة أشهر ' },
      button: 'عدم القبول',
      input: { version: 3, step: 'DECLINE', reason: 'دخلها كافٍ', nextStep: 'زيارة بعد ستة أشهر' },
    },
    {
      step: 'suspend',
      words: { السبب: 'سفر', 'موعد المراجعة': '2026-09-01' },
      button: 'إيقاف مؤقت',
      input: { version: 9, step: 'SUSPEND', reason: 'سفر', reviewOn: '2026-09-01' },
    },
    {
      step: 'resume',
      words: { ملاحظة: ' ' },
      button: 'متابعة بعد الإيقاف',
      input: { version: 9, step: 'RESUME' },
    },
    {
      step: 'undoExit',
      words: { السبب: 'خطأ', اليوم: '2026-05-01' },
      button: 'تراجع عن المغادرة',
      input: { version: 9, step: 'UNDO_EXIT', on: '2026-05-01', reason: 'خطأ' },
    },
    {
      step: 'proposeGraduation',
      words: { ملاحظة: 'ثلاثة أشهر' },
      button: 'اقتراح إثبات بلوغ حدّ الكفاية',
      input: { version: 9, step: 'PROPOSE_GRADUATION', reason: 'ثلاثة أشهر' },
    },
    {
      step: 'approveGraduation',
      words: {},
      button: 'الموافقة على بلوغ حدّ الكفاية',
      input: { version: 9, step: 'APPROVE_GRADUATION' },
    },
  ] as const)('submits the typed values of $step', async ({ step, words, button, input }) => {
    const onTake = jest.fn(stores);
    const onClose = jest.fn();
    const { enter, press } = show(situations[step], { onTake, onClose });
    for (const [label, text] of Object.entries(words)) enter(label, text);
    await press(button);
    const common = { clientKey: nthId(1), familyId: 'family', on: '2026-07-16', ...nothingSaid };
    expect(onTake.mock.calls).toEqual([[{ ...common, ...input }]]);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('submits the reason of an exit', async () => {
    const onTake = jest.fn(stores);
    const { choose, enter, press } = show(situations.exit, { onTake });
    await choose('سبب المغادرة', 'انتقلت إلى مكان آخر');
    enter('الخطوة التالية المتفق عليها مع الأسرة', 'تواصل مع جمعية هناك');
    await press('مغادرة البرنامج');
    expect(onTake.mock.calls).toEqual([
      [
        {
          ...nothingSaid,
          clientKey: nthId(1),
          familyId: 'family',
          version: 9,
          step: 'EXIT',
          on: '2026-07-16',
          exitReason: 'MOVED',
          nextStep: 'تواصل مع جمعية هناك',
        },
      ],
    ]);
  });

  it.each([
    [
      'decline',
      'عدم القبول',
      [
        ['السبب', 'اكتب السبب.'],
        ['الخطوة التالية المتفق عليها مع الأسرة', 'اكتب الخطوة التالية.'],
      ],
    ],
    [
      'suspend',
      'إيقاف مؤقت',
      [
        ['السبب', 'اكتب السبب.'],
        ['موعد المراجعة', 'اختر موعد المراجعة.'],
      ],
    ],
    [
      'exit',
      'مغادرة البرنامج',
      [
        ['سبب المغادرة', 'اختر سبب المغادرة.'],
        ['الخطوة التالية المتفق عليها مع الأسرة', 'اكتب الخطوة التالية.'],
      ],
    ],
    ['undoExit', 'تراجع عن المغادرة', [['السبب', 'اكتب السبب.']]],
    ['endFollowUp', 'إنهاء المتابعة اللاحقة', [['السبب', 'اكتب السبب.']]],
    ['reopen', 'إعادة فتح بعد تمديد التجربة', [['السبب', 'اكتب السبب.']]],
  ] as const)('shows the missing values of %s, and submits nothing', async (step, button, missing) => {
    const onTake = jest.fn(stores);
    const { press } = show(situations[step], { onTake });
    await press(button);
    expect(readProblems()).toEqual(missing);
    expect(onTake).not.toHaveBeenCalled();
  });

  it('requires a day that is not before the latest step', async () => {
    const onTake = jest.fn(stores);
    const { enter, press } = show(situations.resume, { onTake });
    enter('اليوم', '');
    await press('متابعة بعد الإيقاف');
    expect(readProblems()).toEqual([['اليوم', 'اختر اليوم.']]);
    enter('اليوم', '2026-05-19');
    await press('متابعة بعد الإيقاف');
    expect(readProblems()).toEqual([['اليوم', 'لا يأتي هذا قبل الخطوة السابقة في 20/05/2026.']]);
    expect(onTake).not.toHaveBeenCalled();
    enter('اليوم', '2026-05-20');
    await press('متابعة بعد الإيقاف');
    expect(onTake).toHaveBeenCalledTimes(1);
  });

  it('submits a step again with the same client key when the server could not be reached', async () => {
    const onTake = jest.fn(stores);
    onTake.mockImplementationOnce(isUnreachable);
    const onClose = jest.fn();
    const { press } = show(situations.approveGraduation, { onTake, onClose });
    await press('الموافقة على بلوغ حدّ الكفاية');
    expect(screen.getByRole('alert')).toHaveTextContent('تعذّر الإرسال');
    expect(onClose).not.toHaveBeenCalled();
    await press('الموافقة على بلوغ حدّ الكفاية');
    expect(onTake.mock.calls[1]).toEqual(onTake.mock.calls[0]);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['RUN_INCOMPLETE', null, '2', 'لم تكتمل الأشهر المتتالية المطلوبة لبلوغ حدّ الكفاية: 2.'],
    ['SAME_PERSON', null, null, 'يجب أن يقوم بهذه الخطوة شخص آخر غير الذي اقترح أو سجّل.'],
    ['STEP_NOT_ALLOWED', 'step', null, 'حالة الأسرة الآن لا تسمح بهذه الخطوة.'],
  ] as const)('says why %s was refused', async (code, field, detail, words) => {
    const { press } = show(situations.approveGraduation, { onTake: refuses(code, field, detail) });
    await press('الموافقة على بلوغ حدّ الكفاية');
    expect(screen.getByRole('alert')).toHaveTextContent(words);
  });

  it('shows a refusal of the day at the day', async () => {
    const { press } = show(situations.resume, { onTake: refuses('MONTH_IN_FUTURE', 'on') });
    await press('متابعة بعد الإيقاف');
    expect(readProblems()).toEqual([['اليوم', 'هذا الشهر لم يأتِ بعد.']]);
  });

  it('can be closed without taking the step', async () => {
    const onClose = jest.fn();
    const { press } = show(situations.exit, { onClose });
    await press('إلغاء');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('asks for each service of a later month whether it was given after the family had left', async () => {
    const onTake = jest.fn<ServerAnswer, [FamilyStepInput]>(refuses('SERVICES_BEYOND', 'on', '2'));
    const { press, user } = await reach(situations.exitRefusedForServices, { onTake });
    expect(readProblems()).toEqual([['اليوم', expect.stringContaining('(عددها 2)') as string]]);
    expect(screen.getByRole('link', { name: 'لم يُقدَّم: إلغاؤه في أيار 2026' })).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/\?cluster=[\w-]+&month=2026-05$/),
    );
    await user.click(screen.getByRole('checkbox', { name: /^أيار 2026، الراتب: .*60,000.*، قُدّم بعد المغادرة$/ }));
    await press('مغادرة البرنامج');
    expect(onTake.mock.calls.map(([input]) => input.givenAfterLeaving)).toEqual([undefined, ['later-1']]);
  });

  it('names the visit that an exit must not precede', async () => {
    await reach(situations.exitRefusedForVisit);
    expect(readProblems()).toEqual([['اليوم', expect.stringContaining('20/06/2026') as string]]);
  });
});

judgeSituations('features/families/life-cycle/life-cycle.situations.tsx', situations);
