import { act, screen } from '@testing-library/react';
import { nthId } from '../../testing/pinned-browser.js';
import { readProblems } from '../../testing/read-problems.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { isUnreachable, refuses } from '../../testing/situations.js';
import { situations } from './form.situations.js';
import type { Refusal } from '../refusals/refusal-text.js';

const typed = { name: { ar: 'سلة', en: 'Basket' }, members: [{ age: '30' }, { age: '4' }] };

/** A server that answers when the test says so. */
function hesitates() {
  let answer: (refusal: Refusal | null) => void = () => undefined;
  const submit = jest.fn(() => new Promise<Refusal | null>((resolve) => (answer = resolve)));
  return { submit, answer: (refusal: Refusal | null) => act(async () => answer(refusal)) };
}

describe('a form whose answer comes from the server', () => {
  it('hands out what was typed, with a key made when it opened', async () => {
    const [submit, onStored] = [jest.fn(() => Promise.resolve(null)), jest.fn()];
    const { press, enter } = show(situations.form, { submit, onStored });
    expect(readScreen()).toMatchInlineSnapshot(`
      textbox "الاسم (بالعربية)" = "سلة" maxlength=120
      textbox "الاسم (بالإنكليزية)" = "Basket" maxlength=120
      textbox "عمر الأول" = "30"
      textbox "عمر الثاني" = "4"
      button "حفظ"
    `);
    enter('عمر الثاني', '5');
    await press('حفظ');
    const sent = { ...typed, members: [{ age: '30' }, { age: '5' }] };
    expect(submit.mock.calls).toEqual([[sent, nthId(1)]]);
    expect(onStored.mock.calls).toEqual([[sent]]);
  });

  it('sends nothing that is incomplete, and leads to the first field that is', async () => {
    const submit = jest.fn(() => Promise.resolve(null));
    const { press, enter } = show(situations.form, { submit });
    enter('الاسم (بالإنكليزية)', '  ');
    await press('حفظ');
    expect(submit).not.toHaveBeenCalled();
    expect(readProblems()).toEqual([['الاسم (بالإنكليزية)', 'اكتب الاسم باللغتين.']]);
    expect(screen.getByLabelText('الاسم (بالإنكليزية)')).toHaveFocus();
    enter('الاسم (بالعربية)', '');
    await press('حفظ');
    expect(readProblems()).toEqual([
      ['الاسم (بالعربية)', 'اكتب الاسم باللغتين.'],
      ['الاسم (بالإنكليزية)', 'اكتب الاسم باللغتين.'],
    ]);
    expect(screen.getByLabelText('الاسم (بالعربية)')).toHaveFocus();
  });

  it('is sent once, however often it is pressed while the answer is awaited', async () => {
    const { submit, answer } = hesitates();
    const onStored = jest.fn();
    const { press } = show(situations.form, { submit, onStored });
    await press('حفظ');
    expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
    await press('حفظ');
    await answer(null);
    expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'false');
    expect(submit).toHaveBeenCalledTimes(1);
    expect(onStored).toHaveBeenCalledTimes(1);
  });

  it('says a refusal beside its field and leads there', async () => {
    const { press } = show(situations.formRefused);
    await press('حفظ');
    expect(readProblems()).toEqual([['الاسم (بالإنكليزية)', 'يوجد سجل آخر بهذا الاسم أو الرمز.']]);
    expect(screen.getByLabelText('الاسم (بالإنكليزية)')).toHaveFocus();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('knows a field that the server calls otherwise, in a list too', async () => {
    const { press } = show(situations.form, { submit: refuses('ALREADY_EXISTS', 'bornOn') });
    await press('حفظ');
    expect(readProblems().map(([label]) => label)).toEqual(['عمر الثاني']);
    show(situations.form, { submit: refuses('ALREADY_EXISTS', 'members.0.age') });
    await press('حفظ');
    expect(readProblems().map(([label]) => label)).toEqual(['عمر الأول']);
  });

  it.each([null, 'version', 'members.7.age', 'name.ar.first'])(
    'says a refusal of %s, which is no field of it, below the fields, and can be sent again with the same key',
    async (field) => {
      const submit = jest.fn().mockImplementationOnce(refuses('ALREADY_EXISTS', field)).mockResolvedValueOnce(null);
      const { press } = show(situations.form, { submit });
      await press('حفظ');
      expect(readProblems()).toEqual([]);
      expect(screen.getByRole('alert')).toHaveTextContent('يوجد سجل آخر بهذا الاسم أو الرمز.');
      await press('حفظ');
      expect(submit.mock.calls).toEqual([
        [typed, nthId(1)],
        [typed, nthId(1)],
      ]);
      expect(screen.queryByRole('alert')).toBeNull();
    },
  );

  it('keeps what was typed when nobody answers, and says so', async () => {
    const onStored = jest.fn();
    const { press, enter } = show(situations.form, { submit: isUnreachable, onStored });
    enter('عمر الأول', '31');
    await press('حفظ');
    expect(screen.getByRole('alert')).toHaveTextContent(
      'تعذّر الإرسال: الشبكة أو الخادم غير متاحين الآن. ما كتبته محفوظ هنا، أعد المحاولة.',
    );
    expect(screen.getByLabelText('عمر الأول')).toHaveValue('31');
    expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'false');
    expect(onStored).not.toHaveBeenCalled();
  });
});

