import { judgeSituations } from '../../testing/every-situation.js';
import { nthId } from '../../testing/pinned-browser.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { refuses, stores } from '../../testing/situations.js';
import { situations } from './service-types.situations.js';

describe('service catalogue', () => {
  it('lists class, entry mode, unit, value, frequency and repeat window', () => {
    show(situations.catalogue);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "الخدمات"
      دليل الخدمات بترتيب أعمدة جدول الشهر.
      button "إضافة خدمة"
      table "الخدمات"
        | الاسم | الصنف | طريقة الإدخال | الوحدة | القيمة المعتادة للوحدة | التكرار | مهلة التكرار المحتمل (أيام) | إجراءات
        | راتب شهري | رعوي | مبلغ | راتب |  | شهرية |  | [button "تعديل راتب شهري"]
        | سلة غذائية | رعوي | كمية | سلة | 17,500 ل.س. | شهرية | 20 | [button "تعديل سلة غذائية"]
        | دورة خياطة لم تعد تُستخدم | تنموي | أُعطيت أم لا | سلة | 17,500 ل.س. | مرة واحدة | 20 | [button "تعديل دورة خياطة"]
    `);
  });

  it('says that a service becomes a column of the grid while there is none', () => {
    show(situations.emptyCatalogue, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "Services"
      The catalogue, in the order of the month grid's columns.
      button "Add a service"
      No services yet
      Each service that you add becomes a column of the month grid.
    `);
  });

  it('calls back with the service type to add or edit', async () => {
    const onOpen = jest.fn();
    const { press } = show(situations.catalogue, { onOpen });
    await press('إضافة خدمة');
    await press('تعديل سلة غذائية');
    expect(onOpen.mock.calls).toEqual([
      [{ kind: 'add' }],
      [{ kind: 'edit', serviceType: expect.objectContaining({ id: 'service-2' }) }],
    ]);
  });
});

