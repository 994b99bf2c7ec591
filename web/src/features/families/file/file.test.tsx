import { act, screen } from '@testing-library/react';
import { judgeSituations } from '../../../testing/every-situation.js';
import { readProblems } from '../../../testing/read-problems.js';
import { readScreen } from '../../../testing/read-screen.js';
import { show } from '../../../testing/show.js';
import { isUnreachable, refuses, stores } from '../../../testing/situations.js';
import { candidate, enrolled, mother, readyCandidate } from '../invented-families.situations.js';
import { situations } from './file.situations.js';

/** Default values of a submitted member. */
const notAsked = {
  bornOn: null,
  bornYearOnly: false,
  isProvider: false,
  isCaregiver: false,
  hasDisability: false,
  ableToWork: null,
  schooling: null,
  work: null,
  skills: [],
  joinedMonth: null,
  leftMonth: null,
};

const representative = {
  ...notAsked,
  id: 'خديجة الحسن',
  name: 'خديجة الحسن',
  relation: 'REPRESENTATIVE',
  sex: 'FEMALE',
  bornOn: '1984-05-12',
  isProvider: true,
  isCaregiver: true,
  ableToWork: true,
  schooling: 'BASIC',
  work: 'خياطة في البيت',
  skills: ['خياطة', 'طبخ'],
};

