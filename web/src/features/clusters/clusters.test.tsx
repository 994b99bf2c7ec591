import { judgeSituations } from '../../testing/every-situation.js';
import { nthId } from '../../testing/pinned-browser.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { refuses, stores } from '../../testing/situations.js';
import { situations } from './clusters.situations.js';

describe('clusters of a pilot', () => {
  it('shows enrolled and planned families, the current associations and the coordinators', () => {
    show(situations.list);
    expect(readScreen()).toMatchInlineSnapshot(`
      region "العناقيد"
        heading 2 "العناقيد"
        button "عنقود جديد"
        table "العناقيد"
          | العنقود | المنطقة | الأسر | الجمعيات | التنسيق | آخر شهر | إجراءات
          | عنقود الميدان | الميدان | 23 من 25 مستهدفة | 2 | لينا الحمصي وسمر النحاس | شباط 2027 | [button "تعديل عنقود الميدان"]
          | عنقود المزة | بلا منطقة | — | 0 | لا أحد بعد | شباط 2027 | 
    `);
  });

  it('is read-only for readers', () => {
    show(situations.readOnly);
    expect(readScreen()).not.toContain('button');
    show(situations.noClustersToRead);
    expect(readScreen()).not.toContain('button');
  });

  it('explains clusters while there are none', () => {
    show(situations.noClustersYet, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      region "Clusters"
        heading 2 "Clusters"
        No clusters in this pilot yet
        A cluster is a group of associations that work together in one area, with a coordinator. Add the first one, then let associations join it.
        button "New cluster"
    `);
  });

  it('calls back with the cluster to add or edit', async () => {
    const onOpen = jest.fn();
    const { press } = show(situations.list, { onOpen });
    await press('عنقود جديد');
    await press('تعديل عنقود الميدان');
    expect(onOpen.mock.calls).toEqual([
      [{ cluster: null }],
      [{ cluster: expect.objectContaining({ id: 'cluster-1' }) }],
    ]);
  });
});

describe('cluster form', () => {
  it('proposes 25 families and no area', () => {
    show(situations.adding);
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "عنقود جديد"
        heading 2 "عنقود جديد"
        button "إغلاق"
        textbox "الاسم (بالعربية)" maxlength=120
        textbox "الاسم (بالإنكليزية)" maxlength=120
        combobox "المنطقة" = "بلا منطقة" of "بلا منطقة" "دمشق (محافظة)" "الميدان (منطقة)"
        هدف لا حدّ: يمكن أن يلتحق أكثر.
        textbox "عدد الأسر المستهدف" = "25" inputmode=numeric
        button "إلغاء"
        button "حفظ"
    `);
  });

  it('submits a new cluster, with the number typed in either digits', async () => {
    const onCreate = jest.fn(stores);
    const onClose = jest.fn();
    const { enter, choose, press } = show(situations.adding, { onCreate, onClose });
    enter('الاسم (بالعربية)', 'عنقود ركن الدين');
    enter('الاسم (بالإنكليزية)', 'Rukn al-Din cluster');
    await choose('المنطقة', 'الميدان (منطقة)');
    enter('عدد الأسر المستهدف', '٣٠');
    await press('حفظ');
    const name = { ar: 'عنقود ركن الدين', en: 'Rukn al-Din cluster' };
    expect(onCreate.mock.calls).toEqual([
      [{ clientKey: nthId(1), pilotId: 'pilot-1', name, areaId: 'area-2', familyQuota: 30 }],
    ]);
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(readScreen()).toContain('أُضيف عنقود ركن الدين.');
  });

  it.each(['', 'كثير', '10001', '-1'])('refuses "%s" as a number of families', async (quota) => {
    const onUpdate = jest.fn(stores);
    const { enter, press } = show(situations.changing, { onUpdate });
    enter('عدد الأسر المستهدف', quota);
    await press('حفظ');
    expect(readScreen()).toContain('اكتب عددًا صحيحًا حتى 10000.');
    expect(onUpdate).not.toHaveBeenCalled();
  });

  it('asks for the name in both languages', async () => {
    const { enter, press } = show(situations.changing);
    enter('الاسم (بالعربية)', ' ');
    await press('حفظ');
    expect(readScreen()).toContain('اكتب الاسم باللغتين.');
  });

  it('submits the opened version', async () => {
    const onUpdate = jest.fn(stores);
    const { choose, press } = show(situations.changing, { onUpdate }, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "Change Midan cluster"
        heading 2 "Change Midan cluster"
        button "Close"
        textbox "Name (Arabic)" = "عنقود الميدان" maxlength=120
        textbox "Name (English)" = "Midan cluster" maxlength=120
        combobox "Area" = "Midan (District)" of "No area" "Damascus (Governorate)" "Midan (District)"
        An aim, no limit: more may enrol.
        textbox "Families aimed at" = "25" inputmode=numeric
        button "Cancel"
        button "Save"
    `);
    await choose('Area', 'No area');
    await press('Save');
    expect(onUpdate.mock.calls).toEqual([[{ id: 'cluster-1', version: 4, areaId: null }]]);
    expect(readScreen()).toContain('Midan cluster');
  });

  it('shows the refusal at its field', async () => {
    const onClose = jest.fn();
    const { press } = show(situations.changing, { onUpdate: refuses('INVALID', 'familyQuota'), onClose });
    await press('حفظ');
    expect(readScreen()).toMatch(/textbox "عدد الأسر المستهدف" = "25" inputmode=numeric invalid/);
    expect(onClose).not.toHaveBeenCalled();
  });

  it('is closed when no cluster is selected, and closes without saving', async () => {
    show(situations.closed);
    expect(readScreen()).toBe('');
    const onClose = jest.fn();
    const { press } = show(situations.adding, { onClose });
    await press('إلغاء');
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});

judgeSituations('features/clusters/clusters.situations.tsx', situations);
