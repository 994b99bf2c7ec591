import { fireEvent, screen } from '@testing-library/react';
import { readProblems } from '../../testing/read-problems.js';
import { show } from '../../testing/show.js';
import { situations } from './form.situations.js';

const field = (label: string): HTMLInputElement => screen.getByRole('textbox', { name: label });

describe('a date field', () => {
  it.each(['05032019', '٠٥٠٣٢٠١٩', '5/3/2019', '2019-03-05', '5 آذار 2019', '٥\u200F/٣\u200F/٢٠١٩'])(
    'reads %j, shows how it was understood, and sends the day',
    async (text) => {
      const submit = jest.fn(() => Promise.resolve(null));
      const { press, enter } = show(situations.days, { submit });
      expect(field('اليوم').value).toBe('01/03/2019');
      enter('اليوم', text);
      enter('الميلاد', '١٩٨٤');
      expect(field('اليوم').value).toBe(text);
      fireEvent.blur(field('اليوم'));
      expect(field('اليوم').value).toBe('05/03/2019');
      await press('حفظ');
      expect(submit.mock.calls).toEqual([[{ on: '2019-03-05', bornOn: '1984' }]]);
    },
  );

  it.each([
    ['28/6/1440', 'هذا تاريخ هجري. اكتب التاريخ الميلادي.'],
    ['31/2/2019', 'لا يوجد هذا اليوم في التقويم. اليوم أولًا، ثم الشهر، ثم السنة.'],
    ['5/3/19', 'اكتب السنة بأربعة أرقام.'],
    ['2019', 'لم يُفهم التاريخ. اكتب اليوم ثم الشهر ثم السنة، مثل 05/03/2019.'],
    ['31012019', 'أول يوم يمكن اختياره: 01/02/2019.'],
    ['1/4/2019', 'آخر يوم يمكن اختياره: 31/03/2019.'],
  ])('keeps %j, says why, and holds the form back', async (text, words) => {
    const submit = jest.fn(() => Promise.resolve(null));
    const { press, enter, user } = show(situations.days, { submit });
    enter('اليوم', text);
    await user.click(field('اليوم'));
    await press('حفظ');
    expect(submit).not.toHaveBeenCalled();
    expect(readProblems()).toContainEqual(['اليوم', words]);
    expect(document.activeElement).toBe(field('اليوم'));
    expect(field('اليوم').value).toBe(text);
    enter('اليوم', '5/3/2019');
    await press('حفظ');
    expect(submit).toHaveBeenCalledTimes(1);
  });

  it('asks phones for digits', () => {
    show(situations.days);
    expect(field('اليوم').inputMode).toBe('numeric');
    expect(field('اليوم').type).toBe('text');
  });
});
