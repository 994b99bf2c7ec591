import { judgeSituations } from '../../testing/every-situation.js';
import { nthId } from '../../testing/pinned-browser.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { refuses, stores } from '../../testing/situations.js';
import { situations } from './areas.situations.js';

describe('tree of areas', () => {
  it('lists each area below its parent, with its level and code', () => {
    show(situations.tree);
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "المناطق"
      محافظات ومناطق ونواحٍ وأحياء؛ كلٌّ تحت أصله.
      button "إضافة منطقة"
      table "المناطق"
        | الاسم | المستوى | الرمز | إجراءات
        | حمص | محافظة | SY-HI | [button "تعديل حمص"]
        | دمشق | محافظة | SY-DI | [button "تعديل دمشق"]
        | الميدان | منطقة |  | [button "تعديل الميدان"]
        | القصاع | منطقة |  | [button "تعديل القصاع"]
    `);
  });

  it('explains areas while there are none', () => {
    show(situations.noAreasYet, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "Areas"
      Governorates, districts, sub-districts and neighbourhoods, each under its parent.
      button "Add an area"
      No areas yet
      Clusters and families belong to them. Begin with the governorate, then what lies below.
    `);
  });

  it('calls back with the area to add or edit', async () => {
    const onOpen = jest.fn();
    const { press } = show(situations.tree, { onOpen });
    await press('إضافة منطقة');
    await press('تعديل حمص');
    expect(onOpen.mock.calls).toEqual([
      [{ kind: 'add' }],
      [{ kind: 'edit', area: expect.objectContaining({ id: 'area-3' }) }],
    ]);
  });
});

describe('area form', () => {
  it('asks for a parent one level up, except for a governorate', async () => {
    const { choose } = show(situations.adding);
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "إضافة منطقة"
        heading 2 "إضافة منطقة"
        button "إغلاق"
        textbox "الاسم (بالعربية)" maxlength=120
        textbox "الاسم (بالإنكليزية)" maxlength=120
        combobox "المستوى" = "محافظة" of "محافظة" "منطقة" "ناحية" "حي"
        اختياري، مثل SY-DI أو SY01.
        textbox "الرمز"
        button "إلغاء"
        button "حفظ"
    `);
    await choose('المستوى', 'ناحية');
    expect(readScreen()).toContain('combobox "تتبع" = "اختر المنطقة الأعلى" of "اختر المنطقة الأعلى" "الميدان"');
    expect(readScreen()).not.toContain('لا منطقة من المستوى الأعلى');
    await choose('المستوى', 'حي');
    expect(readScreen()).toContain('لا منطقة من المستوى الأعلى: أضفها أولًا.');
  });

  it('submits a new area with the client key of the opened form', async () => {
    const onCreate = jest.fn(stores);
    const onAdded = jest.fn();
    const onClose = jest.fn();
    const { enter, choose, press } = show(situations.adding, { onCreate, onAdded, onClose });
    enter('الاسم (بالعربية)', 'الشاغور');
    enter('الاسم (بالإنكليزية)', 'Shaghour');
    await choose('المستوى', 'منطقة');
    await choose('تتبع', 'حمص');
    await press('حفظ');
    const name = { ar: 'الشاغور', en: 'Shaghour' };
    expect(onCreate.mock.calls).toEqual([
      [{ clientKey: nthId(1), name, level: 'DISTRICT', parentId: 'area-3', code: null }],
    ]);
    expect(onAdded).toHaveBeenCalledTimes(1);
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(readScreen()).toContain('حُفظت الشاغور');
  });

  it('submits nothing without a name in both languages', async () => {
    const onCreate = jest.fn(stores);
    const { enter, press } = show(situations.addingTheFirst, { onCreate });
    enter('الاسم (بالعربية)', 'درعا');
    await press('حفظ');
    expect(readScreen()).toContain('اكتب الاسم باللغتين.');
    expect(onCreate).not.toHaveBeenCalled();
  });

  it('changes name and code of the opened version, but neither level nor parent', async () => {
    const onUpdate = jest.fn(stores);
    const onAdded = jest.fn();
    const { enter, press } = show(situations.changing, { onUpdate, onAdded }, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "Edit Damascus"
        heading 2 "Edit Damascus"
        button "Close"
        textbox "Name (Arabic)" = "دمشق" maxlength=120
        textbox "Name (English)" = "Damascus" maxlength=120
        Optional, such as SY-DI or SY01.
        textbox "Code" = "SY-DI"
        button "Cancel"
        button "Save"
    `);
    enter('Code', '');
    await press('Save');
    expect(onUpdate.mock.calls).toEqual([[{ id: 'area-1', version: 2, code: null }]]);
    expect(onAdded).not.toHaveBeenCalled();
  });

  it('shows the refusal at its field and stays open', async () => {
    const onClose = jest.fn();
    const { press } = show(situations.changing, { onUpdate: refuses('ALREADY_EXISTS', 'code'), onClose });
    await press('حفظ');
    expect(readScreen()).toContain('textbox "الرمز" = "SY-DI" invalid\n  يوجد سجل آخر بهذا الاسم أو الرمز.');
    expect(onClose).not.toHaveBeenCalled();
  });

  it('is closed when no area is selected', () => {
    show(situations.closed);
    expect(readScreen()).toBe('');
  });
});

judgeSituations('features/areas/areas.situations.tsx', situations);
