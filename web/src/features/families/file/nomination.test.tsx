import { fireEvent, screen, within } from '@testing-library/react';
import { nthId } from '../../../testing/pinned-browser.js';
import { readProblems } from '../../../testing/read-problems.js';
import { readScreen } from '../../../testing/read-screen.js';
import { show } from '../../../testing/show.js';
import { refuses, stores } from '../../../testing/situations.js';
import { places } from '../invented-families.situations.js';
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

const onlyCluster = { ...places, clusters: places.clusters.slice(0, 1) };

/** Fields of the n-th member. */
const member = (number: number) => within(screen.getByLabelText(`الفرد ${number}`));

const enterName = (number: number, name: string): void =>
  void fireEvent.change(member(number).getByLabelText('الاسم'), { target: { value: name } });

describe('nomination of a family', () => {
  it('asks for the file, the members and the reason', () => {
    show(situations.nomination);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "ترشيح أسرة"
      تُحفظ الأسرة مرشّحةً. الموافقة وتسجيل الالتحاق يأتيان بعد ذلك في صفحتها.
      group "ملف الأسرة"
        ملف الأسرة
        كما يناديها الناس، مثل: أم خالد
        textbox "اسم الأسرة"
        combobox "المنطقة" = "غير محددة" of "غير محددة" "إدلب" "سلقين، إدلب"
        textbox "الهاتف" inputmode=tel
        textbox "العنوان"
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
      group "الأفراد"
        الأفراد
        group "الفرد 1"
          textbox "الاسم"
          combobox "الصلة" = "ممثل/ـة الأسرة" of "ممثل/ـة الأسرة" "زوج/ـة" "ابن/ـة" "والد/ة" "أخ/أخت" "حفيد/ة" "قريب/ـة"
          combobox "الجنس" = "اختر…" of "اختر…" "أنثى" "ذكر"
          textbox "الولادة (سنة أو تاريخ)" inputmode=numeric placeholder=يوم/شهر/سنة، أو السنة وحدها
          group
            button "العمل والتعليم والمهارات"
            checkbox "يعيل الأسرة"
            checkbox "يرعى أفرادًا من الأسرة"
            checkbox "ذو إعاقة"
            combobox "القدرة على العمل" = "لم يُسأل" of "لم يُسأل" "قادر/ة على العمل" "غير قادر/ة على العمل"
            combobox "التعليم" = "لم يُسأل" of "لم يُسأل" "دون سن المدرسة" "في المدرسة" "ترك/ت المدرسة" "أتمّ/ت التعليم الأساسي" "أتمّ/ت التعليم الثانوي" "أتمّ/ت تعليمًا مهنيًا أو عاليًا" "بلا تعليم"
            textbox "العمل الحالي"
            واحدة في كل سطر
            textbox "المهارات"
        button "إضافة فرد"
      group "الترشيح"
        الترشيح
        combobox "العنقود" = "عنقود الزيتون" of "عنقود الزيتون" "عنقود الياسمين"
        textbox "سبب الترشيح" maxlength=1000
        textbox "يوم الترشيح" = "16/07/2026" inputmode=numeric placeholder=يوم/شهر/سنة
        اتركه فارغًا ليُعطى الرمز التالي تلقائيًا.
        textbox "رمز الأسرة"
      button "إلغاء"
      button "حفظ الترشيح"
    `);
  });

  it('offers no choice when there is only one cluster', () => {
    show(situations.nomination, { places: onlyCluster });
    expect(screen.queryByLabelText('العنقود')).toBeNull();
  });

  it('says who can assign a cluster when the account has none', () => {
    show(situations.nominationWithoutCluster, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      Your account has no cluster yet
      The administrator gives your account a cluster; then families are nominated here.
    `);
  });

  it('submits the typed values, trimmed', async () => {
    const onNominate = jest.fn(stores);
    const { enter, choose, press } = show(situations.nomination, { onNominate });
    enter('اسم الأسرة', ' أم سامر ');
    await choose('المنطقة', 'سلقين، إدلب');
    enter('نقاط القوة والطاقات الكامنة', ' طبخ \n\n جارات ');
    enter('الاسم', ' سمر ');
    await choose('الجنس', 'أنثى');
    await choose('العنقود', 'عنقود الياسمين');
    enter('سبب الترشيح', ' زارتها الجمعية ');
    enter('يوم الترشيح', '2026-07-01');
    enter('رمز الأسرة', ' F-200 ');
    await press('حفظ الترشيح');
    expect(onNominate.mock.calls).toEqual([
      [
        {
          clientKey: nthId(2),
          clusterId: 'jasmine',
          on: '2026-07-01',
          code: 'F-200',
          reason: 'زارتها الجمعية',
          name: 'أم سامر',
          areaId: 'salqin',
          phone: null,
          address: null,
          categories: [],
          strengths: ['طبخ', 'جارات'],
          members: [{ ...notAsked, id: nthId(1), name: 'سمر', relation: 'REPRESENTATIVE', sex: 'FEMALE' }],
        },
      ],
    ]);
  });

  it('submits no code and no reason when they are empty', async () => {
    const onNominate = jest.fn(stores);
    const { enter, choose, press } = show(situations.nomination, { places: onlyCluster, onNominate });
    enter('اسم الأسرة', 'أم سامر');
    enter('الاسم', 'سمر');
    await choose('الجنس', 'أنثى');
    enter('رمز الأسرة', ' ');
    await press('حفظ الترشيح');
    expect(onNominate.mock.calls).toEqual([
      [expect.objectContaining({ clusterId: 'olive', on: '2026-07-16', code: null, reason: null })],
    ]);
  });

  it('shows missing and invalid values at their fields, and submits nothing', async () => {
    const onNominate = jest.fn(stores);
    const { enter, press } = show(situations.nomination, { onNominate });
    enter('الولادة (سنة أو تاريخ)', 'العام الماضي');
    enter('يوم الترشيح', '');
    await press('حفظ الترشيح');
    expect(readProblems()).toEqual([
      ['اسم الأسرة', 'اكتب اسم الأسرة.'],
      ['الاسم', 'اكتب الاسم.'],
      ['الجنس', 'اختر الجنس.'],
      ['الولادة (سنة أو تاريخ)', 'اكتب السنة، أو اليوم والشهر والسنة.'],
      ['يوم الترشيح', 'اختر اليوم.'],
    ]);
    expect(screen.getByLabelText('اسم الأسرة')).toHaveFocus();
    expect(onNominate).not.toHaveBeenCalled();
  });

  it('removes any member but the first from the form', async () => {
    const { press, user } = show(situations.nomination);
    expect(screen.queryByText('حذف هذا الفرد من النموذج')).toBeNull();
    await press('إضافة فرد');
    await press('إضافة فرد');
    enterName(2, 'سامر');
    enterName(3, 'سلمى');
    await user.click(member(2).getByText('حذف هذا الفرد من النموذج'));
    expect(member(2).getByLabelText('الاسم')).toHaveValue('سلمى');
    expect(member(2).getByLabelText('الصلة')).toHaveValue('CHILD');
    expect(member(1).queryByText('حذف هذا الفرد من النموذج')).toBeNull();
    expect(screen.queryByLabelText('الفرد 3')).toBeNull();
  });

  it('shows the refusal at the member it concerns', async () => {
    const onNominate = jest.fn(refuses('INVALID', 'members.1.bornOn'));
    const { enter, choose, press, user } = show(situations.nomination, { onNominate });
    enter('اسم الأسرة', 'أم سامر');
    enter('الاسم', 'سمر');
    await choose('الجنس', 'أنثى');
    await press('إضافة فرد');
    enterName(2, 'سامر');
    await user.selectOptions(member(2).getByLabelText('الجنس'), 'ذكر');
    await press('حفظ الترشيح');
    expect(onNominate.mock.calls).toEqual([
      [
        expect.objectContaining({
          members: [
            expect.objectContaining({ name: 'سمر', sex: 'FEMALE' }),
            expect.objectContaining({ name: 'سامر', sex: 'MALE', relation: 'CHILD' }),
          ],
        }),
      ],
    ]);
    expect(readProblems()).toEqual([['الولادة (سنة أو تاريخ)', 'قيمة غير مفهومة أو خارج المسموح.']]);
    expect(member(2).getByLabelText('الولادة (سنة أو تاريخ)')).toHaveFocus();
  });

  it('goes back without submitting', async () => {
    const onCancel = jest.fn();
    const { press } = show(situations.nomination, { onCancel });
    await press('إلغاء');
    expect(onCancel).toHaveBeenCalledTimes(1);
  });
});