describe('file form', () => {
  it('shows the stored values', () => {
    show(situations.file);
    expect(readScreen()).toMatchInlineSnapshot(`
      كما يناديها الناس، مثل: أم خالد
      textbox "اسم الأسرة" = "أم خالد الإدلبي"
      combobox "المنطقة" = "سلقين، إدلب" of "غير محددة" "إدلب" "سلقين، إدلب"
      textbox "الهاتف" = "+963 944 000 017" inputmode=tel
      textbox "العنوان" = "حي الجامع، قرب الفرن"
      الفئات
      group "الفئات"
        checkbox "تعيلها امرأة" checked
        checkbox "نازحة أو مهجّرة" checked
        checkbox "عائدة"
        checkbox "فيها شخص ذو إعاقة"
        checkbox "فيها كبير سن بلا معيل"
        checkbox "فيها أيتام"
        checkbox "كبيرة العدد"
      بكلمات الأسرة، واحدة في كل سطر
      textbox "نقاط القوة والطاقات الكامنة" = "خياطة ماهرة جارات متعاونات"
      button "إلغاء"
      button "حفظ"
    `);
  });

  it('submits the changed file with the opened version', async () => {
    const onUpdate = jest.fn(stores);
    const onClose = jest.fn();
    const { enter, choose, press } = show(situations.file, { onUpdate, onClose });
    enter('اسم الأسرة', ' أم خالد ');
    await choose('المنطقة', 'غير محددة');
    enter('الهاتف', ' ');
    enter('العنوان', '');
    await press('نازحة أو مهجّرة');
    await press('فيها شخص ذو إعاقة');
    enter('نقاط القوة والطاقات الكامنة', '');
    await press('حفظ');
    expect(onUpdate.mock.calls).toEqual([
      [
        {
          id: 'family',
          version: 9,
          name: 'أم خالد',
          areaId: null,
          phone: null,
          address: null,
          categories: ['FEMALE_HEADED', 'DISABILITY'],
          strengths: [],
        },
      ],
    ]);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('requires a name', async () => {
    const onUpdate = jest.fn(stores);
    const { enter, press } = show(situations.file, { onUpdate });
    enter('اسم الأسرة', '  ');
    await press('حفظ');
    expect(readProblems()).toEqual([['اسم الأسرة', 'اكتب اسم الأسرة.']]);
    expect(onUpdate).not.toHaveBeenCalled();
  });

  it('keeps a phone number that somebody else saved meanwhile, and sends what was changed', async () => {
    const onUpdate = jest.fn(stores);
    const { enter, press, rerender } = show(situations.file, { onUpdate });
    enter('العنوان', 'حي الزهور');
    rerender(situations.file.element({ onUpdate, family: { ...enrolled, phone: '0999 111 222', version: 10 } }));
    await press('حفظ');
    expect(onUpdate.mock.calls).toEqual([[{ id: 'family', version: 10, address: 'حي الزهور' }]]);
  });

  it('stays open and keeps the typed values when somebody else saved first', async () => {
    const onClose = jest.fn();
    const { enter, press } = show(situations.file, { family: candidate, onUpdate: refuses('STALE_VERSION'), onClose });
    enter('العنوان', 'حي الزهور');
    await press('حفظ');
    expect(readScreen()).toMatchInlineSnapshot(`
      كما يناديها الناس، مثل: أم خالد
      textbox "اسم الأسرة" = "أم خالد الإدلبي"
      combobox "المنطقة" = "غير محددة" of "غير محددة" "إدلب" "سلقين، إدلب"
      textbox "الهاتف" inputmode=tel
      textbox "العنوان" = "حي الزهور"
      الفئات
      group "الفئات"
        checkbox "تعيلها امرأة"
        checkbox "نازحة أو مهجّرة"
        checkbox "عائدة"
        checkbox "فيها شخص ذو إعاقة"
        checkbox "فيها كبير سن بلا معيل"
        checkbox "فيها أيتام"
        checkbox "كبيرة العدد"
      بكلمات الأسرة، واحدة في كل سطر
      textbox "نقاط القوة والطاقات الكامنة"
      alert
        تغيّر السجل منذ أن فتحته. أغلق النموذج وافتحه من جديد لترى آخر ما حُفظ.
      button "إلغاء"
      button "حفظ"
    `);
    expect(onClose).not.toHaveBeenCalled();
  });

  it('says that the server cannot be reached, ignores a second submit, and can be submitted again', async () => {
    let answer: (refusal: null) => void = () => undefined;
    const onUpdate = jest.fn(stores);
    onUpdate.mockImplementationOnce(isUnreachable);
    onUpdate.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const onClose = jest.fn();
    const { press } = show(situations.file, { onUpdate, onClose });
    await press('حفظ');
    expect(screen.getByRole('alert')).toHaveTextContent('ما كتبته محفوظ هنا، أعد المحاولة.');
    await press('حفظ');
    await press('حفظ');
    expect(readScreen()).toContain('button "حفظ" disabled');
    expect(screen.queryByRole('alert')).toBeNull();
    await act(async () => answer(null));
    expect(onUpdate).toHaveBeenCalledTimes(2);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('can be closed without saving', async () => {
    const onClose = jest.fn();
    const { press } = show(situations.file, { onClose });
    await press('إلغاء');
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});

describe('member form', () => {
  it('preselects the representative for the first member and a child for later ones', () => {
    const { rerender } = show(situations.firstMember);
    expect(screen.getByLabelText('الصلة')).toHaveValue('REPRESENTATIVE');
    rerender(<div key="another opening">{situations.firstMember.element({ family: readyCandidate })}</div>);
    expect(screen.getByLabelText('الصلة')).toHaveValue('CHILD');
  });

  it('shows the values of a member who left', () => {
    show(situations.memberWhoLeft, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      textbox "Name" = "حسن الإدلبي"
      combobox "Relation" = "Sister or brother" of "Family representative" "Wife or husband" "Daughter or son" "Mother or father" "Sister or brother" "Grandchild" "Other relative"
      combobox "Sex" = "Male" of "Choose…" "Female" "Male"
      textbox "Born (year or day)" = "01/02/1970" inputmode=numeric placeholder=DD/MM/YYYY, or the year
      group
        button "Work, schooling and skills"
        checkbox "Earns for the family"
        checkbox "Cares for members"
        checkbox "Has a disability"
        combobox "Able to work" = "Not able to work" of "Not asked" "Able to work" "Not able to work"
        combobox "Schooling" = "Not asked" of "Not asked" "Below school age" "In school" "Dropped out" "Finished basic education" "Finished secondary education" "Finished a vocational or higher education" "No schooling"
        textbox "Work now"
        One a line
        textbox "Skills"
      combobox "Joined the family in" = "March 2026" of "Always belonged to it" "July 2026" "June 2026" "May 2026" "April 2026" "March 2026" "February 2026" "January 2026"
      combobox "Last month with the family" = "May 2026" of "Still there" "July 2026" "June 2026" "May 2026" "April 2026" "March 2026" "February 2026" "January 2026"
      button "Cancel"
      button "Save"
    `);
  });

  it('submits all members with the new one at the end', async () => {
    const onSave = jest.fn(stores);
    const onClose = jest.fn();
    const { enter, choose, press } = show(situations.firstMember, { family: readyCandidate, onSave, onClose });
    enter('الاسم', ' سلمى ');
    await choose('الصلة', 'حفيد/ة');
    await choose('الجنس', 'أنثى');
    enter('الولادة (سنة أو تاريخ)', '١٢/٥/١٩٩٤');
    await press('يعيل الأسرة');
    await press('يرعى أفرادًا من الأسرة');
    await press('ذو إعاقة');
    await choose('القدرة على العمل', 'غير قادر/ة على العمل');
    await choose('التعليم', 'أتمّ/ت التعليم الثانوي');
    enter('العمل الحالي', ' بائعة ');
    enter('المهارات', 'حساب\n\n رسم ');
    await choose('انضم/ت إلى الأسرة في', 'حزيران 2026');
    await choose('آخر شهر مع الأسرة', 'تموز 2026');
    await press('حفظ');
    expect(onSave.mock.calls).toEqual([
      [
        {
          familyId: 'family',
          version: 3,
          members: [
            representative,
            {
              id: expect.stringMatching(/^0{8}-/) as string,
              name: 'سلمى',
              relation: 'GRANDCHILD',
              sex: 'FEMALE',
              bornOn: '1994-05-12',
              bornYearOnly: false,
              isProvider: true,
              isCaregiver: true,
              hasDisability: true,
              ableToWork: false,
              schooling: 'SECONDARY',
              work: 'بائعة',
              skills: ['حساب', 'رسم'],
              joinedMonth: '2026-06',
              leftMonth: '2026-07',
              alwaysBelonged: false,
            },
          ],
          effectSeen: false,
        },
      ],
    ]);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('proposes the present month for who joins an enrolled family, and lets "always belonged" be chosen', async () => {
    const onSave = jest.fn(stores);
    const { enter, choose, press } = show(situations.memberRefused, { member: null, onSave });
    expect(screen.getByLabelText('انضم/ت إلى الأسرة في')).toHaveValue(enrolled.pilot.presentMonth);
    enter('الاسم', 'سلمى');
    await choose('الجنس', 'أنثى');
    await choose('انضم/ت إلى الأسرة في', 'من أفرادها دائمًا');
    await press('حفظ');
    const [[input]] = onSave.mock.calls as unknown as [[{ members: object[] }]];
    expect(input.members.at(-1)).toMatchObject({ name: 'سلمى', joinedMonth: null, alwaysBelonged: true });
  });

  it('shows what a change does to past months, and saves it only when it was shown', async () => {
    const onSave = jest.fn(refuses('PAST_MONTHS_CHANGE', 'members', '1'));
    const { press } = show(situations.memberEffect, { onSave });
    await press('حفظ');
    expect(screen.getByRole('status')).toHaveTextContent('المؤشر 75، ويصبح 66');
    await press('حفظ');
    const seen = (onSave.mock.calls as unknown as [{ effectSeen: boolean }][]).map(([input]) => input.effectSeen);
    expect(seen).toEqual([false, true]);
  });

  it('submits the changed member at its position, and the others unchanged', async () => {
    const onSave = jest.fn(stores);
    const { enter, choose, press } = show(situations.memberWhoLeft, { onSave });
    enter('الولادة (سنة أو تاريخ)', '1971');
    await choose('القدرة على العمل', 'لم يُسأل');
    await choose('التعليم', 'بلا تعليم');
    await choose('آخر شهر مع الأسرة', 'ما زال/ت معها');
    await press('حفظ');
    const [[{ members }]] = onSave.mock.calls as unknown as [[{ members: unknown[] }]];
    expect(members).toEqual([
      representative,
      expect.objectContaining({ id: 'خالد الإدلبي', bornOn: '2013-01-01', bornYearOnly: true, hasDisability: true }),
      {
        ...notAsked,
        id: 'حسن الإدلبي',
        name: 'حسن الإدلبي',
        relation: 'SIBLING',
        sex: 'MALE',
        bornOn: '1971-01-01',
        bornYearOnly: true,
        schooling: 'NONE',
        joinedMonth: '2026-03',
      },
    ]);
  });

  it('shows missing and invalid values at their fields', async () => {
    const onSave = jest.fn(stores);
    const { enter, press } = show(situations.firstMember, { onSave });
    enter('الولادة (سنة أو تاريخ)', '31/02/1990');
    await press('حفظ');
    expect(readProblems()).toEqual([
      ['الاسم', 'اكتب الاسم.'],
      ['الجنس', 'اختر الجنس.'],
      ['الولادة (سنة أو تاريخ)', 'لا يوجد هذا اليوم في التقويم. اليوم أولًا، ثم الشهر، ثم السنة.'],
    ]);
    expect(onSave).not.toHaveBeenCalled();
  });

  it.each([
    ['members.2.leftMonth', 'آخر شهر مع الأسرة'],
    ['members.2.joinedMonth', 'انضم/ت إلى الأسرة في'],
    ['members.2.name', 'الاسم'],
    ['members.2.skills', 'المهارات'],
  ])('shows a refusal of %s at its field', async (field, label) => {
    const { press } = show(situations.memberWhoLeft, { onSave: refuses('TOO_LONG', field, '120') });
    await press('حفظ');
    expect(readProblems()).toEqual([[label, 'النص أطول من المسموح: 120 حرفًا على الأكثر.']]);
  });

  it('shows a refusal of another member below the fields', async () => {
    const { press } = show(situations.memberWhoLeft, {
      member: mother,
      onSave: refuses('INVALID', 'members.1.bornOn'),
    });
    await press('حفظ');
    expect(readProblems()).toEqual([]);
    expect(screen.getByRole('alert')).toHaveTextContent('قيمة غير مفهومة أو خارج المسموح.');
  });
});

judgeSituations('features/families/file/file.situations.tsx', situations);
