import { cleanup, screen } from '@testing-library/react';
import { judgeSituations } from '../../../testing/every-situation.js';
import { readScreen } from '../../../testing/read-screen.js';
import { show } from '../../../testing/show.js';
import { situations } from './page.situations.js';

/** The headings of the page, in order. */
const headings = (): string[] =>
  readScreen()
    .split('\n')
    .filter((line) => /heading|region/.test(line));

describe('page of a family', () => {
  it('shows the missing requirements of a candidate', () => {
    show(situations.candidate);
    expect(readScreen()).toMatchInlineSnapshot(`
      link "كل الأسر" -> /families
      heading 1 "أم خالد الإدلبي"
      F-017، عنقود الزيتون
      button "تغيير الحالة"
      button "طباعة"
      button "مرشّحة. معنى «مرشّحة»"
      لم يُسجَّل التحاقها.
      region "قبل تسجيل الالتحاق"
        heading 2 "قبل تسجيل الالتحاق"
        list
          - ممثل/ـة الأسرة بين الأفراد
            button "إضافة فرد"
          - موافقة الأسرة على حفظ سجلها
            button "تسجيل موافقة"
          - الجمعية المتبنّية وشهر الالتحاق ويوم زيارة خط الأساس
      region "الخدمات شهرًا بشهر"
        heading 2 "الخدمات شهرًا بشهر"
        لا خدمات مسجّلة بعد
        تظهر هنا بعد إدخالها في شبكة الشهر.
      region "الأفراد"
        heading 2 "الأفراد"
        button "إضافة فرد"
        لا أفراد مسجّلون بعد.
      region "ملف الأسرة"
        heading 2 "ملف الأسرة"
        button "تعديل الملف"
        heading 3 "الموافقات"
        button "تسجيل موافقة"
        حفظ سجل الأسرة في التجربة: لم تُسأل بعد
        إطلاع الجمعيات الأخرى على ما تتلقاه من خدمات: لم تُسأل بعد
        الإحالة إلى جهات شريكة: لم تُسأل بعد
      region "سجل التغييرات"
        heading 2 "سجل التغييرات"
        list
          - ترشيح
            سلمى الأحمد، 05/02/2026، 12:30 م
            list
              - اسم الأسرة: أم خالد الإدلبي
      كما كانت في 16/07/2026، 11:30 ص. المصدر: عناقيد.
    `);
  });

  it('shows path, services, members, file and history of an enrolled family', () => {
    show(situations.enrolled);
    expect(headings()).toMatchInlineSnapshot(`
      [
        heading 1 "أم خالد الإدلبي",
          heading 2 "تتقدّم كما هو متوقّع. الشهر 4: المؤشر 62.5، والمتوقع 60.3.",
          heading 2 "ما يُبقي الأسرة دون حدّ الكفاية: السكن والخدمات: المستوى 2، والحد الأدنى 3؛ المؤشر 62.5، والمطلوب 70.",
        region "الخدمات شهرًا بشهر",
          heading 2 "الخدمات شهرًا بشهر",
        region "الأفراد (اثنان)",
          heading 2 "الأفراد (اثنان)",
        region "ملف الأسرة",
          heading 2 "ملف الأسرة",
          heading 3 "الموافقات",
        region "سجل التغييرات",
          heading 2 "سجل التغييرات",
      ]
    `);
    expect(readScreen()).toContain('كما كانت في 16/07/2026، 11:30 ص. المصدر: عناقيد.');
  });

  it('offers no steps to readers who may not take them, and shows that services are loading', () => {
    show(situations.candidateForReader, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      link "All families" -> /families
      heading 1 "أم خالد الإدلبي"
      F-017, Olive cluster
      button "Print"
      button "Candidate. What “Candidate” means"
      It is not enrolled.
      region "Services month by month"
        heading 2 "Services month by month"
        status
          Loading…
      region "Members (0)"
        heading 2 "Members (0)"
        No members on file yet.
      region "The family's file"
        heading 2 "The family's file"
        heading 3 "Consents"
        Keeping the family's record for the pilot: Not asked yet
        Telling other associations which services it receives: Not asked yet
        Referral to partners: Not asked yet
      region "History of changes"
        heading 2 "History of changes"
        list
          - Nomination
            سلمى الأحمد, 05/02/2026, 12:30
            list
              - Name of the family: أم خالد الإدلبي
      As it was on 16/07/2026, 11:30. Source: Anaqid.
    `);
  });

  it('opens the forms of its sections', async () => {
    const onOpen = jest.fn();
    const { user } = show(situations.candidate, { onOpen });
    for (const name of ['إضافة فرد', 'تسجيل موافقة', 'تعديل الملف']) {
      for (const button of screen.getAllByText(name)) await user.click(button);
    }
    await user.click(screen.getByText('تغيير الحالة'));
    await user.click(screen.getByText('عدم القبول'));
    const member = { kind: 'member', member: null };
    expect(onOpen.mock.calls.flat()).toEqual([
      member,
      member,
      { kind: 'consent' },
      { kind: 'consent' },
      { kind: 'file' },
      { kind: 'step', step: 'DECLINE' },
    ]);
  });
});

describe('header of the page', () => {
  it('shows name, cluster, association and status', () => {
    const heads = Object.entries(situations)
      .filter(([name]) => name.startsWith('head'))
      .map(([name, head]) => {
        show(head);
        const lines = `${name}:\n${readScreen()}`;
        cleanup();
        return lines;
      });
    expect(heads.join('\n\n')).toMatchInlineSnapshot(`
      headOfEnrolled:
      link "كل الأسر" -> /families
      heading 1 "أم خالد الإدلبي"
      F-017، جمعية الرحمة، عنقود الزيتون، التحقت في شباط 2026
      button "اقتراح إثبات بلوغ حدّ الكفاية"
      button "تغيير الحالة"
      button "طباعة"
      button "تتقدّم كما هو متوقّع. معنى «تتقدّم كما هو متوقّع»"
      الشهر 4: المؤشر 62.5، والمتوقع 60.3.

      headOfCandidate:
      link "كل الأسر" -> /families
      heading 1 "أم خالد الإدلبي"
      F-017، عنقود الزيتون
      button "تسجيل الالتحاق"
      button "تغيير الحالة"
      button "طباعة"
      button "مرشّحة. معنى «مرشّحة»"
      لم يُسجَّل التحاقها.

      headWithRun:
      link "كل الأسر" -> /families
      heading 1 "أم خالد الإدلبي"
      F-017، جمعية الرحمة، عنقود الزيتون، التحقت في شباط 2026
      button "اقتراح إثبات بلوغ حدّ الكفاية"
      button "تغيير الحالة"
      button "طباعة"
      button "تتقدّم كما هو متوقّع. معنى «تتقدّم كما هو متوقّع»"
      الشهر 4: المؤشر 62.5، والمتوقع 60.3. تستوفي الشروط منذ أيار 2026: 2 من 3.

      headForAssociation:
      link "أسر جمعيتنا" -> /
      heading 1 "أم خالد الإدلبي"
      F-017، جمعية الرحمة، عنقود الزيتون، التحقت في شباط 2026
      button "طباعة"
      button "تتقدّم كما هو متوقّع. معنى «تتقدّم كما هو متوقّع»"
      الشهر 4: المؤشر 62.5، والمتوقع 60.3.

      headOfSuspended:
      link "كل الأسر" -> /families
      heading 1 "أم خالد الإدلبي"
      F-017، جمعية الرحمة، عنقود الزيتون، التحقت في شباط 2026
      button "اقتراح إثبات بلوغ حدّ الكفاية"
      button "تغيير الحالة"
      button "طباعة"
      button "متوقفة مؤقتًا. معنى «متوقفة مؤقتًا»"
      متوقفة منذ حزيران 2026، وموعد المراجعة 01/08/2026.

      headOfGraduated:
      link "كل الأسر" -> /families
      heading 1 "أم خالد الإدلبي"
      F-017، جمعية الرحمة، عنقود الزيتون، التحقت في شباط 2026
      button "تسجيل الالتحاق"
      button "تغيير الحالة"
      button "طباعة"
      button "بلغت حدّ الكفاية. معنى «بلغت حدّ الكفاية»"
      بلغت حدّ الكفاية في حزيران 2026، مؤكّدة.

      headOfExited:
      link "كل الأسر" -> /families
      heading 1 "أم خالد الإدلبي"
      F-017، جمعية الرحمة، عنقود الزيتون، التحقت في شباط 2026
      button "تغيير الحالة"
      button "طباعة"
      button "غادرت البرنامج. معنى «غادرت البرنامج»"
      غادرت في حزيران 2026: انتقلت إلى مكان آخر.
    `);
  });

  it('shows the same in English', () => {
    show(situations.headWithRun, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      link "All families" -> /families
      heading 1 "أم خالد الإدلبي"
      F-017, Rahma, Olive cluster, enrolled in February 2026
      button "Propose that it reached the sufficiency line"
      button "Change the state"
      button "Print"
      button "On track. What “On track” means"
      Month 4: index 62.5, expected 60.3. Qualifies since May 2026: 2 of 3.
    `);
  });

  it('has a button for enrolment, and a menu with every other step', async () => {
    const onOpen = jest.fn();
    const { press, user } = show(situations.headOfGraduated, { onOpen });
    await press('تسجيل الالتحاق');
    expect(screen.queryByText('إنهاء المتابعة اللاحقة')).toBeNull();
    await press('تغيير الحالة');
    expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual(['إنهاء المتابعة اللاحقة']);
    await user.click(screen.getByText('إنهاء المتابعة اللاحقة'));
    expect(onOpen.mock.calls).toEqual([[{ kind: 'step', step: 'ENROL' }], [{ kind: 'step', step: 'END_FOLLOW_UP' }]]);
  });

  it('prints', async () => {
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
    const { press } = show(situations.headOfEnrolled);
    await press('طباعة');
    expect(print).toHaveBeenCalledTimes(1);
    print.mockRestore();
  });
});

