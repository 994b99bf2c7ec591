import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situations } from './interventions.situations.js';

describe('keyboard shortcuts of the grid', () => {
  it('are listed with their effect', async () => {
    const onClose = jest.fn();
    const { press } = show(situations.keys, { onClose });
    expect(readScreen()).toMatchInlineSnapshot(`
      dialog "مفاتيح لوحة الإدخال"
        heading 2 "مفاتيح لوحة الإدخال"
        button "إغلاق"
        table
          | ← → ↑ ↓ | الانتقال إلى الخانة المجاورة
          | Enter | إلى الأسفل، وبعد Tab إلى العمود الذي بدأت منه
          | Tab | إلى الخدمة التالية
          | Home, End | أول السطر وآخره
          | Ctrl Home, Ctrl End | أول الجدول وآخره
          | PageUp, PageDown | عشر أسر إلى الأعلى أو الأسفل
          | Shift ← → ↑ ↓ | تحديد خانات متجاورة
          | Ctrl C | نسخ الخانات المحدّدة
          | Esc, Tab | الخروج من الجدول إلى ما بعده
          | 0 | لم يُقدَّم شيء
          | Space | وضع العلامة أو رفعها في خانات الدورات
          | Delete | تفريغ الخانة
          | Esc | ترك ما كُتب في الخانة
          | Ctrl D | نسخ الخانة التي فوقها
          | Ctrl V | لصق كتلة من Excel
          | Ctrl Z | تراجع
          | F2 | التعديل داخل الخانة (أو نقرتان عليها)
          | Shift F2 | تفاصيل الخانة والأسرة
          | ? | هذه القائمة
    `);
    await press('إغلاق');
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
