import { screen } from '@testing-library/react';
import { judgeSituations } from '../../testing/every-situation.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { isUnreachable, refuses, stores } from '../../testing/situations.js';
import { situations } from './session.situations.js';

describe('sign-in form', () => {
  it('asks for user name and password, in Arabic by default', async () => {
    const { press } = show(situations.signingIn);
    expect(readScreen()).toMatchInlineSnapshot(`
      عناقيد
      متابعة الأسر من الإعانة إلى الكفاية
      heading 1 "تسجيل الدخول"
      textbox "اسم المستخدم"
      textbox "كلمة المرور" type=password
      button "إظهار كلمة المرور أو إخفاؤها"
      button "دخول"
      button "English"
    `);
    expect(document.title).toBe('تسجيل الدخول');
    await press('English');
    expect(readScreen()).toMatchInlineSnapshot(`
      Anaqid
      Accompanying families from aid to self-sufficiency
      heading 1 "Sign in"
      textbox "User name"
      textbox "Password" type=password
      button "Show or hide the password"
      button "Sign in"
      button "العربية"
    `);
    expect(document.documentElement).toHaveAttribute('dir', 'ltr');
    expect(document.documentElement).toHaveAttribute('lang', 'en');
    expect(screen.getByRole('button', { name: 'العربية' })).toHaveAttribute('lang', 'ar');
    await press('العربية');
    expect(document.documentElement).toHaveAttribute('dir', 'rtl');
    expect(screen.getByRole('button', { name: 'English' })).toHaveAttribute('lang', 'en');
  });

  it('submits the trimmed user name and the password as typed', async () => {
    const onSignIn = jest.fn(stores);
    const { enter, press } = show(situations.signingIn, { onSignIn });
    await press('دخول');
    expect(readScreen()).toContain('اكتب اسم المستخدم.');
    expect(readScreen()).toContain('اكتب كلمة المرور.');
    expect(onSignIn).not.toHaveBeenCalled();
    enter('اسم المستخدم', ' lina ');
    enter('كلمة المرور', ' قاسيون ');
    await press('دخول');
    expect(onSignIn.mock.calls).toEqual([[{ userName: 'lina', password: ' قاسيون ' }]]);
  });

  it.each([
    [refuses('SIGN_IN_FAILED'), 'بيانات الدخول غير صحيحة'],
    [refuses('TOO_MANY_ATTEMPTS', null, '15'), '15'],
    [isUnreachable, 'تعذّر الإرسال'],
  ])('says why signing in failed and keeps what was typed', async (onSignIn, words) => {
    const { enter, press } = show(situations.signingIn, { onSignIn });
    enter('اسم المستخدم', 'lina');
    enter('كلمة المرور', 'x');
    await press('دخول');
    expect(readScreen()).toContain(words);
    expect(screen.getByLabelText('كلمة المرور')).toHaveValue('x');
  });

  it('says how to create the first account while there is none', () => {
    show(situations.beforeTheFirstAccount);
    expect(readScreen()).toContain('لا يوجد حساب بعد. افتح الرابط الذي طبعه الخادم');
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('appears above the page of the same person when the session ends, and cannot be dismissed', async () => {
    const onSignIn = jest.fn(stores);
    const { enter, press, user } = show(situations.sessionEnded, { onSignIn });
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "انتهت الجلسة"
        heading 2 "انتهت الجلسة"
        سجّل الدخول من جديد لتتابع. ما كتبته في الصفحة باقٍ.
        textbox "اسم المستخدم" = "lina"
        textbox "كلمة المرور" type=password
        button "إظهار كلمة المرور أو إخفاؤها"
        button "دخول"
    `);
    await user.keyboard('{Escape}');
    enter('كلمة المرور', 'x');
    await press('دخول');
    expect(onSignIn.mock.calls).toEqual([[{ userName: 'lina', password: 'x' }]]);
  });
});

describe('first administrator', () => {
  it('is created with the token of the link', async () => {
    const onCreate = jest.fn(stores);
    const onCreated = jest.fn();
    const { enter, press } = show(situations.firstAdministrator, { onCreate, onCreated });
    expect(readScreen()).toMatchInlineSnapshot(`
      عناقيد
      متابعة الأسر من الإعانة إلى الكفاية
      heading 1 "أول مدير نظام"
      textbox "الاسم الظاهر للزملاء"
      من 3 إلى 40: حروف لاتينية وأرقام ونقطة وشرطة
      textbox "اسم المستخدم"
      12 حرفًا على الأقل
      textbox "كلمة المرور" type=password
      button "إظهار كلمة المرور أو إخفاؤها"
      button "إنشاء الحساب"
      button "English"
    `);
    enter('الاسم الظاهر للزملاء', 'رانيا');
    enter('اسم المستخدم', ' rania ');
    enter('كلمة المرور', 'بيت قديم في الشام');
    await press('إنشاء الحساب');
    const facts = { displayName: 'رانيا', userName: 'rania', password: 'بيت قديم في الشام' };
    expect(onCreate.mock.calls).toEqual([[{ ...facts, token: 'abc' }]]);
    expect(onCreated).toHaveBeenCalledTimes(1);
  });

  it('is not created with missing values or a link that was used before', async () => {
    const onCreate = jest.fn(refuses('LINK_NOT_VALID'));
    const onCreated = jest.fn();
    const { enter, press } = show(situations.firstAdministrator, { onCreate, onCreated });
    await press('إنشاء الحساب');
    expect(readScreen()).toMatchInlineSnapshot(`
      عناقيد
      متابعة الأسر من الإعانة إلى الكفاية
      heading 1 "أول مدير نظام"
      textbox "الاسم الظاهر للزملاء" invalid
      اكتب الاسم.
      من 3 إلى 40: حروف لاتينية وأرقام ونقطة وشرطة
      textbox "اسم المستخدم" invalid
      اكتب اسم المستخدم.
      12 حرفًا على الأقل
      textbox "كلمة المرور" type=password
      button "إظهار كلمة المرور أو إخفاؤها"
      اكتب كلمة المرور.
      button "إنشاء الحساب"
      button "English"
    `);
    expect(onCreate).not.toHaveBeenCalled();
    enter('الاسم الظاهر للزملاء', 'رانيا');
    enter('اسم المستخدم', 'rania');
    enter('كلمة المرور', 'x');
    await press('إنشاء الحساب');
    expect(readScreen()).toContain('الرابط مستعمل أو خاطئ أو انتهت مدته.');
    expect(onCreated).not.toHaveBeenCalled();
  });

  it('requires the complete link', () => {
    show(situations.linkWithoutItsEnd);
    expect(readScreen()).toMatchInlineSnapshot(`
      عناقيد
      متابعة الأسر من الإعانة إلى الكفاية
      heading 1 "أول مدير نظام"
      ينقص الرمز في نهاية الرابط. انسخ الرابط كاملًا كما طبعه الخادم.
      button "English"
    `);
  });
});

describe('changing the password', () => {
  it('asks for the current and the new password', async () => {
    const onChange = jest.fn(stores);
    const onClose = jest.fn();
    const { enter, press } = show(situations.changingPassword, { onChange, onClose });
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "تغيير كلمة المرور"
        heading 2 "تغيير كلمة المرور"
        button "إغلاق"
        textbox "كلمة المرور الحالية" type=password
        button "إظهار كلمة المرور أو إخفاؤها"
        12 حرفًا على الأقل
        textbox "كلمة المرور الجديدة" type=password
        button "إظهار كلمة المرور أو إخفاؤها"
        button "إلغاء"
        button "حفظ"
    `);
    await press('حفظ');
    expect(readScreen().match(/اكتب كلمة المرور\./g)).toHaveLength(2);
    expect(onChange).not.toHaveBeenCalled();
    enter('كلمة المرور الحالية', 'x');
    enter('كلمة المرور الجديدة', 'بيت قديم في الشام');
    await press('حفظ');
    expect(onChange.mock.calls).toEqual([[{ currentPassword: 'x', newPassword: 'بيت قديم في الشام' }]]);
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(readScreen()).toContain('تغيّرت كلمة المرور.');
  });

  it('shows the refusal at its field, and can be cancelled', async () => {
    const onClose = jest.fn();
    const onChange = refuses('WEAK_PASSWORD', 'newPassword');
    const { enter, press } = show(situations.changingPassword, { onChange, onClose });
    enter('كلمة المرور الحالية', 'x');
    enter('كلمة المرور الجديدة', 'y');
    await press('حفظ');
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "تغيير كلمة المرور"
        heading 2 "تغيير كلمة المرور"
        button "إغلاق"
        textbox "كلمة المرور الحالية" = "x" type=password
        button "إظهار كلمة المرور أو إخفاؤها"
        12 حرفًا على الأقل
        textbox "كلمة المرور الجديدة" = "y" type=password
        button "إظهار كلمة المرور أو إخفاؤها"
        كلمة المرور قصيرة أو طويلة أو شائعة. اختر 12 حرفًا على الأقل ليست عبارة معروفة.
        button "إلغاء"
        button "حفظ"
    `);
    expect(onClose).not.toHaveBeenCalled();
    await press('إلغاء');
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});

judgeSituations('features/session/session.situations.tsx', situations);