describe('missing requirements of a candidate', () => {
  it.each(['nothingDone', 'consentWithdrawn', 'readyToEnrol', 'representativeLeft'] as const)('%s', (name) => {
    show(situations[name]);
    expect(readScreen().split('\n').slice(3)).toEqual(expected[name]);
  });

  const expected = {
    nothingDone: [
      '    - ممثل/ـة الأسرة بين الأفراد',
      '      button "إضافة فرد"',
      '    - موافقة الأسرة على حفظ سجلها',
      '      button "تسجيل موافقة"',
      '    - الجمعية المتبنّية وشهر الالتحاق ويوم زيارة خط الأساس',
    ],
    consentWithdrawn: [
      '    - ممثل/ـة الأسرة بين الأفراد',
      '      تم',
      '    - موافقة الأسرة على حفظ سجلها',
      '      button "تسجيل موافقة"',
      '    - الجمعية المتبنّية وشهر الالتحاق ويوم زيارة خط الأساس',
    ],
    readyToEnrol: [
      '    - ممثل/ـة الأسرة بين الأفراد',
      '      تم',
      '    - موافقة الأسرة على حفظ سجلها',
      '      تم',
      '    - الجمعية المتبنّية وشهر الالتحاق ويوم زيارة خط الأساس',
      '      button "تسجيل الالتحاق الآن"',
    ],
    representativeLeft: [
      '    - ممثل/ـة الأسرة بين الأفراد',
      '      button "إضافة فرد"',
      '    - موافقة الأسرة على حفظ سجلها',
      '      تم',
      '    - الجمعية المتبنّية وشهر الالتحاق ويوم زيارة خط الأساس',
      '      button "تسجيل الالتحاق الآن"',
    ],
  };

  it('opens the enrolment form', async () => {
    const onOpen = jest.fn();
    const { press } = show(situations.readyToEnrol, { onOpen });
    await press('تسجيل الالتحاق الآن');
    expect(onOpen.mock.calls).toEqual([[{ kind: 'step', step: 'ENROL' }]]);
  });
});

judgeSituations('features/families/page/page.situations.tsx', situations);
