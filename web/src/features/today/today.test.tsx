import { screen } from '@testing-library/react';
import { judgeSituations } from '../../testing/every-situation.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situations } from './today.situations.js';

describe('what waits today', () => {
  it('says how many of each kind, with the first as an example, and leads to where it is done', () => {
    show(situations.everyKind);
    expect(readScreen()).toMatchInlineSnapshot(`
      region "اليوم"
        heading 2 "اليوم"
        8 مهام
        list
          - 2
            link "أسئلة" -> /visits?cluster=c1
            نادين الجزّار، خدمات طبية
          - 1
            link "موافقات" -> /families/family-F-111
            منى الحلواني: 3 أشهر فوق الحدّ
          - 1
            link "قد تكون عادت إلى الحاجة" -> /families/family-F-101
            سلوى الدهّان: المؤشر 41
          - 4
            link "زيارات متأخرة" -> /visits?cluster=c1
            الأقدم: باسم الرسّام، 35 يومًا
    `);
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '/visits?cluster=c1',
      '/families/family-F-111',
      '/families/family-F-101',
      '/visits?cluster=c1',
    ]);
  });

  it('leaves out kinds of which nothing waits, and itself when nothing does', () => {
    show(situations.oneKind, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      region "Today"
        heading 2 "Today"
        1 task
        list
          - 1
            link "Approvals" -> /families/family-F-111
            منى الحلواني: 3 months above the line
    `);
  });

  it('is not there when nothing waits', () => {
    show(situations.nothing);
    expect(readScreen().trim()).toBe('');
  });
});

judgeSituations('features/today/today.situations.tsx', situations);