describe('the frame of a form', () => {
  it('has one button, and a way out where the form can be left', async () => {
    show(situations.frame);
    expect(readScreen()).toMatchInlineSnapshot(`
      الحقول
      button "حفظ"
    `);
    const onCancel = jest.fn();
    const { press } = show(situations.frameSending, { onCancel });
    expect(readScreen()).toMatchInlineSnapshot(`
      الحقول
      button "إلغاء"
      button "ترشيح" disabled
    `);
    expect(document.querySelector('[type=submit]')).toHaveAttribute('data-sending', 'true');
    await press('إلغاء');
    expect(onCancel).toHaveBeenCalledTimes(1);
  });

  it('reads out at once what belongs to no field', () => {
    show(situations.frameRefused);
    expect(readScreen()).toMatchInlineSnapshot(`
      الحقول
      alert
        الشهر مغلق.
      button "حفظ"
    `);
  });

  it('leaves the checks of fields to the form, which speaks the language of the reader', () => {
    show(situations.frame);
    expect(document.querySelector('form')).toHaveAttribute('novalidate');
  });
});

describe('a choice of currency', () => {
  const choices = (): (string | null)[] =>
    [...document.querySelectorAll('option')].map(({ textContent }) => textContent);

  it('begins with the usual ones, by their names in the language of the reader', () => {
    show(situations.currency);
    expect(readScreen()).toMatchInlineSnapshot(`combobox "العملة" = "دولار أمريكي (USD)" of 162`);
    expect(choices().slice(0, 3)).toEqual(['ليرة سورية (SYP)', 'دولار أمريكي (USD)', 'يورو (EUR)']);
    expect(new Set(choices()).size).toBe(choices().length);
    show(situations.currency, {}, { language: 'en' });
    expect(choices().slice(0, 3)).toEqual(['Syrian Pound (SYP)', 'US Dollar (USD)', 'Euro (EUR)']);
  });

  it('may offer none first', () => {
    show(situations.currencyOrNone);
    expect(choices().slice(0, 2)).toEqual(['بلا مبلغ', 'ليرة سورية (SYP)']);
    expect(screen.getByLabelText('العملة')).toHaveValue('');
  });
});

it('a name is written in both directions, each marked with its language', () => {
  show(situations.form);
  const marks = ['الاسم (بالعربية)', 'الاسم (بالإنكليزية)'].map((label) => {
    const field = screen.getByLabelText(label);
    const direction = field.closest('[dir]')?.getAttribute('dir');
    return [direction, ...['lang', 'maxlength', 'autocomplete'].map((name) => field.getAttribute(name))];
  });
  expect(marks).toEqual([
    ['rtl', 'ar', '120', 'off'],
    ['ltr', 'en', '120', 'off'],
  ]);
});
