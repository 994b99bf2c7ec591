import { screen } from '@testing-library/react';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { stores } from '../../testing/situations.js';
import { situations } from './form.situations.js';

const stored = { phone: '', address: 'حي الزهور', amount: '1000', currency: 'SYP' };

/** An open form, and what happens when the record is read again after somebody else has saved. */
function open() {
  const onUpdate = jest.fn(stores);
  const shown = show(situations.editing, { onUpdate });
  const changedByOthers = (changes: Partial<typeof stored>, version = 5): void =>
    shown.rerender(situations.editing.element({ onUpdate, stored: { ...stored, ...changes }, version }));
  return { ...shown, onUpdate, changedByOthers };
}

describe('form that edits a record', () => {
  it('sends only what was changed', async () => {
    const { enter, press, onUpdate } = open();
    enter('العنوان', 'حي السلام');
    await press('حفظ');
    expect(onUpdate.mock.calls).toEqual([[{ version: 4, address: 'حي السلام' }]]);
  });

  it('takes over what others changed in other fields, says so, and overwrites none of it', async () => {
    const { enter, press, onUpdate, changedByOthers } = open();
    enter('العنوان', 'حي السلام');
    changedByOthers({ phone: '0999 111 222' });
    expect(readScreen()).toContain('textbox "الهاتف" = "0999 111 222"');
    expect(screen.getByRole('alert')).toHaveTextContent('غيّر شخص آخر هذا السجل في أثناء تعبئتك');
    await press('حفظ');
    expect(onUpdate.mock.calls).toEqual([[{ version: 5, address: 'حي السلام' }]]);
  });

  it('saves nothing until both values of a field were compared', async () => {
    const { enter, press, onUpdate, changedByOthers } = open();
    enter('الهاتف', '0944 000 000');
    changedByOthers({ phone: '0999 111 222' });
    expect(screen.getByRole('group', { name: 'الهاتف' })).toHaveTextContent('الهاتف: المحفوظ الآن «0999 111 222»');
    expect(readScreen()).toContain('textbox "الهاتف" = "0944 000 000"');
    await press('حفظ');
    await press('حفظ');
    expect(onUpdate).not.toHaveBeenCalled();
    expect(screen.getByRole('alert')).toHaveTextContent('اختر أولًا ما يبقى');
    await press('إبقاء ما كتبته');
    await press('حفظ');
    expect(onUpdate.mock.calls).toEqual([[{ version: 5, phone: '0944 000 000' }]]);
  });

  it('can take the stored value of such a field', async () => {
    const { enter, press, onUpdate, changedByOthers } = open();
    enter('الهاتف', '0944 000 000');
    enter('العنوان', 'حي السلام');
    changedByOthers({ phone: '0999 111 222' });
    await press('أخذ المحفوظ');
    expect(screen.queryByRole('group', { name: 'الهاتف' })).toBeNull();
    await press('حفظ');
    expect(onUpdate.mock.calls).toEqual([[{ version: 5, address: 'حي السلام' }]]);
  });

  it('has nothing to compare where both wrote the same', async () => {
    const { enter, press, onUpdate, changedByOthers } = open();
    enter('الهاتف', '0999 111 222');
    enter('العنوان', 'حي السلام');
    changedByOthers({ phone: '0999 111 222' });
    await press('حفظ');
    expect(onUpdate.mock.calls).toEqual([[{ version: 5, address: 'حي السلام' }]]);
  });

  it('asks again when the record changes once more', async () => {
    const { enter, press, onUpdate, changedByOthers } = open();
    enter('الهاتف', '0944 000 000');
    changedByOthers({ phone: '0999 111 222' });
    await press('إبقاء ما كتبته');
    changedByOthers({ phone: '0988 333 444' }, 6);
    expect(screen.getByRole('group', { name: 'الهاتف' })).toHaveTextContent('0988 333 444');
    await press('حفظ');
    expect(onUpdate).not.toHaveBeenCalled();
    await press('إبقاء ما كتبته');
    await press('حفظ');
    expect(onUpdate.mock.calls).toEqual([[{ version: 6, phone: '0944 000 000' }]]);
  });

  it('treats an amount and its currency as one', async () => {
    const { enter, press, onUpdate, changedByOthers } = open();
    enter('المبلغ', '2000');
    changedByOthers({ currency: 'USD' });
    expect(screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'))).toEqual(['المبلغ', 'العملة']);
    await press('حفظ');
    expect(onUpdate).not.toHaveBeenCalled();
  });
});
