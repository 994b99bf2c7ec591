import { cleanup, screen } from '@testing-library/react';
import { readScreen } from '../../../testing/read-screen.js';
import { show } from '../../../testing/show.js';
import { coordinator } from '../../../testing/viewers.js';
import { receivedServices } from '../invented-paths.situations.js';
import { situations } from './page.situations.js';

describe('sections of the page', () => {
  it('list the members with ages and known details', async () => {
    const onOpen = jest.fn();
    const { press } = show(situations.members, { onOpen });
    expect(readScreen()).toMatchInlineSnapshot(`
      region "الأفراد (اثنان)"
        heading 2 "الأفراد (اثنان)"
        button "إضافة فرد"
        list
          - خديجة الحسنممثل/ـة الأسرة، 42 سنة، معيل/ـة الأسرة، يرعى/ترعى أفرادًا، قادر/ة على العمل، أتمّ/ت التعليم الأساسي، خياطة في البيت، مهارات: خياطة وطبخ
            button "تعديل خديجة الحسن"
          - خالد الإدلبيابن/ـة، نحو 13 سنة، ذو/ذات إعاقة، في المدرسة
            button "تعديل خالد الإدلبي"
          - حسن الإدلبيأخ/أخت، 56 سنة، غير قادر/ة على العمل، انضم/ت في آذار 2026، غادر/ت الأسرة في أيار 2026
            button "تعديل حسن الإدلبي"
    `);
    await press('تعديل خالد الإدلبي');
    expect(onOpen.mock.calls).toEqual([
      [{ kind: 'member', member: expect.objectContaining({ id: 'خالد الإدلبي' }) as unknown }],
    ]);
  });

  it('mark members who left', () => {
    show(situations.members);
    const left = [...document.querySelectorAll('[data-left]')].map(
      (person) => person.querySelector('strong')?.textContent,
    );
    expect(left).toEqual(['حسن الإدلبي']);
  });

  it('offer no editing to readers', () => {
    show(situations.membersForReader, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      region "Members (2)"
        heading 2 "Members (2)"
        list
          - خديجة الحسنFamily representative, 42 years old, earns for the family, cares for members, able to work, Finished basic education, خياطة في البيت, skills: خياطة and طبخ
          - خالد الإدلبيDaughter or son, about 13 years old, has a disability, In school
          - حسن الإدلبيSister or brother, 56 years old, not able to work, joined in March 2026, left the family in May 2026
    `);
    cleanup();
    show(situations.fileForReader, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      region "The family's file"
        heading 2 "The family's file"
        Strengths and latent abilities: خياطة ماهرة and جارات متعاونات
        Categories: Headed by a woman, Displaced
        Area: Salqin
        Address: حي الجامع، قرب الفرن
        Phone: [link "+963 944 000 017" -> tel:+963944000017]
        heading 3 "Consents"
        Keeping the family's record for the pilot: Agreed on 06/02/2026
        Telling other associations which services it receives: Did not agree, or took it back, on 02/04/2026
        Referral to partners: Not asked yet
    `);
  });

  it('show the file and the latest answer of each consent', () => {
    show(situations.file);
    expect(readScreen()).toMatchInlineSnapshot(`
      region "ملف الأسرة"
        heading 2 "ملف الأسرة"
        button "تعديل الملف"
        نقاط القوة والطاقات الكامنة: خياطة ماهرة وجارات متعاونات
        الفئات: تعيلها امرأة، نازحة أو مهجّرة
        المنطقة: سلقين
        العنوان: حي الجامع، قرب الفرن
        الهاتف: [link "+963 944 000 017" -> tel:+963944000017]
        heading 3 "الموافقات"
        button "تسجيل موافقة"
        حفظ سجل الأسرة في التجربة: وافقت في 06/02/2026
        إطلاع الجمعيات الأخرى على ما تتلقاه من خدمات: لم توافق، أو سحبت موافقتها، في 02/04/2026
        الإحالة إلى جهات شريكة: لم تُسأل بعد
    `);
  });

  it('omit unknown values', () => {
    show(situations.emptyFile);
    expect(readScreen()).not.toContain('الهاتف');
    cleanup();
    show(situations.noMembers);
    expect(readScreen()).toContain('لا أفراد مسجّلون بعد.');
  });

  it('show who changed what and when, the latest five changes first', async () => {
    const { press } = show(situations.history);
    expect(readScreen()).toMatchInlineSnapshot(`
      region "سجل التغييرات"
        heading 2 "سجل التغييرات"
        list
          - متابعة بعد الإيقاف
            سلمى الأحمد، 20/05/2026، 12:30 م
            list
              - الحالة: من «متوقفة مؤقتًا» إلى «مستفيدة حاليًا»
          - إيقاف مؤقت
            سلمى الأحمد، 10/04/2026، 12:30 م
            السبب: سافرت إلى أهلها
            الخطوة التالية: اتصال كل أسبوع
            موعد المراجعة: 15/05/2026
            list
              - الحالة: من «مستفيدة حاليًا» إلى «متوقفة مؤقتًا»
          - تعديل الملف
            عمر الحلبي، 12/03/2026، 12:30 م
            list
              - الهاتف: +963 944 000 017
              - العنوان: من «حي الجامع» إلى «فارغ»
              - المنطقة: من «إدلب» إلى «سلقين»
              - نقاط القوة: خياطة ماهرة، جارات متعاونات
              - الفئات: تعيلها امرأة، نازحة أو مهجّرة
          - تعديل الأفراد
            سلمى الأحمد، 01/03/2026، 12:30 م
            list
              - فرد جديد: حسن الإدلبي
              - شهر انضمام فرد: آذار 2026
              - ولادة فرد: من «01/01/1970» إلى «01/02/1970»
              - القدرة على العمل: من «نعم» إلى «لا»
              - تعليم فرد: أتمّ/ت التعليم الأساسي
          - تسجيل التحاق
            سلمى الأحمد، 20/02/2026، 12:30 م
            list
              - الحالة: من «مرشّحة» إلى «مستفيدة حاليًا»
              - الجمعية المتبنّية: جمعية الرحمة
        button "عرض السجل كله (6)"
    `);
    await press('عرض السجل كله (6)');
    expect(readScreen()).toContain('ترشيح\n      سلمى الأحمد، 05/02/2026، 12:30 م');
    expect(screen.queryByText('عرض السجل كله (6)')).toBeNull();
  });

  it('do not offer more history when there is none', () => {
    show(situations.shortHistory, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      region "History of changes"
        heading 2 "History of changes"
        list
          - Nomination
            سلمى الأحمد, 05/02/2026, 12:30
            list
              - Name of the family: أم خالد الإدلبي
    `);
  });
});

describe('changes since the page was last opened', () => {
  const key = `anaqid.seen.${coordinator.id}.family`;

  it("are counted without the reader's own changes", () => {
    localStorage.setItem(key, '2026-03-10T00:00:00.000Z');
    show(situations.openedAgain);
    expect(readScreen()).toMatchInlineSnapshot(`
      status
        منذ أن فتحت هذه الصفحة آخر مرة (10/03/2026، 3:00 ص): تغييرات في الملف 3، خدمات سُجّلت 7.
        link "سجل التغييرات" -> #history
    `);
    expect(localStorage.getItem(key)).toBe('2026-07-16T08:30:00.000Z');
  });

  it('are hidden on the first visit, when nothing is new, and before the services are loaded', () => {
    show(situations.openedAgain);
    expect(readScreen()).toBe('');
    cleanup();
    show(situations.openedAgain);
    expect(readScreen()).toBe('');
    cleanup();
    localStorage.setItem(key, '2026-03-10T00:00:00.000Z');
    show(situations.openedAgain, { services: null });
    expect(readScreen()).toBe('');
  });

  it("do not include the reader's own changes", () => {
    localStorage.setItem(key, '2026-03-10T00:00:00.000Z');
    show(situations.openedAgain, {}, { viewer: { ...coordinator, displayName: 'سلمى الأحمد' } });
    expect(readScreen()).toContain('تغييرات في الملف 1، خدمات سُجّلت 1.');
  });

  it('are shown for a single new service', () => {
    localStorage.setItem(key, '2026-07-01T00:00:00.000Z');
    show(situations.openedAgain, {
      services: receivedServices.slice(0, 1).map((service) => ({ ...service, recordedAt: '2026-07-02T09:30:00.000Z' })),
    });
    expect(readScreen()).toContain('تغييرات في الملف 0، خدمات سُجّلت 1.');
  });
});
