import { screen } from '@testing-library/react';
import { judgeSituations } from '../../testing/every-situation.js';
import { nthId } from '../../testing/pinned-browser.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { refuses, stores } from '../../testing/situations.js';
import { situations } from './associations.situations.js';

describe('list of associations', () => {
  it('shows clusters, and marks those in which an association only gives services', () => {
    show(situations.list);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "الجمعيات"
      21 جمعية
      button "إضافة جمعية"
      textbox "بحث بالاسم" type=search placeholder=بحث بالاسم
      table "الجمعيات"
        | الاسم | النوع | العناقيد | الموازنة الشهرية | المصاريف الإدارية الشهرية | إجراءات
        | جمعية الياسمين | جمعية خيرية | عنقود الميدان وعنقود المزة (تقدّم الخدمات فقط) | 650,000 ل.س. |  | [button "تعديل جمعية الياسمين"] [button "عناقيد جمعية الياسمين"]
        | نادي الفيحاء | نادٍ |  |  |  | [button "تعديل نادي الفيحاء"] [button "عناقيد نادي الفيحاء"]
      button "عرض المزيد"
    `);
  });

  it('is read-only for the federation', () => {
    show(situations.asFederation);
    expect(readScreen()).not.toContain('button');
    expect(readScreen()).not.toContain('إجراءات');
  });

  it('distinguishes an empty list from a search without results', () => {
    show(situations.noAssociationsYet);
    expect(readScreen()).toContain('لا جمعيات بعد\nتتبنّى الجمعيات الأسر وتقدّم الخدمات. أضف جمعية، ثم ضمّها إلى عنقود.');
    expect(readScreen()).not.toContain('عرض المزيد');
  });

  it('says which fields the search covers', () => {
    show(situations.searchThatFindsNone);
    expect(readScreen()).toContain('textbox "بحث بالاسم" = "الأمل"');
    expect(readScreen()).toContain('لا جمعية بهذا الاسم\nيجري البحث في الأسماء وأسمائها الأخرى.');
  });

  it('calls back with the search text, the next page, and the dialog to open', async () => {
    const onSearch = jest.fn();
    const onMore = jest.fn(() => Promise.resolve());
    const onOpen = jest.fn();
    const { enter, press } = show(situations.list, { onSearch, onMore, onOpen, isLoading: true });
    enter('بحث بالاسم', 'ياسمين');
    await press('عرض المزيد');
    await press('إضافة جمعية');
    await press('تعديل جمعية الياسمين');
    await press('عناقيد نادي الفيحاء');
    expect(onSearch.mock.calls).toEqual([['ياسمين']]);
    expect(onMore).toHaveBeenCalledTimes(1);
    expect(onOpen.mock.calls).toEqual([
      [{ kind: 'add' }],
      [{ kind: 'edit', id: 'association-1' }],
      [{ kind: 'memberships', id: 'association-2' }],
    ]);
    expect(screen.getByRole('table').closest('[aria-busy]')).toHaveAttribute('aria-busy', 'true');
  });
});

describe('association form', () => {
  it('asks for kind, other names, money and services', () => {
    show(situations.adding);
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "إضافة جمعية"
        heading 2 "إضافة جمعية"
        button "إغلاق"
        textbox "الاسم (بالعربية)" maxlength=120
        textbox "الاسم (بالإنكليزية)" maxlength=120
        combobox "النوع" = "جمعية خيرية" of "جمعية خيرية" "جمعية تعاونية" "لجنة التنمية الاجتماعية الأهلية" "مؤسسة خيرية" "اتحاد جمعيات" "جهة عامة" "نادٍ"
        تفصل بينها فاصلة.
        textbox "أسماء أخرى"
        textbox "الموازنة الشهرية" inputmode=numeric
        textbox "المصاريف الإدارية الشهرية" inputmode=numeric
        combobox "العملة" = "ليرة سورية (SYP)" of 162
        خدمات تستطيع تقديمها
        group "خدمات تستطيع تقديمها"
          checkbox "راتب شهري"
          checkbox "سلة غذائية"
        button "إلغاء"
        button "حفظ"
    `);
  });

  it('submits other names as a list, and no currency without an amount', async () => {
    const onCreate = jest.fn(stores);
    const onAdded = jest.fn();
    const onClose = jest.fn();
    const { enter, choose, press } = show(situations.adding, { onCreate, onAdded, onClose });
    enter('الاسم (بالعربية)', 'جمعية الأمل');
    enter('الاسم (بالإنكليزية)', 'Hope Association');
    await choose('النوع', 'مؤسسة خيرية');
    enter('أسماء أخرى', 'الأمل، , أمل الشام');
    await press('راتب شهري');
    await press('حفظ');
    const facts = {
      name: { ar: 'جمعية الأمل', en: 'Hope Association' },
      kind: 'FOUNDATION',
      aliases: ['الأمل', 'أمل الشام'],
      serviceTypeIds: ['service-1'],
      monthlyBudget: null,
      monthlyOverhead: null,
      currency: null,
    };
    expect(onCreate.mock.calls).toEqual([[{ clientKey: nthId(1), ...facts }]]);
    expect(onAdded).toHaveBeenCalledTimes(1);
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(readScreen()).toContain('حُفظت جمعية الأمل');
  });

  it('shows missing values and invalid numbers at their fields, and submits nothing', async () => {
    const onCreate = jest.fn(stores);
    const { enter, press } = show(situations.adding, { onCreate });
    enter('الموازنة الشهرية', 'كثير');
    enter('المصاريف الإدارية الشهرية', 'قليل');
    await press('حفظ');
    expect(readScreen().match(/اكتب الاسم باللغتين\./g)).toHaveLength(2);
    expect(readScreen().match(/اكتب عددًا صحيحًا\./g)).toHaveLength(2);
    expect(onCreate).not.toHaveBeenCalled();
  });

  it('submits the changed fields of the opened version', async () => {
    const onUpdate = jest.fn(stores);
    const onAdded = jest.fn();
    const { enter, press } = show(situations.changing, { onUpdate, onAdded }, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "Edit Jasmine Association"
        heading 2 "Edit Jasmine Association"
        button "Close"
        textbox "Name (Arabic)" = "جمعية الياسمين" maxlength=120
        textbox "Name (English)" = "Jasmine Association" maxlength=120
        combobox "Kind" = "Charitable association" of "Charitable association" "Cooperative" "Local social development committee" "Foundation" "Federation of associations" "Public body" "Club"
        Separated by commas.
        textbox "Other names" = "الياسمين، ياسمين الشام"
        textbox "Monthly budget" = "650000" inputmode=numeric
        textbox "Monthly overhead" inputmode=numeric
        combobox "Currency" = "Syrian Pound (SYP)" of 162
        Services it can give
        group "Services it can give"
          checkbox "Monthly stipend"
          checkbox "Food basket" checked
        button "Cancel"
        button "Save"
    `);
    enter('Monthly budget', '');
    enter('Monthly overhead', '٧٠٬٠٠٠');
    await press('Food basket');
    await press('Save');
    const changes = { serviceTypeIds: [], monthlyBudget: null, monthlyOverhead: 70_000 };
    expect(onUpdate.mock.calls).toEqual([[{ id: 'association-1', version: 5, ...changes }]]);
    expect(onAdded).not.toHaveBeenCalled();
  });

  it('says why it was refused, stays open, and closes without saving', async () => {
    const onClose = jest.fn();
    const { press } = show(situations.changing, { onUpdate: refuses('ALREADY_EXISTS', 'name.ar'), onClose });
    await press('حفظ');
    expect(readScreen()).toContain('يوجد سجل آخر بهذا الاسم أو الرمز.');
    expect(onClose).not.toHaveBeenCalled();
    await press('إلغاء');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('is closed when no association is selected', () => {
    show(situations.closed);
    expect(readScreen()).toBe('');
  });
});

describe('memberships in clusters', () => {
  it('shows since when, until when, and whether families are adopted', () => {
    show(situations.memberships);
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "عناقيد جمعية الياسمين"
        heading 2 "عناقيد جمعية الياسمين"
        button "إغلاق"
        heading 3 "عنقود الميدان"
        منذ آذار 2026، تتبنّى أسرًا
        button "تصحيح أو إنهاء"
        heading 3 "عنقود المزة"
        من شباط 2026 إلى أيار 2026، تقدّم الخدمات فقط
        button "تصحيح أو إنهاء"
        heading 3 "الانضمام إلى عنقود"
        combobox "العنقود" = "اختر العنقود" of "اختر العنقود" "عنقود الميدان" "عنقود المزة"
        combobox "من شهر" = "اختر الشهر" of "اختر الشهر"
        checkbox "تتبنّى أسرًا" checked
        بدون ذلك تقدّم الخدمات لأسر جمعيات أخرى فقط.
        button "الانضمام إلى عنقود"
    `);
  });

  it('says what is missing before a cluster can be joined', async () => {
    const { press } = show(situations.noMembershipsYet);
    expect(readScreen()).toContain('لم تنضم إلى عنقود بعد.');
    await press('الانضمام إلى عنقود');
    expect(readScreen()).toContain('اختر العنقود.');
    expect(readScreen()).toContain('اختر الشهر.');
  });

  it('says where clusters are added while there are none', () => {
    show(situations.noClustersYet);
    expect(readScreen()).toContain('لا عناقيد بعد: أضف عنقودًا في صفحة التجربة أولًا.');
  });

  it('shows no clusters while loading, and offers to load them again after a failure', async () => {
    show(situations.membershipsLoading);
    expect(readScreen()).not.toContain('الانضمام');
    expect(readScreen()).not.toContain('إعادة المحاولة');
    const onRetry = jest.fn();
    const { press } = show(situations.membershipsNotRead, { onRetry });
    await press('إعادة المحاولة');
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('joins a cluster from a month of its pilot, including the month of enrolment', async () => {
    const onJoin = jest.fn(stores);
    const { choose, press } = show(situations.noMembershipsYet, { onJoin });
    await choose('العنقود', 'عنقود المزة');
    expect(readScreen()).toContain('"شباط 2026" "آذار 2026" "نيسان 2026" "أيار 2026" "حزيران 2026"');
    await choose('من شهر', 'نيسان 2026');
    await press('تتبنّى أسرًا');
    await press('الانضمام إلى عنقود');
    const input = {
      clientKey: nthId(1),
      associationId: 'association-2',
      clusterId: 'cluster-2',
      fromMonth: '2026-04',
      adoptsFamilies: false,
    };
    expect(onJoin.mock.calls).toEqual([[input]]);
    expect(readScreen()).toContain('انضمت نادي الفيحاء إلى العنقود');
  });

  it('corrects a membership, ends it, and returns to the list', async () => {
    const onRevise = jest.fn(stores);
    const { user, choose, press } = show(situations.memberships, { onRevise });
    const [first] = screen.getAllByRole('button', { name: 'تصحيح أو إنهاء' });
    if (first === undefined) throw new Error('There is no membership to revise.');
    await user.click(first);
    expect(readScreen()).toContain('combobox "حتى شهر" = "مستمرة"');
    await choose('حتى شهر', 'حزيران 2026');
    await press('حفظ');
    const input = {
      membershipId: 'membership-1',
      version: 1,
      fromMonth: '2026-03',
      toMonth: '2026-06',
      adoptsFamilies: true,
    };
    expect(onRevise.mock.calls).toEqual([[input]]);
    expect(screen.getAllByRole('button', { name: 'تصحيح أو إنهاء' })).toHaveLength(2);
  });

  it('keeps a membership open, and its form, when the change is refused or cancelled', async () => {
    const onRevise = jest.fn(refuses('INVALID', 'toMonth'));
    const { user, press } = show(situations.memberships, { onRevise });
    const second = screen.getAllByRole('button', { name: 'تصحيح أو إنهاء' })[1];
    if (second === undefined) throw new Error('There is no second membership.');
    await user.click(second);
    await press('حفظ');
    expect(onRevise).toHaveBeenCalledWith(expect.objectContaining({ toMonth: '2026-05', adoptsFamilies: false }));
    expect(readScreen()).toContain('combobox "حتى شهر" = "أيار 2026"');
    await press('إلغاء');
    expect(screen.getAllByRole('button', { name: 'تصحيح أو إنهاء' })).toHaveLength(2);
  });

  it('is closed when no association is selected', () => {
    show(situations.membershipsClosed);
    expect(readScreen()).toBe('');
  });
});

judgeSituations('features/associations/associations.situations.tsx', situations);
