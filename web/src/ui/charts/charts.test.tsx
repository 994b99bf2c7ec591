import { screen } from '@testing-library/react';
import { judgeSituations } from '../../testing/every-situation.js';
import { filesHandedOut } from '../../testing/pinned-browser.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situations } from './charts.situations.js';

describe('chart', () => {
  it('shows title, legend and notes, and describes its content in words', () => {
    show(situations.frame);
    expect(readScreen()).toMatchInlineSnapshot(`
      figure "كم أسرة بلغت حدّ الكفاية"
        heading 2 "كم أسرة بلغت حدّ الكفاية"
        100 أسرة
        radiogroup "طريقة العرض"
          radio "رسم" checked
          radio "جدول"
        button "ملف CSV"
        بلغ حدّ الكفاية 0% حتى الشهر الأول.
        list
          - بلغت حدّ الكفاية
          - غادرت
          - زيارة ناقصة
        الرسم
        لقراءة الأرقام: لمس الرسم أو التنقّل فيه بالأسهم.
        استُبعدت 3 أسر.
    `);
    expect(screen.getByRole('figure', { name: 'كم أسرة بلغت حدّ الكفاية' })).toHaveAccessibleDescription(
      'بلغ حدّ الكفاية 0% حتى الشهر الأول.',
    );
  });

  it('can be shown as a table', async () => {
    const { press } = show(situations.frame);
    await press('جدول');
    expect(readScreen()).toMatchInlineSnapshot(`
      figure "كم أسرة بلغت حدّ الكفاية"
        heading 2 "كم أسرة بلغت حدّ الكفاية"
        100 أسرة
        radiogroup "طريقة العرض"
          radio "رسم"
          radio "جدول" checked
        button "ملف CSV"
        بلغ حدّ الكفاية 0% حتى الشهر الأول.
        region "كم أسرة بلغت حدّ الكفاية"
          table
            | الشهر | بلغت حدّ الكفاية | غادرت
            | الشهر 0 | 0% | 1%
            | الشهر 1 | لا يُعرض | 2%
        استُبعدت 3 أسر.
    `);
    await press('رسم');
    expect(readScreen()).toContain('الرسم');
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('downloads its data as a file, with unavailable values left blank', async () => {
    const { press } = show(situations.frame);
    await press('ملف CSV');
    expect(await filesHandedOut()).toEqual([
      {
        name: 'sufficiency.csv',
        content: 'الشهر,بلغت حدّ الكفاية,غادرت\r\n0,0,0.01\r\n1,,0.02\r\n',
      },
    ]);
  });

  it('draws left-to-right at the given height, with an element for the readout', () => {
    const children = jest.fn((readout: HTMLElement | null) => (readout === null ? 'بلا مكان' : 'مع مكان'));
    show(situations.frame, { children, height: 200 });
    expect(readScreen()).toContain('مع مكان');
    expect(screen.getByText('مع مكان')).toHaveAttribute('dir', 'ltr');
    expect(screen.getByText('مع مكان')).toHaveStyle({ height: '200px' });
  });

  it('has no subtitle, footnote or readout when none is given', () => {
    show(situations.frameWithoutNotes);
    expect(readScreen()).toMatchInlineSnapshot(`
      figure "كم أسرة بلغت حدّ الكفاية"
        heading 2 "كم أسرة بلغت حدّ الكفاية"
        radiogroup "طريقة العرض"
          radio "رسم" checked
          radio "جدول"
        button "ملف CSV"
        بلغ حدّ الكفاية 0% حتى الشهر الأول.
        list
          - بلغت حدّ الكفاية
          - غادرت
          - زيارة ناقصة
        الرسم
    `);
  });

  it('identifies its marks by symbols as well', () => {
    show(situations.legend);
    expect([...document.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
      '● بلغت حدّ الكفاية',
      'غادرت',
      '○ زيارة ناقصة',
    ]);
    expect([...document.querySelectorAll('[data-mark]')].map((mark) => mark.getAttribute('data-mark'))).toEqual([
      'line',
      'dashed',
    ]);
  });
});

describe('readout of the row under the cursor', () => {
  it('shows the table row and announces changes', () => {
    show(situations.readout);
    expect(readScreen()).toMatchInlineSnapshot(`
      الشهر 1
      بلغت حدّ الكفاية: لا يُعرض
      غادرت: 2%
    `);
    const list = screen.getByText('الشهر 1').parentElement;
    expect(list).toHaveAttribute('aria-live', 'polite');
    expect(list).toHaveAttribute('dir', 'rtl');
    show(situations.readout, {}, { language: 'en' });
    expect(screen.getByText('الشهر 1').parentElement).toHaveAttribute('dir', 'ltr');
  });

  it('is empty outside the rows, and while the cursor is not on the chart', () => {
    show(situations.readoutOfNoRow);
    expect(readScreen()).toBe('');
    show(situations.readout, { active: false });
    expect(readScreen()).toBe('');
    show(situations.readout, { label: undefined });
    expect(readScreen()).toBe('');
  });
});

it("the table of a chart scrolls by keyboard and has the chart's name", () => {
  show(situations.table);
  expect(readScreen()).toMatchInlineSnapshot(`
    region "كم أسرة بلغت حدّ الكفاية"
      table
        | الشهر | بلغت حدّ الكفاية | غادرت
        | الشهر 0 | 0% | 1%
        | الشهر 1 | لا يُعرض | 2%
  `);
  expect(screen.getByRole('region', { name: 'كم أسرة بلغت حدّ الكفاية' })).toHaveAttribute('tabindex', '0');
});

describe('sparkline', () => {
  const path = (): string | null => document.querySelector('path')?.getAttribute('d') ?? null;

  it('describes its content in words', () => {
    show(situations.sparkline);
    expect(readScreen()).toBe('img "مؤشر الأسرة من 20 إلى 80"');
  });

  it('interrupts the line at a gap, and leaves space for future months', () => {
    show(situations.sparkline);
    // The drawing is 160 pixels wide, 152 of them for six steps; 0 lies 4 pixels above the bottom, 100 lies 4 pixels
    // below the top.
    expect(path()).toBe('M4.0 29.6h0M54.7 23.2h0L80.0 16.8M130.7 10.4h0');
    expect(document.querySelector('line')).toHaveAttribute('y1', '13.600000000000001');
    expect(document.querySelector('line')).toHaveAttribute('y2', '13.600000000000001');
  });

  it('draws a single value as a dot', () => {
    show(situations.sparklineOfOneValue);
    expect(path()).toBe('M4.0 20.0h0');
  });
});

judgeSituations('ui/charts/charts.situations.tsx', situations);