describe('service type form', () => {
  it('asks for a unit value unless the amount itself is entered', async () => {
    const { choose } = show(situations.adding);
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "إضافة خدمة"
        heading 2 "إضافة خدمة"
        button "إغلاق"
        textbox "الاسم (بالعربية)" maxlength=120
        textbox "الاسم (بالإنكليزية)" maxlength=120
        textbox "اسم قصير لرأس العمود (بالعربية)" maxlength=120
        textbox "اسم قصير لرأس العمود (بالإنكليزية)" maxlength=120
        textbox "الوحدة (بالعربية)" maxlength=120
        textbox "الوحدة (بالإنكليزية)" maxlength=120
        combobox "الصنف" = "رعوي" of "رعوي" "تنموي"
        يُكتب العدد، وقيمته العدد مضروبًا بقيمة الوحدة.
        combobox "طريقة الإدخال" = "كمية" of "مبلغ" "كمية" "أُعطيت أم لا"
        combobox "التكرار" = "شهرية" of "شهرية" "مرة واحدة" "عند الحاجة"
        يمكن تغييرها في كل خانة.
        textbox "القيمة المعتادة للوحدة" inputmode=numeric
        combobox "العملة" = "ليرة سورية (SYP)" of 162
        إن قدّمت جمعيتان الخدمة نفسها للأسرة ضمن هذه المهلة نُبِّه إلى تكرار محتمل. فارغ: لا تنبيه.
        textbox "مهلة التكرار المحتمل (أيام)" inputmode=numeric
        checkbox "تُسجّل لفرد من الأسرة"
        button "إلغاء"
        button "حفظ"
    `);
    await choose('طريقة الإدخال', 'مبلغ');
    expect(readScreen()).toContain('يُكتب المبلغ في الخانة، كما في الراتب الشهري.');
    expect(readScreen()).not.toContain('القيمة المعتادة للوحدة');
    expect(readScreen()).not.toContain('العملة');
    await choose('طريقة الإدخال', 'أُعطيت أم لا');
    expect(readScreen()).toContain('علامة واحدة، كما في الدورات.');
    expect(readScreen()).toContain('القيمة المعتادة للوحدة');
  });

  it('submits a new service type without the fields that its entry mode does not use', async () => {
    const onCreate = jest.fn(stores);
    const onStored = jest.fn();
    const onClose = jest.fn();
    const { enter, choose, press } = show(situations.adding, { onCreate, onStored, onClose });
    enter('الاسم (بالعربية)', 'كسوة');
    enter('الاسم (بالإنكليزية)', 'Clothing');
    enter('الوحدة (بالعربية)', 'طقم');
    enter('الوحدة (بالإنكليزية)', 'set');
    enter('القيمة المعتادة للوحدة', '٢٥٬٠٠٠');
    await choose('الصنف', 'تنموي');
    await choose('التكرار', 'عند الحاجة');
    enter('مهلة التكرار المحتمل (أيام)', '30');
    await press('تُسجّل لفرد من الأسرة');
    await press('حفظ');
    expect(onCreate.mock.calls).toEqual([
      [
        {
          clientKey: nthId(1),
          name: { ar: 'كسوة', en: 'Clothing' },
          unit: { ar: 'طقم', en: 'set' },
          entryMode: 'QUANTITY',
          frequency: 'AS_NEEDED',
          class: 'DEVELOPMENT',
          unitValue: 25_000,
          currency: 'SYP',
          repeatWindowDays: 30,
          forMember: true,
        },
      ],
    ]);
    expect(onStored).toHaveBeenCalledTimes(1);
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(readScreen()).toContain('حُفظت كسوة');
  });

  it('shows missing values and invalid numbers at their fields, and submits nothing', async () => {
    const onCreate = jest.fn(stores);
    const { enter, press } = show(situations.adding, { onCreate });
    enter('القيمة المعتادة للوحدة', 'كثير');
    enter('مهلة التكرار المحتمل (أيام)', 'أسبوع');
    await press('حفظ');
    expect(readScreen().match(/اكتب الاسم باللغتين\./g)).toHaveLength(2);
    expect(readScreen().match(/اكتب الوحدة باللغتين\./g)).toHaveLength(2);
    expect(readScreen().match(/اكتب عددًا صحيحًا\./g)).toHaveLength(2);
    expect(onCreate).not.toHaveBeenCalled();
  });

  it('keeps the position unless another is typed, and can retire a service type', async () => {
    const onUpdate = jest.fn(stores);
    const { enter, press } = show(situations.changingQuantity, { onUpdate }, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "Edit Food basket"
        heading 2 "Edit Food basket"
        button "Close"
        textbox "Name (Arabic)" = "سلة غذائية" maxlength=120
        textbox "Name (English)" = "Food basket" maxlength=120
        textbox "Short name for the column (Arabic)" = "الغذاء" maxlength=120
        textbox "Short name for the column (English)" = "Food" maxlength=120
        textbox "Unit (Arabic)" = "سلة" maxlength=120
        textbox "Unit (English)" = "basket" maxlength=120
        combobox "Class" = "Care" of "Care" "Development"
        combobox "How often" = "Monthly" of "Monthly" "Once" "As needed"
        It can be changed in each cell.
        textbox "Usual value of a unit" = "17500" inputmode=numeric
        combobox "Currency" = "Syrian Pound (SYP)" of 162
        If two associations give the same service to a family within these days, a possible repeat is pointed out. Empty: never.
        textbox "Possible repeat within (days)" = "20" inputmode=numeric
        checkbox "Logged for a member of the family"
        Number of the column in the month grid.
        textbox "Place" = "2" inputmode=numeric
        checkbox "No longer used"
        Nothing new is logged; what was logged stays.
        button "Cancel"
        button "Save"
    `);
    enter('Place', '');
    await press('No longer used');
    await press('Save');
    expect(onUpdate.mock.calls).toEqual([[{ id: 'service-2', version: 3, retired: true }]]);
  });

  it('hides value and currency for services entered as amounts, and sends what was changed', async () => {
    const onUpdate = jest.fn(stores);
    const { enter, press } = show(situations.changingAmount, { onUpdate });
    expect(readScreen()).not.toContain('القيمة المعتادة للوحدة');
    enter('الترتيب', '٥');
    await press('حفظ');
    expect(onUpdate.mock.calls).toEqual([[{ id: 'service-1', version: 1, position: 5 }]]);
  });

  it('brings a retired service type back into use', async () => {
    const onUpdate = jest.fn(stores);
    const { press } = show(situations.changingRetired, { onUpdate });
    expect(readScreen()).toContain('checkbox "لم تعد تُستخدم" checked');
    expect(readScreen()).toContain('checkbox "تُسجّل لفرد من الأسرة" checked');
    await press('لم تعد تُستخدم');
    await press('حفظ');
    expect(onUpdate.mock.calls).toEqual([[{ id: 'service-3', version: 3, retired: false }]]);
  });

  it('says why a change was refused, stays open, and closes without saving', async () => {
    const onClose = jest.fn();
    const { press } = show(situations.changingAmount, { onUpdate: refuses('STALE_VERSION'), onClose });
    await press('حفظ');
    expect(readScreen()).toContain('تغيّر السجل منذ أن فتحته.');
    expect(onClose).not.toHaveBeenCalled();
    await press('إلغاء');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('is closed when no service type is selected', () => {
    show(situations.closed);
    expect(readScreen()).toBe('');
  });
});

judgeSituations('features/service-types/service-types.situations.tsx', situations);
