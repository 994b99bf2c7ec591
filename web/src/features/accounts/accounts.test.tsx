import { screen } from '@testing-library/react';
import { judgeSituations } from '../../testing/every-situation.js';
import { nthId } from '../../testing/pinned-browser.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { isUnreachable, refuses, stores } from '../../testing/situations.js';
import { situations } from './accounts.situations.js';

describe('list of accounts', () => {
  it('shows scopes, accounts that never signed in, and suspended accounts', () => {
    show(situations.list);
    expect(readScreen()).toMatchInlineSnapshot(`
     heading 1 "الأشخاص والأدوار"
     54 حسابًا
     button "إضافة شخص"
     textbox "بحث بالاسم" type=search placeholder=بحث بالاسم
     table "الأشخاص والأدوار"
       | الاسم | الدور | نطاق العمل | آخر دخول | إجراءات
       | لينا الحمصي lina | منسّق/ـة العنقود | عنقود الميدان وعنقود المزة | 15/07/2026، 9:05 ص | [button "تعديل لينا الحمصي"] [button "كلمة مرور جديدة لحساب لينا الحمصي"]
       | سامر قباني samer دخوله متوقف | رئيس/ـة الجمعية | جمعية الياسمين | لم يدخل بعد | [button "تعديل سامر قباني"] [button "كلمة مرور جديدة لحساب سامر قباني"]
       | هدى السيد huda | الوزير/ة | تجربة دمشق | 15/07/2026، 9:05 ص | [button "تعديل هدى السيد"] [button "كلمة مرور جديدة لحساب هدى السيد"]
       | رانيا الخطيب rania | مدير/ة النظام | كامل النظام | 15/07/2026، 9:05 ص | [button "تعديل رانيا الخطيب"] [button "كلمة مرور جديدة لحساب رانيا الخطيب"]
     button "عرض المزيد"
    `);
  });

  it('says when a search has no results', () => {
    show(situations.searchThatFindsNobody, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
     heading 1 "People and roles"
     0 accounts
     button "Add a person"
     textbox "Search by name" = "زيد" type=search placeholder=Search by name
     No account of this name
     The search looks at the shown name and the user name.
    `);
  });

  it('calls back with the search text and with the account to add, edit or give a password', async () => {
    const onSearch = jest.fn();
    const onOpen = jest.fn();
    const { user, press } = show(situations.list, { onSearch, onOpen });
    await user.click(screen.getByPlaceholderText('بحث بالاسم'));
    await user.paste('لينا');
    expect(onSearch.mock.calls).toEqual([['لينا']]);
    await press('إضافة شخص');
    await press('تعديل سامر قباني');
    await press('كلمة مرور جديدة لحساب هدى السيد');
    expect(onOpen.mock.calls).toEqual([
      [{ kind: 'add' }],
      [{ kind: 'edit', account: expect.objectContaining({ userName: 'samer' }) }],
      [{ kind: 'password', account: expect.objectContaining({ userName: 'huda' }) }],
    ]);
  });

  it('loads the next page and shows that it is loading', async () => {
    const onMore = jest.fn(() => Promise.resolve());
    const { press } = show(situations.list, { onMore, isLoading: true });
    await press('عرض المزيد');
    expect(onMore).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('table').closest('[aria-busy]')).toHaveAttribute('aria-busy', 'true');
  });
});

describe('form of a new account', () => {
  it('asks for a first password and the clusters of a coordinator', () => {
    show(situations.addDialog);
    expect(readScreen()).toMatchInlineSnapshot(`
     dialog "إضافة شخص"
       heading 2 "إضافة شخص"
       button "إغلاق"
       textbox "الاسم الظاهر"
       من 3 إلى 40 حرفًا لاتينيًا أو رقمًا أو نقطة أو شرطة.
       textbox "اسم المستخدم"
       يُدخل الخدمات والزيارات لأسر عناقيده.
       combobox "الدور" = "منسّق/ـة العنقود" of "منسّق/ـة العنقود" "رئيس/ـة الجمعية" "الوزير/ة" "الاتحاد" "مدير/ة النظام"
       العناقيد
       group "العناقيد"
         checkbox "عنقود الميدان"
         checkbox "عنقود المزة"
       12 حرفًا على الأقل. سلّمها للشخص مباشرةً، ويغيّرها بعد الدخول.
       textbox "كلمة المرور الأولى" type=password
       button "إظهار كلمة المرور أو إخفاؤها"
       button "إلغاء"
       button "حفظ"
    `);
  });

  it('says what to set up first when there is nothing to choose', async () => {
    const { choose } = show(situations.newAccountBeforeSetUp);
    expect(readScreen()).toContain('لا عناقيد بعد: أضف عنقودًا في صفحة التجربة أولًا.');
    await choose('الدور', 'الاتحاد');
    expect(readScreen()).toContain('لا تجارب بعد');
  });

  it('submits the scope of the role once, with the client key of the opened form', async () => {
    const onCreate = jest.fn(stores);
    const onAdded = jest.fn();
    const onClose = jest.fn();
    const { enter, choose, press } = show(situations.newAccount, { onCreate, onAdded, onClose });
    await press('عنقود الميدان');
    await choose('الدور', 'رئيس/ـة الجمعية');
    await choose('الجمعية', 'جمعية الرحمة');
    enter('الاسم الظاهر', ' سمر ');
    enter('اسم المستخدم', ' samar ');
    enter('كلمة المرور الأولى', 'ثلاث كلمات طويلة');
    await press('حفظ');
    expect(onCreate.mock.calls).toEqual([
      [
        {
          clientKey: nthId(1),
          displayName: 'سمر',
          userName: 'samar',
          role: 'ASSOCIATION_HEAD',
          associationId: 'association-2',
          password: 'ثلاث كلمات طويلة',
        },
      ],
    ]);
    expect(onAdded).toHaveBeenCalledTimes(1);
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(readScreen()).toContain('أُضيف حساب سمر');
  });

  it.each([
    ['منسّق/ـة العنقود', ['عنقود المزة'], { role: 'COORDINATOR', clusterIds: ['cluster-2'] }],
    ['الوزير/ة', ['تجربة دمشق'], { role: 'MINISTER', pilotIds: ['pilot-1'] }],
    ['الاتحاد', ['تجربة دمشق'], { role: 'FEDERATION', pilotIds: ['pilot-1'] }],
    ['مدير/ة النظام', [], { role: 'ADMINISTRATOR' }],
  ])('submits the scope of the role %s', async (role, scope, sent) => {
    const onCreate = jest.fn(stores);
    const { enter, choose, press } = show(situations.newAccount, { onCreate });
    enter('الاسم الظاهر', 'سمر');
    enter('اسم المستخدم', 'samar');
    enter('كلمة المرور الأولى', 'x');
    await choose('الدور', role);
    for (const choice of scope) await press(choice);
    await press('حفظ');
    const facts = { clientKey: nthId(1), displayName: 'سمر', userName: 'samar', password: 'x' };
    expect(onCreate.mock.calls).toEqual([[{ ...facts, ...sent }]]);
  });

  it('shows missing values at their fields and submits nothing', async () => {
    const onCreate = jest.fn(stores);
    const { choose, press } = show(situations.newAccount, { onCreate });
    await press('حفظ');
    expect(readScreen()).toMatchInlineSnapshot(`
     textbox "الاسم الظاهر" invalid
     اكتب الاسم الذي يراه الزملاء.
     من 3 إلى 40 حرفًا لاتينيًا أو رقمًا أو نقطة أو شرطة.
     textbox "اسم المستخدم" invalid
     اكتب اسم المستخدم.
     يُدخل الخدمات والزيارات لأسر عناقيده.
     combobox "الدور" = "منسّق/ـة العنقود" of "منسّق/ـة العنقود" "رئيس/ـة الجمعية" "الوزير/ة" "الاتحاد" "مدير/ة النظام"
     العناقيد
     group "العناقيد"
       checkbox "عنقود الميدان"
       checkbox "عنقود المزة"
     اختر نطاق العمل.
     12 حرفًا على الأقل. سلّمها للشخص مباشرةً، ويغيّرها بعد الدخول.
     textbox "كلمة المرور الأولى" type=password
     button "إظهار كلمة المرور أو إخفاؤها"
     اكتب كلمة المرور.
     button "إلغاء"
     button "حفظ"
    `);
    for (const [role, missing] of [
      ['رئيس/ـة الجمعية', 'اختر نطاق العمل.'],
      ['الوزير/ة', 'اختر نطاق العمل.'],
      ['الاتحاد', 'اختر نطاق العمل.'],
    ] as const) {
      await choose('الدور', role);
      await press('حفظ');
      expect(readScreen()).toContain(missing);
    }
    expect(onCreate).not.toHaveBeenCalled();
  });

  it('keeps the typed values and shows the refusal at its field', async () => {
    const onClose = jest.fn();
    const onCreate = refuses('ALREADY_EXISTS', 'userName');
    const { enter, press } = show(situations.newAccount, { onCreate, onClose });
    enter('الاسم الظاهر', 'سمر');
    enter('اسم المستخدم', 'samar');
    enter('كلمة المرور الأولى', 'x');
    await press('عنقود الميدان');
    await press('حفظ');
    expect(screen.getByLabelText('اسم المستخدم')).toHaveFocus();
    expect(readScreen()).toMatchInlineSnapshot(`
     textbox "الاسم الظاهر" = "سمر"
     من 3 إلى 40 حرفًا لاتينيًا أو رقمًا أو نقطة أو شرطة.
     textbox "اسم المستخدم" = "samar" invalid
     يوجد سجل آخر بهذا الاسم أو الرمز.
     يُدخل الخدمات والزيارات لأسر عناقيده.
     combobox "الدور" = "منسّق/ـة العنقود" of "منسّق/ـة العنقود" "رئيس/ـة الجمعية" "الوزير/ة" "الاتحاد" "مدير/ة النظام"
     العناقيد
     group "العناقيد"
       checkbox "عنقود الميدان" checked
       checkbox "عنقود المزة"
     12 حرفًا على الأقل. سلّمها للشخص مباشرةً، ويغيّرها بعد الدخول.
     textbox "كلمة المرور الأولى" = "x" type=password
     button "إظهار كلمة المرور أو إخفاؤها"
     button "إلغاء"
     button "حفظ"
    `);
    expect(onClose).not.toHaveBeenCalled();
  });
});

describe('form of an existing account', () => {
  it('shows its scope and whether it is suspended, without a password field', () => {
    show(situations.editDialog, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
     dialog "Edit the account of سامر قباني"
       heading 2 "Edit the account of سامر قباني"
       button "Close"
       textbox "Shown name" = "سامر قباني"
       Sees the families that the association adopted.
       combobox "Role" = "Association head" of "Cluster coordinator" "Association head" "Minister" "Federation" "Administrator"
       combobox "Association" = "Jasmine Association" of "Choose the association" "Jasmine Association" "Mercy Association"
       A change of role or scope ends the person's sessions at once.
       checkbox "Stop signing in" checked
       Ends the sessions at once; the records stay.
       button "Cancel"
       button "Save"
    `);
  });

  it('submits the version with which the form was opened', async () => {
    const onUpdate = jest.fn(stores);
    const onAdded = jest.fn();
    const onClose = jest.fn();
    const { enter, press } = show(situations.changingCoordinator, { onUpdate, onAdded, onClose });
    enter('الاسم الظاهر', 'لينا قباني');
    await press('عنقود الميدان');
    await press('إيقاف الدخول');
    await press('حفظ');
    const changes = { displayName: 'لينا قباني', clusterIds: ['cluster-2'], disabled: true };
    expect(onUpdate.mock.calls).toEqual([[{ id: 'account-1', version: 3, ...changes }]]);
    expect(onAdded).not.toHaveBeenCalled();
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(readScreen()).toContain('حُفظ حساب لينا قباني');
  });

  it('shows a refusal without a field below the fields', async () => {
    const { press } = show(situations.changingMinister, { onUpdate: refuses('STALE_VERSION') });
    await press('حفظ');
    expect(readScreen()).toMatchInlineSnapshot(`
     textbox "الاسم الظاهر" = "هدى السيد"
     يرى نتائج التجارب والعناقيد، دون أشخاص أو جمعيات.
     combobox "الدور" = "الوزير/ة" of "منسّق/ـة العنقود" "رئيس/ـة الجمعية" "الوزير/ة" "الاتحاد" "مدير/ة النظام"
     التجارب
     group "التجارب"
       checkbox "تجربة دمشق" checked
     تغيير الدور أو النطاق ينهي جلسات الشخص فورًا.
     checkbox "إيقاف الدخول"
     تنتهي جلساته فورًا، وتبقى سجلاته.
     alert
       تغيّر السجل منذ أن فتحته. أغلق النموذج وافتحه من جديد لترى آخر ما حُفظ.
     button "إلغاء"
     button "حفظ"
    `);
  });

  it('can be closed without saving', async () => {
    const onClose = jest.fn();
    const { press } = show(situations.changingStoppedHead, { onClose });
    await press('إلغاء');
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});

describe('dialog for a new password', () => {
  it('shows the account and says that its sessions end', () => {
    show(situations.passwordDialog);
    expect(readScreen()).toMatchInlineSnapshot(`
     dialog "كلمة مرور جديدة لحساب سامر قباني"
       heading 2 "كلمة مرور جديدة لحساب سامر قباني"
       button "إغلاق"
       12 حرفًا على الأقل. تنتهي جلسات الشخص المفتوحة.
       textbox "كلمة المرور الجديدة" type=password
       button "إظهار كلمة المرور أو إخفاؤها"
       button "إلغاء"
       button "حفظ"
    `);
  });

  it('submits the password exactly as typed', async () => {
    const onReset = jest.fn(stores);
    const onClose = jest.fn();
    const { enter, press } = show(situations.passwordDialog, { onReset, onClose });
    await press('حفظ');
    expect(readScreen()).toContain('اكتب كلمة المرور.');
    expect(onReset).not.toHaveBeenCalled();
    enter('كلمة المرور الجديدة', ' بيت قديم في الشام ');
    await press('حفظ');
    expect(onReset.mock.calls).toEqual([[{ accountId: 'account-2', password: ' بيت قديم في الشام ' }]]);
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(readScreen()).toContain('سامر قباني');
  });

  it.each([
    [refuses('WEAK_PASSWORD', 'password'), 'كلمة المرور'],
    [isUnreachable, 'تعذّر'],
  ])('stays open when the password was not stored', async (onReset, words) => {
    const onClose = jest.fn();
    const { enter, press } = show(situations.passwordDialog, { onReset, onClose });
    enter('كلمة المرور الجديدة', 'x');
    await press('حفظ');
    expect(readScreen()).toContain(words);
    expect(onClose).not.toHaveBeenCalled();
  });

  it('is closed when no account is selected', () => {
    show(situations.passwordDialog, { account: null });
    expect(readScreen()).toBe('');
  });
});

judgeSituations('features/accounts/accounts.situations.tsx', situations);
