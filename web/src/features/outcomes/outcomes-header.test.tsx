import { fireEvent, screen } from '@testing-library/react';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situations } from './outcomes.situations.js';

describe('header of the outcomes', () => {
  it("shows pilot, coverage and months, and navigates to the reader's choice", async () => {
    const onGo = jest.fn();
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
    const { enter, press } = show(situations.header, { onGo });
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "تجربة دمشق"
      كل أسر التجربة، من كانون الثاني 2026 إلى حزيران 2026
      radiogroup "المدة"
        radio "الأشهر الستة الأولى" checked
        radio "كامل التجربة"
      textbox "كما كانت معروفة في" inputmode=numeric placeholder=يوم/شهر/سنة
      button "طباعة"
    `);
    await press('كامل التجربة');
    enter('كما كانت معروفة في', '2026-06-30');
    expect(onGo.mock.calls).toEqual([[{ view: 'WHOLE' }], [{ knownOn: '2026-06-30' }]]);
    expect(screen.getByLabelText('كما كانت معروفة في')).toHaveValue('2026-06-30');
    fireEvent.blur(screen.getByLabelText('كما كانت معروفة في'));
    expect(screen.getByLabelText('كما كانت معروفة في')).toHaveValue('');
    await press('طباعة');
    expect(print).toHaveBeenCalledTimes(1);
  });

  it('offers the pilots of a reader who has several, and shows the data date', async () => {
    const onGo = jest.fn();
    const { choose } = show(situations.headerOfSeveralPilotsAsKnownOnADay, { onGo });
    expect(readScreen()).toMatchInlineSnapshot(`
      heading 1 "تجربة دمشق"
      أسر جمعيتك، من كانون الثاني 2026 إلى حزيران 2026
      combobox "التجربة" = "تجربة دمشق" of "تجربة دمشق" "تجربة حلب"
      radiogroup "المدة"
        radio "الأشهر الستة الأولى"
        radio "كامل التجربة" checked
      textbox "كما كانت معروفة في" = "31/05/2026" inputmode=numeric placeholder=يوم/شهر/سنة
      button "طباعة"
    `);
    await choose('التجربة', 'تجربة حلب');
    expect(onGo.mock.calls).toEqual([[{ pilot: 'pilot-2' }]]);
  });
});
